import pg from 'pg';
import { type Lease, type OutboxReader, type OutboxRow, OutboxUnusable, type OutboxWindow, type RelayCursor } from '../ports.js';

const COLUMNS = 'seq, topic, key, headers, payload';

// Not visible in `old`, by index: begun after it, or in progress at it. Visible in the window's snapshot.
const IN_WINDOW = `(o.tx >= pg_snapshot_xmax($1::pg_snapshot) or o.tx = any (array(select pg_snapshot_xip($1::pg_snapshot))))`;

const PEEK = `
  select t.target::text as target, w.*
  from (select coalesce($2::text::pg_snapshot, pg_current_snapshot()) as target) t
  left join lateral (
    select ${COLUMNS} from outbox o
    where ${IN_WINDOW} and pg_visible_in_snapshot(o.tx, t.target) and o.seq > $3
    order by o.seq limit $4
  ) w on true`;

const SERVER = `
  select pg_is_in_recovery() as standby, (select system_identifier::text from pg_control_system()) as system,
         pg_snapshot_xmax(pg_current_snapshot())::text as xmax`;

interface PeekedRow {
  target: string;
  seq: string | null;
  topic: string;
  key: string;
  headers: string;
  payload: string;
}

const toRow = (row: PeekedRow): OutboxRow => ({
  seq: BigInt(row.seq as string),
  topic: row.topic,
  key: row.key,
  headers: JSON.parse(row.headers) as Record<string, string>,
  payload: row.payload,
});

/**
 * Reads the outbox by snapshot difference (the idea of PgQ's ticks). Reading by `seq > last` would lose facts, because
 * sequence values are taken before commit; `order by tx` would disorder those that waited on a row lock.
 */
export class PgOutboxReader implements OutboxReader {
  private client: pg.Client | undefined;

  constructor(
    private readonly connection: pg.ClientConfig,
    private readonly slot = 'main',
  ) {}

  async acquire(owner: string, leaseMs: number): Promise<{ lease: Lease; cursor: RelayCursor } | undefined> {
    const client = await this.connected();
    const { rows: servers } = await client.query<{ standby: boolean; system: string; xmax: string }>(SERVER);
    const server = servers[0] as { standby: boolean; system: string; xmax: string };
    if (server.standby) throw new OutboxUnusable('the database is a standby: transaction ids lie there; point the relay at the primary');
    await client.query('insert into relay_slot (slot, system_identifier) values ($1, $2) on conflict do nothing', [this.slot, server.system]);
    const { rows } = await client.query<{ epoch: string; system: string; old: string; target: string | null; after: string; ahead: boolean }>(
      `update relay_slot set epoch = epoch + 1, owner = $2, lease_until = clock_timestamp() + $3 * interval '1 ms', updated_at = now()
       where slot = $1 and (lease_until < clock_timestamp() or owner = $2)
       returning epoch, system_identifier as system, old_snapshot as old, target_snapshot as target, after_seq as after,
         pg_snapshot_xmax(old_snapshot::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot()) as ahead`,
      [this.slot, owner, leaseMs],
    );
    const row = rows[0];
    if (!row) return undefined;
    if (row.system !== server.system || row.ahead) {
      throw new OutboxUnusable(
        `slot ${this.slot} belongs to another server or an earlier state of it (restored?); nothing is published until an operator has rebased the slot`,
      );
    }
    return { lease: { owner, epoch: BigInt(row.epoch) }, cursor: { old: row.old, target: row.target, afterSeq: BigInt(row.after) } };
  }

  window(cursor: RelayCursor): OutboxWindow {
    return new PgWindow(() => this.connected(), this.connection, cursor);
  }

  async save(lease: Lease, cursor: RelayCursor, leaseMs: number): Promise<boolean> {
    const client = await this.connected();
    const { rowCount } = await client.query({
      name: 'relay-save',
      text: `update relay_slot set old_snapshot = $4, target_snapshot = $5, after_seq = $6, updated_at = now(),
               lease_until = clock_timestamp() + $3 * interval '1 ms'
             where slot = $1 and epoch = $2`,
      values: [this.slot, lease.epoch, leaseMs, cursor.old, cursor.target, cursor.afterSeq],
    });
    return rowCount === 1;
  }

  async release(lease: Lease): Promise<void> {
    const client = await this.connected();
    await client.query(`update relay_slot set lease_until = '-infinity' where slot = $1 and epoch = $2`, [this.slot, lease.epoch]);
  }

  async maintain(): Promise<void> {
    await (await this.connected()).query('select ensure_messaging_partitions()');
  }

  async close(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await client?.end();
  }

  private async connected(): Promise<pg.Client> {
    if (this.client) return this.client;
    const client = await connect(this.connection);
    client.once('end', () => {
      if (this.client === client) this.client = undefined;
    });
    this.client = client;
    return client;
  }
}

async function connect(connection: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(connection);
  // Without a listener a killed backend would end the process; the next query rejects and is repeated.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  return client;
}

/** The first page comes with the snapshot in one statement; only a longer window opens a server-side cursor. */
class PgWindow implements OutboxWindow {
  private closing = '';
  private afterSeq: bigint;
  private walker: pg.Client | undefined;

  constructor(
    private readonly control: () => Promise<pg.Client>,
    private readonly connection: pg.ClientConfig,
    private readonly cursor: RelayCursor,
  ) {
    this.afterSeq = cursor.afterSeq;
  }

  get target(): string {
    return this.closing;
  }

  async next(limit: number): Promise<readonly OutboxRow[]> {
    const rows = this.closing === '' ? await this.peek(limit) : await this.walk(limit);
    this.afterSeq = rows.at(-1)?.seq ?? this.afterSeq;
    return rows;
  }

  async close(): Promise<void> {
    const walker = this.walker;
    this.walker = undefined;
    await walker?.end();
  }

  private async peek(limit: number): Promise<readonly OutboxRow[]> {
    const client = await this.control();
    const { rows } = await client.query<PeekedRow>({
      name: 'relay-peek',
      text: PEEK,
      values: [this.cursor.old, this.cursor.target, this.afterSeq, limit],
    });
    this.closing = rows[0]?.target ?? '';
    return rows.filter((row) => row.seq !== null).map(toRow);
  }

  private async walk(limit: number): Promise<readonly OutboxRow[]> {
    if (!this.walker) {
      this.walker = await connect(this.connection);
      await this.walker.query('begin read only');
      const literal = (snapshot: string) => (this.walker as pg.Client).escapeLiteral(snapshot);
      await this.walker.query(
        `declare w no scroll cursor for select ${COLUMNS} from outbox o
         where ${IN_WINDOW.replaceAll('$1', literal(this.cursor.old))}
           and pg_visible_in_snapshot(o.tx, ${literal(this.closing)}::pg_snapshot) and o.seq > ${this.afterSeq} order by o.seq`,
      );
    }
    const { rows } = await this.walker.query<PeekedRow>(`fetch ${limit} from w`);
    return rows.map(toRow);
  }
}
