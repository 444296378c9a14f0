import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DomainError } from '@xaso/kernel';
import type { PoolClient } from 'pg';
import { Database, sqlFault, type Tx } from '../index.js';
import { startPostgres, withClient, type SpecPostgres } from '../spec/postgres.js';
import { runSample, type RunningService } from '../spec/running-service.js';
import { ThingEntity } from '../spec/sample-service.js';

let postgres: SpecPostgres;
let service: RunningService;
let database: Database;

beforeAll(async () => {
  postgres = await startPostgres();
  service = await runSample(await postgres.database(), {}, { DATABASE_POOL: '3' });
  database = service.app.get(Database);
});
afterAll(async () => {
  await service.stop();
  await postgres.stop();
});

const INSERT = 'insert into thing (name, amount) values ($1, 1)';

async function names(prefix: string): Promise<string[]> {
  const rows = await database.query<{ name: string }>(
    'select name from thing where name like $1 order by id',
    [`${prefix}%`],
  );
  return rows.map(({ name }) => name);
}

describe('a transaction', () => {
  test('commits SQL and TypeORM together, then runs what waits for the commit', async () => {
    const told: string[] = [];
    const result = await database.transaction(async (tx) => {
      await tx.query(INSERT, ['commit-sql']);
      await tx.manager.insert(ThingEntity, { name: 'commit-orm', amount: 1 });
      tx.afterCommit(() => told.push('first'));
      tx.afterCommit(() => {
        throw new Error('a listener breaks');
      });
      tx.afterCommit(() => told.push('second'));
      expect(told).toEqual([]);
      return 'result';
    });
    expect(result).toBe('result');
    expect(told).toEqual(['first', 'second']);
    expect(await names('commit')).toEqual(['commit-sql', 'commit-orm']);
  });

  test('rolls everything back when the work throws, and tells nobody', async () => {
    const told: string[] = [];
    const work = database.transaction(async (tx) => {
      await tx.query(INSERT, ['rollback']);
      tx.afterCommit(() => told.push('never'));
      throw new DomainError('conflict', 'changed-mind', 'No.');
    });
    await expect(work).rejects.toMatchObject({ code: 'changed-mind' });
    expect(told).toEqual([]);
    expect(await names('rollback')).toEqual([]);
  });

  test('of which a statement failed does not pass for committed, though the error was swallowed', async () => {
    const work = database.transaction(async (tx) => {
      await tx.query(INSERT, ['swallowed']);
      await tx.query('select no_such_column').catch(() => undefined);
    });
    await expect(work).rejects.toThrow('its error was swallowed');
    expect(await names('swallowed')).toEqual([]);
  });

  test('is over afterwards: its tx throws', async () => {
    let kept: Tx | undefined;
    await database.transaction(async (tx) => {
      kept = tx;
      expect(tx.open).toBe(true);
    });
    expect(kept?.open).toBe(false);
    await expect(kept?.query('select 1')).rejects.toThrow('this transaction is over');
    expect(() => kept?.manager).toThrow('this transaction is over');
    expect(() => kept?.afterCommit(() => undefined)).toThrow('this transaction is over');
  });

  test('is not opened inside another, but beside another it is', async () => {
    const nested = database.transaction(() => database.transaction(async () => 'inner'));
    await expect(nested).rejects.toThrow('already open');
    const beside = await Promise.all([1, 2, 3].map((n) => database.transaction(async () => n)));
    expect(beside).toEqual([1, 2, 3]);
  });

  test('of TypeORM stays the same one: a repository begins none of its own', async () => {
    const work = database.transaction(async (tx) => {
      await tx.manager.save(ThingEntity, { name: 'repository', amount: 1 });
      await tx.manager.transaction((inner) =>
        inner.save(ThingEntity, { name: 'repository-inner', amount: 1 }),
      );
      throw new DomainError('conflict', 'changed-mind', 'No.');
    });
    await expect(work).rejects.toMatchObject({ code: 'changed-mind' });
    expect(await names('repository')).toEqual([]);
  });

  test('prepares a named statement once for each connection', async () => {
    await database.transaction(async (tx) => {
      await tx.query('select $1::int as n', [1], 'spec-named');
      await tx.query('select $1::int as n', [2], 'spec-named');
      const rows = await tx.query(`select 1 from pg_prepared_statements where name = 'spec-named'`);
      expect(rows).toHaveLength(1);
    });
  });

  test('leaves a refusal of the database as it is, for the store to understand', async () => {
    await database.query(INSERT, ['unique']);
    const error: unknown = await database
      .transaction((tx) => tx.query(INSERT, ['unique']))
      .catch((e: unknown) => e);
    expect(sqlFault(error)).toMatchObject({ state: '23505', constraint: 'thing_name_key', table: 'thing' });
  });
});

