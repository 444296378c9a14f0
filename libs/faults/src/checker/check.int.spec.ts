import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createTopics } from '@xaso/messaging';
import { migrate } from '@xaso/platform';
import { asAdmin, createDatabase, databaseUrl } from '@xaso/servers';
import { Kafka, logLevel, type Message } from 'kafkajs';
import pg from 'pg';
import { bankSets } from '../bank/bank.js';
import { check } from './check.js';
import { clean, type Verdict } from './verdict.js';

const NAMES = ['north', 'middle', 'south'] as const;
type Name = (typeof NAMES)[number];

const { run, adminUrl, brokers } = JSON.parse(process.env['XASO_TEST_RUN'] ?? '{}') as {
  run: string;
  adminUrl: string;
  brokers: string[];
};
const kafka = new Kafka({ clientId: 'spec', brokers, logLevel: logLevel.NOTHING });

let prefix: string;
let folder: string;
let databases: Map<Name, { name: string; client: pg.Client }>;
let history: string[];

beforeEach(async () => {
  prefix = `t${run}-${randomBytes(3).toString('hex')}.`;
  folder = await mkdtemp(join(tmpdir(), 'checker-'));
  databases = new Map();
  history = [];
  for (const service of NAMES) {
    const name = `t${run}_${randomBytes(6).toString('hex')}`;
    await asAdmin(adminUrl, (admin) => createDatabase(admin, { name }));
    await migrate(databaseUrl(adminUrl, name), bankSets);
    const client = new pg.Client({ connectionString: databaseUrl(adminUrl, name) });
    await client.connect();
    databases.set(service, { name, client });
  }
  await withAdmin(async (admin) => {
    await createTopics(
      admin,
      NAMES.map((name) => ({ topic: topicOf(name), numPartitions: 3 })),
    );
  });
});

afterEach(async () => {
  for (const { name, client } of databases.values()) {
    await client.end();
    await asAdmin(adminUrl, (admin) => admin.query(`drop database if exists ${name} with (force)`));
  }
  await withAdmin((admin) => admin.deleteTopics({ topics: NAMES.map(topicOf) }));
  await rm(folder, { recursive: true, force: true });
});

const topicOf = (name: Name) => `${prefix}${name}.account.v1`;

async function withAdmin<T>(work: (admin: ReturnType<Kafka['admin']>) => Promise<T>): Promise<T> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}

const sql = async (name: Name, text: string, values: unknown[] = []): Promise<void> => {
  await databases.get(name)?.client.query(text, values);
};

/** A committed fact of north, as the outbox and the relay would leave it. */
async function fact(key: string, version: number, kind: string, payload: object): Promise<Message> {
  const id = randomUUID();
  const text = JSON.stringify({ note: 'xã số ưỡ', ...payload });
  await sql(
    'north',
    `insert into outbox (event_id, topic, key, type, aggregate_type, aggregate_id, aggregate_version, headers, payload)
     values ($1, $2, $3, $4, 'north.account', $3, $5, '{}', $6)`,
    [id, topicOf('north'), key, `north.account.${kind}`, version, text],
  );
  for (const name of ['middle', 'south'] as const)
    await sql(name, 'insert into effect (consumer, event_id, key, version) values ($1, $2, $3, $4)', [
      `${name}.journal`,
      id,
      key,
      version,
    ]);
  return { key, value: text, headers: { ce_id: id } };
}

async function produce(messages: Message[], partition = 0): Promise<void> {
  const producer = kafka.producer();
  await producer.connect();
  for (let from = 0; from < messages.length; from += 2_000)
    await producer.send({
      topic: topicOf('north'),
      messages: messages.slice(from, from + 2_000).map((message) => ({ ...message, partition })),
    });
  await producer.disconnect();
}

/** Every service has read every topic, and the relay of north has published all. */
async function settle(): Promise<void> {
  await sql(
    'north',
    `insert into relay_slot (slot, system_identifier, old_snapshot) values ('main', '1', pg_current_snapshot()::text)
     on conflict (slot) do update set old_snapshot = excluded.old_snapshot`,
  );
  await withAdmin(async (admin) => {
    for (const owner of NAMES) {
      for (const { partition, high } of await admin.fetchTopicOffsets(topicOf(owner))) {
        for (const reader of NAMES.filter((name) => name !== owner))
          await sql(
            reader,
            `insert into consumer_offset (group_id, topic, partition, next, cluster_id) values ($1, $2, $3, $4, 'c')
             on conflict (group_id, topic, partition) do update set next = excluded.next`,
            [`${prefix}${reader}`, topicOf(owner), partition, high],
          );
      }
    }
  });
}

async function judge(): Promise<Verdict> {
  const file = join(folder, 'history.jsonl');
  await writeFile(file, history.map((line) => `${line}\n`).join(''));
  const services = NAMES.map((name) => ({
    name,
    databaseUrl: databaseUrl(adminUrl, databases.get(name)?.name ?? ''),
  }));
  return check({ history: file, services, brokers, prefix });
}

const told = ({ lost, doubled, disordered, other }: Verdict) =>
  [...lost, ...doubled, ...disordered, ...other].map(({ what }) => what).sort();

