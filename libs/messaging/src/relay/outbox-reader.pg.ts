import type pg from 'pg';
import {
  type Lease,
  type OutboxReader,
  OutboxUnusable,
  type OutboxWindow,
  type RelayCursor,
} from '../ports.js';
import { outboxChannel } from './outbox-channel.js';
import { PgLink } from './pg-link.js';
import { PgWindow } from './pg-window.js';

export interface OutboxReaderOptions {
  readonly connectionString: string;
  readonly schema: string;
  readonly applicationName: string;
  readonly slot?: string;
  /** Called when another process says that it committed facts. */
  readonly onCommit?: () => void;
  /** Bounds of a page; smaller in tests. */
  readonly pageRows?: number;
  readonly pageBytes?: number;
}

const PAGE_ROWS = 2_000;
const PAGE_BYTES = 8 * 1024 * 1024;

const LOOK = `
  select pg_is_in_recovery() as standby, (select system_identifier::text from pg_control_system()) as here,
    s.system_identifier as owned_by, s.lease_until >= clock_timestamp() and s.owner is distinct from $2 as taken,
    pg_snapshot_xmax(coalesce(s.target_snapshot, s.old_snapshot)::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot()) as ahead
  from (values (1)) one left join relay_slot s on s.slot = $1`;

const TAKE = `
  update relay_slot set epoch = epoch + 1, owner = $2, lease_until = clock_timestamp() + $3 * interval '1 ms', updated_at = now()
  where slot = $1 and (lease_until < clock_timestamp() or owner = $2)
  returning epoch, old_snapshot as old, target_snapshot as target, after_seq as after`;

// A crash of the server may lose the last moves of the cursor, which repeats facts; it need not wait for the disk. (Taking
// the lease waits: an epoch must never be given twice.)
const SAVE = `
  update relay_slot set old_snapshot = $4, target_snapshot = $5, after_seq = $6, updated_at = now(),
    lease_until = clock_timestamp() + $3 * interval '1 ms'
  where slot = $1 and epoch = $2 returning set_config('synchronous_commit', 'off', true)`;

/** Published facts are kept for a re-publish, inbox rows for as long as a copy of their event may still come. */
const DROP = `select drop_messaging_partitions(interval '7 days', interval '30 days')`;

/**
 * A window of millions of facts takes its time. Its plans must never depend on statistics, which are always late on a
 * table that is filled at one end: by index, planned once, without compiling and without workers.
 */
export const READING_SETTINGS =
  '-c statement_timeout=120000 -c idle_in_transaction_session_timeout=120000 -c enable_seqscan=off' +
  ' -c plan_cache_mode=force_generic_plan -c jit=off -c max_parallel_workers_per_gather=0';

interface Look {
  readonly standby: boolean;
  readonly here: string;
  readonly owned_by: string | null;
  readonly taken: boolean | null;
  readonly ahead: boolean | null;
}

interface Taken {
  readonly epoch: string;
  readonly old: string;
  readonly target: string | null;
  readonly after: string;
}

/**
 * Reads the outbox by snapshot difference (the idea of PgQ's ticks). Reading by `seq > last` would lose facts, because
 * sequence values are taken before commit; `order by tx` would disorder those that waited on a row lock.
 */
export class PgOutboxReader implements OutboxReader {
  private readonly slot: string;
  /** The lease has a connection of its own: it is renewed while the other one reads a long window. */
  private readonly control: PgLink;
  private readonly reading: PgLink;

  constructor(private readonly options: OutboxReaderOptions) {
    const { connectionString, schema, applicationName, onCommit } = options;
    this.slot = options.slot ?? 'main';
    const shared = { connectionString, connectionTimeoutMillis: 5_000, keepAlive: true };
    const settings = `-c search_path=${schema} -c lock_timeout=3000`;
    this.control = new PgLink(
      {
        ...shared,
        application_name: applicationName,
        options: `${settings} -c statement_timeout=5000`,
        query_timeout: 10_000,
      },
      onCommit && ((client) => listen(client, outboxChannel(schema), onCommit)),
    );
    this.reading = new PgLink({
      ...shared,
      application_name: `${applicationName}-reading`,
      options: `${settings} ${READING_SETTINGS}`,
      query_timeout: 130_000,
    });
  }

  async acquire(owner: string, leaseMs: number): Promise<{ lease: Lease; cursor: RelayCursor } | undefined> {
    const { rows: looks } = await this.control.query<Look & pg.QueryResultRow>({
      name: 'relay-look',
      text: LOOK,
      values: [this.slot, owner],
    });
    const look = looks[0] as Look;
    this.refuseStranger(look);
    if (look.taken) return undefined;
    if (look.owned_by === null) {
      await this.control.query({
        text: 'insert into relay_slot (slot, system_identifier) values ($1, $2) on conflict do nothing',
        values: [this.slot, look.here],
      });
    }
    const { rows } = await this.control.query<Taken & pg.QueryResultRow>({
      name: 'relay-take',
      text: TAKE,
      values: [this.slot, owner, leaseMs],
    });
    const row = rows[0];
    if (!row) return undefined;
    return {
      lease: { owner, epoch: BigInt(row.epoch) },
      cursor: { old: row.old, target: row.target, afterSeq: BigInt(row.after) },
    };
  }

  window(cursor: RelayCursor): OutboxWindow {
    const { pageRows = PAGE_ROWS, pageBytes = PAGE_BYTES } = this.options;
    return new PgWindow(this.reading, cursor, { rows: pageRows, bytes: pageBytes });
  }

  async save(lease: Lease, cursor: RelayCursor, leaseMs: number): Promise<boolean> {
    const { rowCount } = await this.control.query({
      name: 'relay-save',
      text: SAVE,
      values: [this.slot, lease.epoch, leaseMs, cursor.old, cursor.target, cursor.afterSeq],
    });
    return rowCount === 1;
  }

  async release(lease: Lease): Promise<void> {
    await this.control.query({
      text: `update relay_slot set lease_until = '-infinity' where slot = $1 and epoch = $2`,
      values: [this.slot, lease.epoch],
    });
  }

  async maintain(): Promise<void> {
    // Two transactions: partitions to come are made even while the old ones cannot be dropped.
    await this.reading.query('select ensure_messaging_partitions()');
    await this.reading.query(DROP);
  }

  async close(): Promise<void> {
    await Promise.all([this.control.close(), this.reading.close()]);
  }

  private refuseStranger({ standby, here, owned_by: ownedBy, ahead }: Look): void {
    if (standby)
      throw new OutboxUnusable(
        'the database is a standby, where transaction ids lie; nothing is published from it. Point the relay at the primary',
      );
    if (ownedBy === null || (ownedBy === here && !ahead)) return;
    throw new OutboxUnusable(
      `slot ${this.slot} was left by another server or a later state of this one (restored or copied?); nothing is published ` +
        'and every fact stays in the outbox until an operator has rebased the slot: relay status says how',
    );
  }
}

async function listen(client: pg.Client, channel: string, onCommit: () => void): Promise<void> {
  client.on('notification', onCommit);
  await client.query(`listen ${client.escapeIdentifier(channel)}`);
}
