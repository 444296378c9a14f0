import type { Lease, OutboxPage, OutboxRow, RelayCursor } from '../ports.js';
import { type Fact, makeFact } from './fact.js';
import { Postgres, type Transaction } from './postgres.js';

interface Row {
  readonly xid: number;
  readonly fact: Fact;
}

interface Slot {
  readonly epoch: bigint;
  readonly owner: string | undefined;
  readonly leaseUntil: number;
  readonly cursor: RelayCursor;
}

/** As `pg_snapshot`: begun before `xmax`, and not among those that were in progress. */
interface Snapshot {
  readonly xmax: number;
  readonly inProgress: ReadonlySet<number>;
}

/**
 * The writers' database. Sequence numbers and transaction ids are taken before the commit, as PostgreSQL does, so rows
 * become visible out of both orders.
 */
export class OutboxDatabase extends Postgres {
  readonly rows: Row[] = [];
  slot: Slot = {
    epoch: 0n,
    owner: undefined,
    leaseUntil: Number.NEGATIVE_INFINITY,
    cursor: { old: '1:1:', target: null, afterSeq: 0n },
  };
  /** What the checks want to know of every COMMIT. */
  committed: (facts: readonly Fact[]) => void = () => undefined;
  private readonly bySeq = new Map<bigint, Fact>();
  private slotOnDisk = this.slot;
  private seq = 0n;
  private nextXid = 1;
  private readonly xids = new Map<Transaction, number>();
  private readonly appended = new Map<Transaction, Fact[]>();
  private readonly versions = new Map<string, number>();
  private readonly snapshots = new Map<string, Snapshot>();

  /** Locks the aggregate by its version check, then writes its next facts. */
  async append(transaction: Transaction, key: string, facts: number): Promise<void> {
    this.touch(transaction);
    await this.lock(transaction, `aggregate ${key}`, 'update');
    const mine = this.appended.get(transaction) ?? [];
    this.appended.set(transaction, mine);
    const written = mine.filter((fact) => fact.key === key).length;
    const first = (this.versions.get(key) ?? 0) + written + 1;
    for (let index = 0; index < facts; index += 1) mine.push(makeFact((this.seq += 1n), key, first + index));
  }

  /** @throws Error when no such row was ever committed */
  factOf(row: OutboxRow): Fact {
    const found = this.bySeq.get(row.seq);
    if (!found) throw new Error(`row ${row.seq} was never committed`);
    return found;
  }

  /** A write of another table: from here on the transaction has its id. */
  touch(transaction: Transaction): void {
    if (!this.xids.has(transaction)) this.xids.set(transaction, this.nextXid++);
  }

  acquire(owner: string, leaseMs: number): { lease: Lease; cursor: RelayCursor } | undefined {
    const { slot, simulation } = this;
    if (slot.leaseUntil >= simulation.now && slot.owner !== owner) return undefined;
    this.slot = { ...slot, epoch: slot.epoch + 1n, owner, leaseUntil: simulation.now + leaseMs };
    this.slotOnDisk = this.slot;
    return { lease: { owner, epoch: this.slot.epoch }, cursor: slot.cursor };
  }

  /** Stored without waiting for the disk: a crash of the server may take it back. */
  save(lease: Lease, cursor: RelayCursor, leaseMs: number): boolean {
    if (lease.epoch !== this.slot.epoch) return false;
    this.slot = { ...this.slot, cursor, leaseUntil: this.simulation.now + leaseMs };
    return true;
  }

  release(lease: Lease): void {
    if (lease.epoch === this.slot.epoch) this.slot = { ...this.slot, leaseUntil: Number.NEGATIVE_INFINITY };
  }

  /** `pg_current_snapshot()`, as text. */
  snapshot(): string {
    const inProgress = [...this.xids.values()].sort((a, b) => a - b);
    return `${inProgress[0] ?? this.nextXid}:${this.nextXid}:${inProgress.join(',')}`;
  }

  read(old: string, target: string, afterSeq: bigint, limit: number): OutboxPage {
    const [from, to] = [this.parsed(old), this.parsed(target)];
    const found = this.rows
      .filter(({ xid, fact }) => !visible(xid, from) && visible(xid, to) && fact.row.seq > afterSeq)
      .map(({ fact }) => fact.row)
      .sort((a, b) => (a.seq < b.seq ? -1 : 1));
    return { rows: found.slice(0, limit), last: found.length < limit };
  }

  /** Whether a relay that goes on from the cursor would never read the fact. */
  passed({ xid, fact }: Row, { old, target, afterSeq }: RelayCursor): boolean {
    if (visible(xid, this.parsed(old))) return true;
    return target !== null && visible(xid, this.parsed(target)) && fact.row.seq <= afterSeq;
  }

  override restart(ms: number): void {
    if (this.down) return;
    super.restart(ms);
    if (this.simulation.random.chance(0.5)) this.slot = this.slotOnDisk;
  }

  protected override committing(transaction: Transaction): void {
    const facts = this.appended.get(transaction) ?? [];
    const xid = this.xids.get(transaction) ?? 0;
    for (const fact of facts) {
      this.rows.push({ xid, fact });
      this.bySeq.set(fact.row.seq, fact);
      this.versions.set(fact.key, fact.version);
    }
    this.slotOnDisk = this.slot;
    this.committed(facts);
  }

  protected override ended(transaction: Transaction): void {
    this.xids.delete(transaction);
    this.appended.delete(transaction);
  }

  private parsed(text: string): Snapshot {
    let snapshot = this.snapshots.get(text);
    if (!snapshot) {
      const [, xmax = '1', list = ''] = text.split(':');
      const inProgress = new Set(list === '' ? [] : list.split(',').map(Number));
      this.snapshots.set(text, (snapshot = { xmax: Number(xmax), inProgress }));
    }
    return snapshot;
  }
}

const visible = (xid: number, { xmax, inProgress }: Snapshot) => xid < xmax && !inProgress.has(xid);
