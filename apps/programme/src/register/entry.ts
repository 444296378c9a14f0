import { changed, created, type Decided, fact } from '@xaso/contracts-common';
import { EntryApproved, EntryRecorded, EntryWithdrawn, type RegisterKind } from '@xaso/contracts-programme';
import { assertAnother, assertNotBefore, type Day, DomainError, startOf, type UnitId } from '@xaso/kernel';
import type { EvidenceRef } from '../evidence/evidence-ref.js';
import { type Content, naturalKeyOf, searchTextOf } from './content.js';

/** Who let a revision count: the account, the business day, and when it was written down. */
export interface EntryApproval {
  readonly by: string;
  readonly on: Day;
  readonly at: string;
}

/** One wording of an entry. All stay readable. */
export interface EntryRevision {
  readonly revision: number;
  readonly content: Content;
  /** The day it is of: a visit, a decision, a meeting. */
  readonly on: Day;
  readonly evidence: readonly EvidenceRef[];
  /** The entry that says the same: this one does not count beside it. */
  readonly sameAs: string | null;
  readonly recordedBy: string;
  readonly recordedAt: string;
  /** Why it was revised; null for the first. */
  readonly reason: string | null;
  readonly approval: EntryApproval | null;
}

export type EntryState = 'draft' | 'approved' | 'withdrawn';

/** Something that is only recorded, approved and revised. */
export interface RegisterEntry {
  readonly id: string;
  readonly version: number;
  readonly kind: RegisterKind;
  readonly programme: string;
  readonly pilotId: string | null;
  /** Of the pilot; null for what spans the programme. */
  readonly communeUnitId: UnitId | null;
  readonly state: EntryState;
  /** Of the latest approved revision; null before. */
  readonly content: Content | null;
  readonly approvedRevision: number | null;
  readonly revisions: readonly EntryRevision[];
  /** Of the latest approved revision. */
  readonly sameAs: string | null;
  /** What it is unique by, of the latest approved revision. */
  readonly heldKey: string | null;
  /** What it is unique by, from the latest revision; null for kinds that may repeat. */
  readonly naturalKey: string | null;
  /** Folded text of the latest revision. */
  readonly searchText: string;
  readonly synthetic: boolean;
  readonly createdAt: Date;
}

export type EntryHome = Pick<
  RegisterEntry,
  'id' | 'kind' | 'programme' | 'pilotId' | 'communeUnitId' | 'synthetic' | 'createdAt'
>;

/** A wording as it is given; its content has been checked. */
export type Wording = Omit<EntryRevision, 'revision' | 'approval'>;

/** The first wording of a new entry. It does not count yet. */
export function record(home: EntryHome, wording: Wording): Decided<RegisterEntry> {
  const revision: EntryRevision = { ...wording, revision: 1, approval: null };
  const state = {
    state: 'draft' as const,
    content: null,
    approvedRevision: null,
    sameAs: null,
    heldKey: null,
  };
  return created<RegisterEntry>(
    { ...home, ...state, revisions: [revision], ...looksOf(home.kind, wording) },
    [fact(EntryRecorded, startOf(wording.on), { entryId: home.id, kind: home.kind, revision: 1 })],
  );
}

/** Another wording. The approved one keeps holding until this one is approved. @throws DomainError conflict */
export function revise(entry: RegisterEntry, wording: Wording): Decided<RegisterEntry> {
  assertNotWithdrawn(entry);
  const revision = latest(entry).revision + 1;
  const revisions = [...entry.revisions, { ...wording, revision, approval: null }];
  return changed(entry, { revisions, ...looksOf(entry.kind, wording) }, [
    fact(EntryRecorded, startOf(wording.on), { entryId: entry.id, kind: entry.kind, revision }),
  ]);
}

/** Lets the latest wording count. @throws DomainError not-found, conflict, invalid; forbidden for one's own wording */
export function approve(
  entry: RegisterEntry,
  revision: number,
  approval: EntryApproval,
): Decided<RegisterEntry> {
  assertNotWithdrawn(entry);
  const chosen = entry.revisions.find((one) => one.revision === revision);
  if (!chosen) throw new DomainError('not-found', 'revision-unknown', `Mục này không có bản ${revision}.`);
  if (chosen.approval)
    throw conflict(
      'revision-approved-already',
      `Bản ${revision} đã được duyệt ngày ${chosen.approval.on}; chưa thay đổi gì.`,
    );
  if (chosen !== latest(entry))
    throw conflict(
      'revision-old',
      `Bản ${revision} đã có bản ${latest(entry).revision} thay thế; hãy duyệt bản mới nhất. Chưa thay đổi gì.`,
    );
  assertAnother(chosen.recordedBy, approval.by);
  assertNotBefore(approval.on, chosen.on);
  const { content, sameAs } = chosen;
  const revisions = entry.revisions.map((one) => (one === chosen ? { ...one, approval } : one));
  const event = fact(EntryApproved, startOf(chosen.on), {
    entryId: entry.id,
    kind: entry.kind,
    revision,
    ...(sameAs === null ? {} : { sameAs }),
  });
  return changed(
    entry,
    { state: 'approved', content, approvedRevision: revision, sameAs, heldKey: entry.naturalKey, revisions },
    [event],
  );
}

/** Takes an entry back; it stays readable and counts no longer. @throws DomainError conflict, invalid */
export function withdraw(entry: RegisterEntry, on: Day): Decided<RegisterEntry> {
  assertNotWithdrawn(entry);
  const { revision, on: since } = latest(entry);
  assertNotBefore(on, since);
  const wasApproved = entry.approvedRevision !== null;
  return changed(entry, { state: 'withdrawn' }, [
    fact(EntryWithdrawn, startOf(on), { entryId: entry.id, kind: entry.kind, revision, wasApproved }),
  ]);
}

/** The wording that was written last, approved or not. */
export function latest(entry: Pick<RegisterEntry, 'revisions'>): EntryRevision {
  const last = entry.revisions.at(-1);
  if (!last) throw new Error('an entry of the register has at least one revision');
  return last;
}

const looksOf = (kind: RegisterKind, { content }: Wording) => ({
  naturalKey: naturalKeyOf(kind, content),
  searchText: searchTextOf(content),
});

function assertNotWithdrawn(entry: RegisterEntry): void {
  if (entry.state === 'withdrawn')
    throw conflict('entry-withdrawn', 'Mục này đã được rút lại; chỉ còn xem được. Chưa thay đổi gì.');
}

const conflict = (code: string, message: string) => new DomainError('conflict', code, message);
