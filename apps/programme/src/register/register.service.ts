import { Inject, Injectable } from '@nestjs/common';
import { assertSeen, contextOf, type Decided, type Seen } from '@xaso/contracts-common';
import type { RegisterKind } from '@xaso/contracts-programme';
import { type Actor, assertHappened, type Clock, type Day, DomainError } from '@xaso/kernel';
import { APPROVERS, audit, CLOCK, Database, RECORDERS, type Tx } from '@xaso/platform';
import { v7 as uuidv7 } from 'uuid';
import { type EvidenceRef, refsOf } from '../evidence/evidence-ref.js';
import { EvidenceStore } from '../evidence/evidence.store.js';
import { assertOfProgramme } from '../pilots/pilot.js';
import { PilotsStore } from '../pilots/pilots.store.js';
import { ProgrammesStore } from '../programmes/programmes.store.js';
import { checkedContent } from './content.js';
import {
  approve,
  type EntryHome,
  latest,
  record,
  type RegisterEntry,
  revise,
  type Wording,
  withdraw,
} from './entry.js';
import { DocumentUses } from './document-uses.queries.js';
import { assertMayRead } from './register.queries.js';
import { RegisterStore } from './register.store.js';
import { assertCounts, assertSameAs } from './same-as.js';

/** A wording as it comes in. */
export interface WordingCommand {
  readonly on: Day;
  readonly content: unknown;
  readonly evidence: readonly EvidenceRef[];
  readonly sameAs: string | null;
}

export interface RecordCommand extends WordingCommand {
  readonly kind: RegisterKind;
  readonly programme: string;
  readonly pilotId: string | null;
  readonly synthetic: boolean;
}