describe('the connections', () => {
  test('carry the limits and the name of the service', async () => {
    const [row] = await database.query<Record<string, string>>(
      `select current_setting('application_name') as name, current_setting('search_path') as path,
              current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
              current_setting('idle_in_transaction_session_timeout') as idle`,
    );
    expect(row).toEqual({ name: 'sample', path: 'public', statement: '9s', lock: '5s', idle: '9s' });
  });

  test('that are killed idle cost nothing', async () => {
    await Promise.all([1, 2, 3].map(() => database.query('select 1')));
    await killBackends();
    expect(await database.query<{ n: number }>('select 1 as n')).toEqual([{ n: 1 }]);
  });

  test('that are killed in a transaction make it unavailable, store nothing, and are replaced', async () => {
    for (const loseIt of [
      (tx: Tx) => tx.query('select 1'),
      (tx: Tx) => tx.manager.findBy(ThingEntity, { name: 'lost' }),
      () => Promise.resolve(),
    ]) {
      const work = database.transaction(async (tx) => {
        await tx.query(INSERT, ['lost']);
        await killBackends();
        await loseIt(tx);
      });
      await expect(work).rejects.toMatchObject({ kind: 'unavailable' });
    }
    expect(await names('lost')).toEqual([]);
    expect(database.pool.totalCount).toBeLessThanOrEqual(3);
    const all = await Promise.all([1, 2, 3, 4, 5].map((n) => database.transaction(async () => n)));
    expect(all).toHaveLength(5);
  });

  test('come back to the pool whatever happened', () => {
    expect(database.pool.totalCount - database.pool.idleCount).toBe(0);
    expect(database.pool.waitingCount).toBe(0);
  });
});

describe('the audit log', () => {
  test('takes rows and never gives one up', async () => {
    await database.query(
      `insert into audit_log (actor_id, actor_role, action, subject, subject_id) values ('a', 'admin', 'x', 'y', 'z')`,
    );
    for (const sql of [
      'update audit_log set actor_id = $$b$$',
      'delete from audit_log',
      'truncate audit_log',
    ]) {
      await expect(database.query(sql)).rejects.toThrow('audit_log is append-only');
    }
    expect(await database.query('select 1 from audit_log')).toHaveLength(1);
  });
});

async function killBackends(): Promise<void> {
  await withClient(service.url, (client) =>
    client.query(
      `select pg_terminate_backend(pid, 5000) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and application_name = 'sample'`,
    ),
  );
}

describe('a statement that is a transaction by itself', () => {
  test('is stored when it is answered, and leaves a refusal of the database as it is', async () => {
    const rows = await database.statement<{ name: string }>(`${INSERT} returning name`, ['alone']);
    expect(rows).toEqual([{ name: 'alone' }]);
    expect(await names('alone')).toEqual(['alone']);
    const refused = await database
      .statement('insert into thing (name) values (null)')
      .catch((error: unknown) => error);
    expect(sqlFault(refused)).toMatchObject({ state: '23502' });
  });

  test('is refused inside a transaction, which it would not be part of', async () => {
    const work = database.transaction(() => database.statement(INSERT, ['beside']));
    await expect(work).rejects.toThrow('a transaction is already open here');
    expect(await names('beside')).toEqual([]);
  });

  test('whose connection is lost is in doubt, and the connection is replaced', async () => {
    const slow = database
      .statement(`insert into thing (name, amount) select 'doubt', 1 from pg_sleep(30)`)
      .catch((error: unknown) => error);
    const sleeping = `select 1 from pg_stat_activity where wait_event = 'PgSleep' and query like '%doubt%'`;
    while ((await database.query(sleeping)).length === 0);
    await killBackends();
    expect(await slow).toMatchObject({ kind: 'unavailable', code: 'commit-unknown' });
    expect(await names('doubt')).toEqual([]);
  });

  test('whose connection breaks without a word is in doubt too, and the process lives on', async () => {
    const opened: PoolClient[] = [];
    database.pool.on('acquire', (client) => opened.push(client));
    const slow = database.statement('select pg_sleep(30)').catch((error: unknown) => error);
    while (opened.length === 0) await database.query('select 1');
    for (const client of opened) Reflect.get(client, 'connection').stream.destroy();
    expect(await slow).toMatchObject({ kind: 'unavailable', code: 'commit-unknown' });
    expect(await database.query<{ n: number }>('select 1 as n')).toEqual([{ n: 1 }]);
  });
});

test('a list comes to the database as it is, whatever its texts look like', async () => {
  const texts = [
    'plain',
    '',
    ' ',
    'null',
    'NULL',
    'a,b',
    '{a}',
    'a"b',
    String.raw`a\b`,
    "it's",
    'Thành Sơn',
    '\n',
    null,
  ];
  const dates = [new Date('2022-06-01T00:00:00Z'), null];
  const [row] = await database.query<Record<string, unknown>>(
    'select $1::text[] as texts, $2::float8[] as numbers, $3::boolean[] as flags, $4::timestamptz[] as dates, $5::text[] as none',
    [texts, [1, -0.5, 1e21, Number.NaN, null], [true, false, null], dates, []],
  );
  expect(row).toEqual({
    texts,
    numbers: [1, -0.5, 1e21, Number.NaN, null],
    flags: [true, false, null],
    dates,
    none: [],
  });
});
