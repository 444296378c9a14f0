import {
  type InboxSession,
  type InboxStore,
  ParkedFull,
  type ParkedRecord,
  type PartitionRef,
  type StoredPosition,
} from '../ports.js';
import { Faults } from './faults.js';

interface Tables {
  offsets: Map<string, StoredPosition>;
  inbox: Set<string>;
  parked: ParkedRecord[];
  blocked: Set<string>;
  /** What handlers did, in order. */
  effects: string[];
}

/** What a handler writes to in place of a transaction. */
export interface ModelTx {
  readonly effects: string[];
  /** As an SQL error that a handler swallowed: nothing of the transaction can be committed. */
  spoiled: boolean;
}

const nameOf = (at: PartitionRef) => `${at.topic}/${at.partition}`;

/** The consumer's database: whatever a transaction wrote is there after its commit, or not at all. */
export class ModelInbox implements InboxStore<ModelTx> {
  readonly faults = new Faults<'begin' | 'claim' | 'commit' | 'committed' | 'position'>();
  tables: Tables = { offsets: new Map(), inbox: new Set(), parked: [], blocked: new Set(), effects: [] };
  transactions = 0;
  /** How many events may be parked for a consumer. */
  parkedCap = Number.POSITIVE_INFINITY;

  async transaction<T>(work: (session: InboxSession<ModelTx>) => Promise<T>): Promise<T> {
    await this.faults.meet('begin');
    this.transactions += 1;
    const { offsets, inbox, parked, blocked, effects } = this.tables;
    const copy: Tables = {
      offsets: new Map(offsets),
      inbox: new Set(inbox),
      parked: [...parked],
      blocked: new Set(blocked),
      effects: [...effects],
    };
    const session = new ModelSession(copy, this.faults, this.parkedCap);
    const result = await work(session);
    await this.faults.meet('commit');
    await session.verify();
    this.tables = copy;
    await this.faults.meet('committed');
    return result;
  }

  async position(
    at: PartitionRef,
    clusterId: string,
    initial: () => Promise<bigint>,
  ): Promise<StoredPosition> {
    await this.faults.meet('position');
    const stored = this.tables.offsets.get(nameOf(at)) ?? { next: await initial(), clusterId };
    this.tables.offsets.set(nameOf(at), stored);
    return stored;
  }

  next(at: PartitionRef): bigint | undefined {
    return this.tables.offsets.get(nameOf(at))?.next;
  }

  /** As an operator, another owner or a rebuild does. */
  moveTo(at: PartitionRef, next: bigint, clusterId = 'cluster'): void {
    this.tables.offsets.set(nameOf(at), { next, clusterId });
  }

  /** `consumer: event` of everything that is parked, with the reason. */
  parkedList(): string[] {
    return this.tables.parked.map(
      ({ consumer, eventId, error }) => `${consumer} ${eventId.slice(-4)}: ${error}`,
    );
  }
}

class ModelSession implements InboxSession<ModelTx> {
  readonly tx: ModelTx;

  constructor(
    private readonly tables: Tables,
    private readonly faults: ModelInbox['faults'],
    private readonly parkedCap: number,
  ) {
    this.tx = { effects: tables.effects, spoiled: false };
  }

  async advance(at: PartitionRef, from: bigint, to: bigint): Promise<boolean> {
    const stored = this.tables.offsets.get(nameOf(at));
    if (stored?.next !== from) return false;
    this.tables.offsets.set(nameOf(at), { ...stored, next: to });
    return true;
  }

  async blocked(consumers: readonly string[], keys: readonly string[]): Promise<ReadonlySet<string>> {
    const asked = consumers.flatMap((consumer) => keys.map((key) => `${consumer}\0${key}`));
    return new Set(asked.filter((one) => this.tables.blocked.has(one)));
  }

  async claim(consumer: string, eventIds: readonly string[]): Promise<ReadonlySet<string>> {
    await this.faults.meet('claim');
    const fresh = new Set(eventIds.filter((id) => !this.tables.inbox.has(`${consumer} ${id}`)));
    for (const id of fresh) this.tables.inbox.add(`${consumer} ${id}`);
    return fresh;
  }

  async park(records: readonly ParkedRecord[]): Promise<void> {
    for (const record of records) {
      const { consumer } = record;
      if (this.tables.parked.filter((one) => one.consumer === consumer).length >= this.parkedCap)
        throw new ParkedFull(consumer, this.parkedCap);
      const known = this.tables.parked.some(
        (one) => one.consumer === record.consumer && one.eventId === record.eventId,
      );
      if (!known) this.tables.parked.push(record);
      if (record.blocks) this.tables.blocked.add(`${record.consumer}\0${record.key}`);
    }
  }

  async verify(): Promise<void> {
    if (this.tx.spoiled) throw new Error('current transaction is aborted');
  }
}