test('a small run by hand: clean, then damaged in every place that is read', async () => {
  const order = randomUUID();
  const line = { order, service: 'north', what: 'deposit', account: 'north-01', amount: 12 };
  history = [JSON.stringify({ kind: 'asked', ...line }), JSON.stringify({ kind: 'answered', ...line })];
  const opened = await fact('north-01', 1, 'opened', {});
  const deposited = await fact('north-01', 2, 'deposited', { amount: 12, order });
  await produce([opened, deposited, deposited]);
  await sql('north', `insert into account values ('north-01', 2, 12)`);
  await settle();
  const first = await judge();
  expect(told(first)).toEqual([]);
  expect(clean(first)).toBe(true);
  expect(first.counts).toMatchObject({
    facts: 2,
    records: 3,
    copies: 1,
    effects: 4,
    answered: 1,
    deposits: 12,
  });

  await sql('middle', `delete from effect where version = 2`);
  await sql(
    'south',
    `insert into effect (consumer, event_id, key, version) select consumer, event_id, key, version from effect`,
  );
  expect(told(await judge())).toEqual(['effect-twice', 'effect-twice', 'no-effect']);

  await sql('south', `delete from effect where seq > 2`);
  await sql(
    'middle',
    `insert into parked_event (consumer, event_id, topic, partition, "offset", key, headers, error, attempts)
     values ('middle.journal', $1, $2, 0, 1, 'north-01', '{}', 'refused', 3)`,
    [deposited.headers?.['ce_id'], topicOf('north')],
  );
  expect(told(await judge())).toEqual(['parked-without-block']);
  await sql('middle', `insert into blocked_key values ('middle.journal', 'north-01')`);
  expect(told(await judge())).toEqual([]);
  await sql('middle', `insert into inbox select event_id::uuid, consumer from parked_event`);
  expect(told(await judge())).toEqual(['parked-and-claimed']);
  await sql('middle', 'delete from inbox; delete from parked_event');
  expect(told(await judge())).toEqual(['blocked-without-parked', 'no-effect']);
  await sql('middle', 'delete from blocked_key');
  await sql(
    'middle',
    `insert into audit_log (actor_id, actor_role, action, subject, subject_id, reason)
     values ('o', 'admin', 'parked.discard', 'parked-event', 'middle.journal:' || $1, 'no fact')`,
    [deposited.headers?.['ce_id']],
  );
  expect(told(await judge())).toEqual([]);

  await sql('north', `update account set balance = 13`);
  await sql('north', `update relay_slot set old_snapshot = '1:1:'`);
  expect(told(await judge())).toEqual(['balance', 'relay-behind', 'sum']);
});

test('records past the outbox, and a fact that Kafka never got', async () => {
  const opened = await fact('north-01', 1, 'opened', {});
  await fact('north-02', 1, 'opened', {});
  await produce([opened, { key: 'north-01', value: 'no fact' }, { key: 'north-01', value: null }]);
  await sql('north', `insert into account values ('north-01', 1, 0), ('north-02', 1, 0)`);
  history = [
    JSON.stringify({ kind: 'injected', topic: topicOf('north'), partition: 0, offset: 1, what: 'poison' }),
  ];
  await settle();
  expect(told(await judge())).toEqual([
    'not-in-kafka',
    'not-parked',
    'not-parked',
    'not-parked',
    'not-parked',
    'uncommitted',
  ]);
});

test('more rows than one page, in several partitions', async () => {
  const rows = 50_000;
  await sql(
    'north',
    `insert into outbox (event_id, topic, key, type, aggregate_type, aggregate_id, aggregate_version, headers, payload)
     select md5(n::text)::uuid, $1, 'north-' || n % 3, 'north.account.opened', 'north.account', 'north-' || n % 3, n / 3 + 1, '{}', '{"n":' || n || '}'
     from generate_series(0, $2 - 1) n order by n`,
    [topicOf('north'), rows],
  );
  const { rows: written = [] } =
    (await databases
      .get('north')
      ?.client.query<{ id: string; key: string; payload: string }>(
        'select event_id as id, key, payload from outbox order by seq',
      )) ?? {};
  for (const partition of [0, 1, 2]) {
    await produce(
      written
        .filter(({ key }) => key === `north-${partition}`)
        .map(({ id, key, payload }) => ({ key, value: payload, headers: { ce_id: id } })),
      partition,
    );
  }
  for (const name of ['middle', 'south'] as const)
    await sql(
      name,
      `insert into effect (consumer, event_id, key, version)
       select $1, md5(n::text)::uuid, 'north-' || n % 3, n / 3 + 1 from generate_series(0, $2 - 1) n order by n`,
      [`${name}.journal`, rows],
    );
  await sql(
    'north',
    `insert into account select 'north-' || k, ($1 - k + 2) / 3, 0 from generate_series(0, 2) k`,
    [rows],
  );
  await settle();
  const verdict = await judge();
  expect(told(verdict)).toEqual([]);
  expect(verdict.counts).toMatchObject({ facts: rows, records: rows, effects: 2 * rows });
});
