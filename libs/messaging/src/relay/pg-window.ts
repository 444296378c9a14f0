import pg from 'pg';
import type { OutboxPage, OutboxRow, OutboxWindow, RelayCursor } from '../ports.js';
import type { PgLink } from './pg-link.js';

const COLUMNS = 'o.seq, o.topic, o.key, o.headers, o.payload';

/** Begun after a snapshot, or in progress at it: not visible in it, by index. */
const notIn = (xmax: string, xip: string) => `(o.tx >= ${xmax} or o.tx = any (array(${xip})))`;

/**
 * The first page and the snapshot that closes the window, in one statement: two would let a commit fall between them.
 * `seq + 0` keeps the planner from walking the index on seq from its beginning, through everything that was published.
 */
export const PEEK = `
  with t as materialized (
    select $1::text::pg_snapshot as old, coalesce($2::text::pg_snapshot, pg_current_snapshot()) as target
  )
  select (select target from t)::text as target, w.*
  from (values (1)) one left join (
    select c.* from (
      select b.*, count(*) over () as found, sum(octet_length(b.payload)) over (order by b.seq) - octet_length(b.payload) as before
      from (
        select ${COLUMNS} from outbox o
        where ${notIn('(select pg_snapshot_xmax(old) from t)', 'select pg_snapshot_xip(old) from t')}
          and pg_visible_in_snapshot(o.tx, (select target from t)) and o.seq + 0 > $3
        order by o.seq + 0 limit $4
      ) b
    ) c where c.before < $5
  ) w on true
  order by w.seq`;

/** Rows fetched at once while a page is filled: what bounds the memory when facts are large. */
const FETCH_ROWS = 200;

interface WindowRow {
  readonly seq: string;
  readonly topic: string;
  readonly key: string;
  readonly headers: string;
  readonly payload: string;
}

type PeekedRow = { readonly target: string; readonly found: string | null } & (
  WindowRow | { readonly seq: null }
);

export interface PageBounds {
  readonly rows: number;
  readonly bytes: number;
}

/** A window in PostgreSQL: one statement when it is small, a server-side cursor behind the first page when it is not. */
export class PgWindow implements OutboxWindow {
  private closing = '';
  private afterSeq: bigint;
  private walking = false;
  private reading: Promise<unknown> | undefined;

  constructor(
    private readonly link: PgLink,
    private readonly cursor: RelayCursor,
    private readonly bounds: PageBounds,
  ) {
    this.afterSeq = cursor.afterSeq;
  }

  get target(): string {
    return this.closing;
  }

  async next(): Promise<OutboxPage> {
    const reading = this.closing === '' ? this.peek() : this.walk();
    this.reading = reading;
    try {
      const page = await reading;
      this.afterSeq = page.rows.at(-1)?.seq ?? this.afterSeq;
      return page;
    } catch (error) {
      // The link has thrown the connection away, and the cursor with it.
      this.walking = false;
      throw error;
    } finally {
      this.reading = undefined;
    }
  }

  async close(): Promise<void> {
    if (this.reading) await this.link.close();
    else if (this.walking) await this.link.query('rollback').catch(() => undefined);
    this.walking = false;
  }

  private async peek(): Promise<OutboxPage> {
    const { rows: limit, bytes } = this.bounds;
    const { rows } = await this.link.query<PeekedRow & pg.QueryResultRow>({
      name: 'relay-peek',
      text: PEEK,
      values: [this.cursor.old, this.cursor.target, this.afterSeq, limit, bytes],
    });
    this.closing = rows[0]?.target ?? '';
    const found = Number(rows[0]?.found ?? 0);
    const page = rows.filter((row): row is PeekedRow & WindowRow => row.seq !== null).map(toRow);
    return { rows: page, last: found < limit && page.length === found };
  }

  private async walk(): Promise<OutboxPage> {
    if (!this.walking) await this.open();
    const page: OutboxRow[] = [];
    for (let bytes = 0; page.length < this.bounds.rows && bytes < this.bounds.bytes;) {
      const wanted = Math.min(FETCH_ROWS, this.bounds.rows - page.length);
      const { rows } = await this.link.query<WindowRow & pg.QueryResultRow>(`fetch ${wanted} from w`);
      for (const row of rows) {
        page.push(toRow(row));
        bytes += row.payload.length;
      }
      if (rows.length < wanted) return { rows: page, last: true };
    }
    return { rows: page, last: false };
  }

  private async open(): Promise<void> {
    const [old, target] = [this.cursor.old, this.closing].map(
      (text) => `${pg.escapeLiteral(text)}::pg_snapshot`,
    );
    await this.link.query('begin read only');
    // Set before the cursor stands: whatever happens, close() has something to roll back.
    this.walking = true;
    // Behind the first page the index on seq is the right one: it stands inside the window, and rows come at once.
    await this.link.query(
      `declare w no scroll cursor for select ${COLUMNS} from outbox o
       where ${notIn(`pg_snapshot_xmax(${old})`, `select pg_snapshot_xip(${old})`)}
         and pg_visible_in_snapshot(o.tx, ${target}) and o.seq > ${this.afterSeq} order by o.seq`,
    );
  }
}

const toRow = (row: WindowRow): OutboxRow => ({
  seq: BigInt(row.seq),
  topic: row.topic,
  key: row.key,
  headers: JSON.parse(row.headers) as Record<string, string>,
  payload: row.payload,
});
