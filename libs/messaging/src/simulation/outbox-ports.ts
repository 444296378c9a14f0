import type { OutboxPage, OutboxReader, OutboxWindow, RelayCursor } from '../ports.js';
import type { Machine } from './machine.js';
import type { OutboxDatabase } from './outbox-database.js';

/** The relay's port on the modelled database, as one process has it. `looked` hears where windows begin. */
export function outboxReader(
  database: OutboxDatabase,
  machine: Machine,
  pageRows: number,
  looked: (cursor: RelayCursor, what: string) => void,
): OutboxReader {
  return {
    acquire: (owner, leaseMs) => machine.call(database, 'acquire', () => database.acquire(owner, leaseMs)),
    save: (lease, cursor, leaseMs) =>
      machine.call(database, `save ${told(cursor)} of epoch ${lease.epoch}`, () => {
        const saved = database.save(lease, cursor, leaseMs);
        if (saved) looked(cursor, 'stored');
        return saved;
      }),
    release: (lease) => machine.call(database, 'release', () => database.release(lease)),
    maintain: () => machine.call(database, 'maintain', () => undefined),
    window: (cursor) => {
      looked(cursor, 'read on from');
      return new ModelWindow(database, machine, cursor, pageRows);
    },
  };
}

class ModelWindow implements OutboxWindow {
  target = '';
  private afterSeq: bigint;

  constructor(
    private readonly database: OutboxDatabase,
    private readonly machine: Machine,
    private readonly cursor: RelayCursor,
    private readonly pageRows: number,
  ) {
    this.afterSeq = cursor.afterSeq;
  }

  async next(): Promise<OutboxPage> {
    const { database, cursor } = this;
    const { target, page } = await this.machine.call(database, `read behind ${told(cursor)}`, () => {
      // The first page and the snapshot that closes the window are of one statement.
      const closing = this.target || cursor.target || database.snapshot();
      return { target: closing, page: database.read(cursor.old, closing, this.afterSeq, this.pageRows) };
    });
    this.target = target;
    this.afterSeq = page.rows.at(-1)?.seq ?? this.afterSeq;
    return page;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

const told = ({ old, target, afterSeq }: RelayCursor) =>
  target === null ? old : `${old} up to ${target} after ${afterSeq}`;
