import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Place, Stage } from '../lab/stage.js';

const run = promisify(execFile);
const COLUMNS =
  'event_id, topic, key, type, aggregate_type, aggregate_id, aggregate_version, headers, payload';

/** A row of the outbox as the service writes it: 500 bytes of payload. */
const ROW = `'bench.thing.v1', 'thing-' || :k, 'bench.thing.changed', 'bench.thing', 'thing-' || :k, 1, repeat('h', 220), repeat('p', 500)`;

/** What PostgreSQL reaches with the same rows when nothing else is done, driven by its own client. */
export const PGBENCH = {
  /** One change and one outbox row in a statement that is the transaction, 16 connections. */
  single: {
    clients: 16,
    eventsATransaction: 1,
    script: `\\set k :client_id * 20 + random(1, 20)
with changed as (update thing set version = version + 1, total = total + 1 where id = 'thing-' || :k returning 1)
  insert into outbox (${COLUMNS}) select uuidv7(), ${ROW} from changed;
`,
  },
  /** One change and 50 outbox rows a transaction, 2 connections. */
  batched: {
    clients: 2,
    eventsATransaction: 50,
    script: `\\set k :client_id * 20 + random(1, 20)
begin;
with changed as (update thing set version = version + 50, total = total + 50 where id = 'thing-' || :k returning 1)
  insert into outbox (${COLUMNS}) select uuidv7(), ${ROW} from changed, generate_series(1, 50);
commit;
`,
  },
  /** Inbox rows and effects of 200 events a transaction, 1 connection: the database's part of consuming. */
  effects: {
    clients: 1,
    eventsATransaction: 200,
    script: `\\set k random(1, 20)
begin;
with claimed as (insert into inbox (event_id, consumer) select uuidv7(), 'bench.effects' from generate_series(1, 200) on conflict do nothing returning event_id)
  insert into effect (event_id, key, version, amount) select event_id, 'thing-' || :k, 1, 1 from claimed;
commit;
`,
  },
} as const;

export type PgbenchScript = keyof typeof PGBENCH;

/** Events a second that PostgreSQL alone takes; undefined when pgbench is not installed. */
export async function pgbench(
  stage: Stage,
  place: Place,
  name: PgbenchScript,
  seconds: number,
): Promise<number | undefined> {
  const { clients, eventsATransaction, script } = PGBENCH[name];
  const file = join(stage.folder, `${place.prefix}${name}.sql`);
  await writeFile(file, script);
  await place.database.query(
    `insert into thing (id, version, total) select 'thing-' || n, 0, 0 from generate_series(1, $1::int) n on conflict do nothing`,
    [clients * 20 + 20],
  );
  const url = new URL(place.databaseUrl);
  const env = { ...process.env, PGPASSWORD: decodeURIComponent(url.password) };
  const args = ['-n', '-M', 'prepared', '-f', file, '-T', String(seconds)];
  const server = ['-h', url.hostname, '-p', url.port, '-U', url.username, url.pathname.slice(1)];
  try {
    const { stdout } = await run('pgbench', [...args, '-c', String(clients), '-j', '2', ...server], { env });
    const tps = transactionsPerSecond(stdout);
    if (tps === undefined) throw new Error(`pgbench said no transactions per second:\n${stdout}`);
    return tps * eventsATransaction;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** From what pgbench prints, old versions included. */
export function transactionsPerSecond(output: string): number | undefined {
  const [, tps] = /^tps = ([\d.]+)/m.exec(output) ?? [];
  return tps === undefined ? undefined : Number(tps);
}