/** Recording, revising, approving and withdrawing entries of the register. */
@Injectable()
export class RegisterService {
  constructor(
    private readonly database: Database,
    private readonly entries: RegisterStore,
    private readonly pilots: PilotsStore,
    private readonly programmes: ProgrammesStore,
    private readonly evidence: EvidenceStore,
    private readonly uses: DocumentUses,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError invalid, forbidden, not-found (programme, pilot), conflict (a document that is there) */
  async record(tx: Tx, command: RecordCommand, actor: Actor): Promise<RegisterEntry> {
    const home = await this.home(tx, command, actor);
    const wording = await this.wording(tx, home, command, null, actor);
    const decided = record(home, wording);
    await this.entries.assertUnique(tx, decided.next);
    await this.entries.insert(tx, decided, contextOf(decided.next, actor.role));
    await this.log(tx, decided.next, 'recorded', actor);
    return decided.next;
  }

  /** @throws DomainError conflict when another version is stored than the one that was read */
  revise(
    id: string,
    command: WordingCommand,
    { reason, version }: Seen<{ readonly reason: string }>,
    actor: Actor,
  ): Promise<RegisterEntry> {
    return this.change(id, 'revised', actor, reason, async (entry, tx) => {
      assertSeen(entry, version, this.entries.what);
      assertMayWrite(entry, actor);
      const decided = revise(entry, await this.wording(tx, entry, command, reason, actor));
      await this.entries.assertUnique(tx, decided.next);
      return decided;
    });
  }

  approve(id: string, revision: number, on: Day, actor: Actor): Promise<RegisterEntry> {
    return this.change(id, 'approved', actor, undefined, async (entry, tx) => {
      const now = this.clock.now();
      assertHappened(on, now);
      const decided = approve(entry, revision, { by: actor.id, on, at: now.toISOString() });
      const { sameAs } = decided.next;
      if (sameAs !== null) {
        const original = await this.entries.original(tx, entry.programme, sameAs);
        assertSameAs(entry, original);
        assertCounts(original);
      }
      return decided;
    });
  }

  withdraw(id: string, on: Day, reason: string, actor: Actor): Promise<RegisterEntry> {
    return this.change(id, 'withdrawn', actor, reason, async (entry, tx) => {
      assertMayWithdraw(entry, actor);
      assertHappened(on, this.clock.now());
      await this.entries.assertNotRepeated(tx, entry);
      await this.uses.assertUnused(tx, entry);
      return withdraw(entry, on);
    });
  }

  private async home(tx: Tx, command: RecordCommand, actor: Actor): Promise<EntryHome> {
    const programme = await this.programmes.named(tx, command.programme);
    const rest = { id: uuidv7(), kind: command.kind, programme: programme.code, createdAt: this.clock.now() };
    if (command.pilotId === null) {
      const home = { ...rest, pilotId: null, communeUnitId: null };
      assertMayWrite(home, actor);
      return { ...home, synthetic: programme.synthetic || command.synthetic };
    }
    const pilot = await this.pilots.whole(tx, command.pilotId, actor);
    assertOfProgramme(pilot, programme.code);
    const { id: pilotId, communeUnitId } = pilot;
    return { ...rest, pilotId, communeUnitId, synthetic: pilot.synthetic || command.synthetic };
  }

  private async wording(
    tx: Tx,
    entry: EntryHome,
    command: WordingCommand,
    reason: string | null,
    actor: Actor,
  ): Promise<Wording> {
    const { on, evidence, sameAs } = command;
    const now = this.clock.now();
    assertHappened(on, now);
    const content = checkedContent(entry.kind, command.content);
    await this.evidence.assertEvidence(tx, entry.programme, refsOf(evidence), 'evidence', actor);
    if (sameAs !== null) {
      const original = await this.entries.original(tx, entry.programme, sameAs);
      assertMayRead(original.entry, actor);
      assertSameAs(entry, original);
    }
    return { content, on, evidence, sameAs, recordedBy: actor.id, recordedAt: now.toISOString(), reason };
  }

  private change(
    id: string,
    verb: string,
    actor: Actor,
    reason: string | undefined,
    decide: (entry: RegisterEntry, tx: Tx) => Promise<Decided<RegisterEntry>>,
  ): Promise<RegisterEntry> {
    return this.database.transaction(async (tx) => {
      const entry = await this.entries.load(tx, id);
      assertMayRead(entry, actor);
      const decided = await decide(entry, tx);
      await this.entries.update(tx, decided, contextOf(entry, actor.role));
      await this.log(tx, decided.next, verb, actor, reason);
      return decided.next;
    });
  }

  private async log(
    tx: Tx,
    entry: RegisterEntry,
    verb: string,
    actor: Actor,
    reason?: string,
  ): Promise<void> {
    await audit(tx, {
      actor,
      action: `register.${verb}`,
      subject: 'register-entry',
      subjectId: entry.id,
      ...(reason === undefined ? {} : { reason }),
      detail: { kind: entry.kind, revision: latest(entry).revision },
    });
  }
}

/** What spans the communes of a programme is written by those who lead it. */
function assertMayWrite({ communeUnitId }: Pick<EntryHome, 'communeUnitId'>, actor: Actor): void {
  if (communeUnitId !== null || actor.role === 'admin' || actor.role === 'programme-lead') return;
  throw new DomainError(
    'forbidden',
    'programme-wide',
    'Mục của cả chương trình do chủ nhiệm hoặc quản trị ghi; cán bộ xã hãy ghi cho thí điểm của xã mình. Chưa lưu gì.',
  );
}

/** Who may take back what counts is who may let it count; a draft is taken back by those who write. */
function assertMayWithdraw(entry: RegisterEntry, actor: Actor): void {
  if (entry.state === 'approved') {
    if (isOneOf(APPROVERS, actor)) return;
    throw new DomainError(
      'forbidden',
      'withdraw-approved',
      'Mục đã duyệt do người có quyền duyệt rút lại; cán bộ xã hãy đề nghị cấp trên. Chưa thay đổi gì.',
    );
  }
  if (!isOneOf(RECORDERS, actor))
    throw new DomainError(
      'forbidden',
      'withdraw-draft',
      'Bản nháp do người ghi nhận rút lại; người duyệt chỉ rút mục đã duyệt. Chưa thay đổi gì.',
    );
  assertMayWrite(entry, actor);
}

const isOneOf = (roles: readonly string[], { role }: Actor): boolean => roles.includes(role);
