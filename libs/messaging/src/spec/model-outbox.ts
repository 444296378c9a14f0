import type {
  Lease,
  OutboxPage,
  OutboxReader,
  OutboxRow,
  OutboxWindow,
  RelayCursor,
  Timer,
} from '../ports.js';
import { Faults } from './faults.js';

interface Committed {
  /** Which commit made the row visible; a snapshot is the number of the last commit that it sees. */
  readonly commit: number;
  readonly row: OutboxRow;
}

const START: RelayCursor = { old: '0', target: null, afterSeq: 0n };

/** The outbox as a list, and its slot as an object. */
export class ModelOutbox implements OutboxReader {
  readonly faults = new Faults<'acquire' | 'next' | 'save' | 'release' | 'maintain'>();
  cursor = START;
  epoch = 0n;
  owner: string | undefined;
  saves = 0;
  maintained = 0;
  openWindows = 0;
  private commits = 0;
  private leaseUntil = Number.NEGATIVE_INFINITY;
  private readonly committed: Committed[] = [];

  constructor(
    private readonly timer: Timer,
    private readonly pageSize = 100,
  ) {}

  /** One transaction with these sequence numbers, which were taken before and may be smaller than committed ones. */
  commit(...seqs: number[]): void {
    this.commits += 1;
    for (const seq of seqs) {
      const row = { seq: BigInt(seq), topic: 't', key: 'k', headers: {}, payload: String(seq) };
      this.committed.push({ commit: this.commits, row });
    }
  }

  async acquire(owner: string, leaseMs: number): Promise<{ lease: Lease; cursor: RelayCursor } | undefined> {
    await this.faults.meet('acquire');
    if (this.leaseUntil > this.timer.now() && this.owner !== owner) return undefined;
    this.take(owner, leaseMs);
    return { lease: { owner, epoch: this.epoch }, cursor: this.cursor };
  }

  /** As another process does when the lease has run out. */
  take(owner: string, leaseMs: number): void {
    this.epoch += 1n;
    this.owner = owner;
    this.leaseUntil = this.timer.now() + leaseMs;
  }

  window(cursor: RelayCursor): OutboxWindow {
    return new ModelWindow(this, cursor, cursor.target ?? String(this.commits));
  }

  async save(lease: Lease, cursor: RelayCursor, leaseMs: number): Promise<boolean> {
    await this.faults.meet('save');
    if (lease.epoch !== this.epoch) return false;
    this.saves += 1;
    this.cursor = cursor;
    this.leaseUntil = this.timer.now() + leaseMs;
    return true;
  }

  async release(lease: Lease): Promise<void> {
    await this.faults.meet('release');
    if (lease.epoch === this.epoch) this.leaseUntil = Number.NEGATIVE_INFINITY;
  }

  async maintain(): Promise<void> {
    await this.faults.meet('maintain');
    this.maintained += 1;
  }

  async read(cursor: RelayCursor, target: string, afterSeq: bigint): Promise<OutboxPage> {
    await this.faults.meet('next');
    const rows = this.committed
      .filter(
        ({ commit, row }) => commit > Number(cursor.old) && commit <= Number(target) && row.seq > afterSeq,
      )
      .map(({ row }) => row)
      .sort((a, b) => Number(a.seq - b.seq));
    return { rows: rows.slice(0, this.pageSize), last: rows.length <= this.pageSize };
  }
}

class ModelWindow implements OutboxWindow {
  target = '';
  private afterSeq: bigint;
  private open = false;

  constructor(
    private readonly outbox: ModelOutbox,
    private readonly cursor: RelayCursor,
    private readonly closing: string,
  ) {
    this.afterSeq = cursor.afterSeq;
  }

  async next(): Promise<OutboxPage> {
    if (!this.open) this.outbox.openWindows += 1;
    this.open = true;
    const page = await this.outbox.read(this.cursor, this.closing, this.afterSeq);
    this.target = this.closing;
    this.afterSeq = page.rows.at(-1)?.seq ?? this.afterSeq;
    return page;
  }

  close(): Promise<void> {
    if (this.open) this.outbox.openWindows -= 1;
    this.open = false;
    return Promise.resolve();
  }
}
