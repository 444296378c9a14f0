import { changed, type CommuneThing, created, type Decided } from '@xaso/contracts-common';
import { DomainError } from '@xaso/kernel';
import { type Likeness, likeness } from './likeness.js';
import type { Person } from './person.js';

/** Two people who may be one. */
export interface PersonPair extends CommuneThing {
  /** Written down first. */
  readonly knownId: string;
  readonly newerId: string;
  readonly because: readonly Likeness[];
  /** `open` until somebody has decided; a decision can be taken back. */
  readonly state: 'open' | 'same' | 'different';
  /** Of the same person, the one that stays. */
  readonly keptId: string | null;
  readonly reason: string | null;
  readonly decidedAt: Date | null;
}

/** What is to be looked at after these were written down. @param id makes an id for each pair */
export function pairsOf(
  newcomers: readonly Person[],
  others: readonly Person[],
  id: () => string,
  at: Date,
): Decided<PersonPair>[] {
  const found = new Map<string, Decided<PersonPair>>();
  const alike = byLikeness(others);
  for (const newer of newcomers)
    for (const known of alike(newer)) {
      const because = likeness(known, newer);
      // Among newcomers each pair comes twice, once from either side.
      if (because.length === 0 || known.id >= newer.id) continue;
      const { programme, communeUnitId, synthetic } = newer;
      const part = { id: id(), programme, communeUnitId, synthetic, createdAt: at };
      const two = { ...part, knownId: known.id, newerId: newer.id, because };
      found.set(
        `${known.id} ${newer.id}`,
        created<PersonPair>({ ...two, state: 'open', keptId: null, reason: null, decidedAt: null }),
      );
    }
  return [...found.values()];
}

/** People by what can make them alike, so that a list of thousands is not compared each with each. */
function byLikeness(people: readonly Person[]): (of: Person) => Set<Person> {
  const index = new Map<string, Person[]>();
  for (const person of people)
    for (const key of keysOf(person)) index.set(key, [...(index.get(key) ?? []), person]);
  return (of) => new Set(keysOf(of).flatMap((key) => index.get(key) ?? []));
}

const keysOf = ({ folded, birthYear, phone }: Person): string[] => [
  `${birthYear} ${folded}`,
  ...(phone === null ? [] : [phone]),
];

/** They are one person: `keptId` stays. @throws DomainError conflict `pair-decided`, invalid `kept-neither` */
export function same(of: PersonPair, keptId: string, reason: string, at: Date): Decided<PersonPair> {
  assertOpen(of);
  if (keptId !== of.knownId && keptId !== of.newerId)
    throw new DomainError(
      'invalid',
      'kept-neither',
      'Người được giữ phải là một trong hai; chưa thay đổi gì.',
      [{ field: 'keep', code: 'kept-neither', detail: `Một trong ${of.knownId}, ${of.newerId}.` }],
    );
  return changed(of, { state: 'same', keptId, reason, decidedAt: at });
}

/** They are two people. @throws DomainError conflict `pair-decided` */
export function different(of: PersonPair, reason: string, at: Date): Decided<PersonPair> {
  assertOpen(of);
  return changed(of, { state: 'different', reason, decidedAt: at });
}

/** The decision is taken back; why stands in the audit log. @throws DomainError conflict `pair-open` */
export function reopen(of: PersonPair): Decided<PersonPair> {
  if (of.state === 'open')
    throw new DomainError('conflict', 'pair-open', 'Cặp này chưa có quyết định nào; chưa thay đổi gì.');
  return changed(of, { state: 'open', keptId: null, reason: null, decidedAt: null });
}

function assertOpen({ state }: PersonPair): void {
  if (state === 'open') return;
  throw new DomainError(
    'conflict',
    'pair-decided',
    `Cặp này đã được quyết định là ${state === 'same' ? 'một người' : 'hai người khác nhau'}; chưa thay đổi gì. Muốn đổi, hãy mở lại kèm lý do.`,
  );
}
