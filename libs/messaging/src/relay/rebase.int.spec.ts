import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type PostgresServer, startPostgres } from '@xaso/servers';
import {
  eventually,
  freshDatabase,
  type FreshDatabase,
  privateTopics,
  testBrokers,
  testService,
  type TestService,
} from '@xaso/testing';
import pg from 'pg';
import { AccountOpened } from '../spec/ledger.js';
import { booked, health, upTo } from '../spec/service/bookings.js';
import { command } from '../spec/service/ledger-process.js';
import { Ledger, ledger, ledgerSets, ledgerTopics } from '../spec/service/ledger.service.js';
import { restoreInto } from '../spec/service/restore.js';
import { readTopic } from '../topics/read-topic.js';
import { relayCommand } from '../admin/relay.command.js';
import { RelayAdmin, type RelayStatus } from './relay-admin.js';

let original: FreshDatabase;
let other: PostgresServer;
let topicPrefix: string;
/** Where commands look: first the original database, then the restored one. */
let place: Pick<TestService, 'db' | 'topicPrefix'>;
let service: TestService | undefined;
let pool: pg.Pool | undefined;

beforeAll(async () => {
  topicPrefix = privateTopics();
  await ledgerTopics(topicPrefix);
  original = await freshDatabase(ledgerSets);
  other = await startPostgres({ mode: 'embedded', fsync: false });
});
afterAll(async () => {
  await service?.stop();
  await pool?.end();
  await other?.stop();
  await original?.drop();
});

/** The service on a database that outlives it. */
const on = (url: string, env: Readonly<Record<string, string>> = {}) =>
  testService(ledger, { topicPrefix, env: { DATABASE_URL: url, ...env } });

async function at(url: string): Promise<void> {
  await pool?.end();
  const opened = (pool = new pg.Pool({ connectionString: url, max: 1 }));
  // `end` does not wait for the goodbye: the server may be stopped before it has read it, and then says so.
  opened.on('error', () => undefined);
  const query = async <R>(sql: string, params: readonly unknown[] = []) =>
    (await opened.query(sql, [...params])).rows as R[];
  place = { topicPrefix, db: { url, query } };
}

/** The command on the running service; as a process of its own it is run once. */
async function relay(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  let [stdout, stderr] = ['', ''];
  const terminal = { out: (line: string) => (stdout += line), err: (line: string) => (stderr += line) };
  const admin = (service as TestService).app.get(RelayAdmin);
  return { code: await relayCommand(admin, args, terminal), stdout, stderr };
}

const status = async () => {
  const { code, stdout } = await relay('status', '--json');
  return { code, status: JSON.parse(stdout) as RelayStatus };
};

const committed = async () => {
  const rows = await place.db.query<{ event_id: string }>('select event_id from outbox');
  return rows.map((row) => row.event_id);
};

const inKafka = async () =>
  new Set(
    (await readTopic(testBrokers(), topicPrefix + AccountOpened.topic)).map(({ headers }) =>
      headers['ce_id']?.toString(),
    ),
  );

describe('a relay', () => {
  test('that leads says so, and a rebase is refused while it does', async () => {
    await at(original.url);
    service = await on(original.url);
    await service.app.get(Ledger).fill('a', 5);
    await eventually(async () => expect((await status()).status).toMatchObject({ held: true, waiting: 0 }));
    const { code, status: found } = await status();
    expect(code).toBe(0);
    expect(found).toMatchObject({ exists: true, needsRebase: false, safeAfterSeq: '5' });
    const refused = await relay('rebase', '--after-seq', '0', '--by', 'an', '--reason', 'a try');
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('holds the lease') });
    await eventually(async () => expect(await inKafka()).toEqual(new Set(await committed())));
    await service.stop();
    // What is committed while no relay runs waits, and is in the copy.
    service = await on(original.url, { RELAY: 'false' });
    for (let version = 5; version < 8; version += 1) await service.app.get(Ledger).credit('a', version, 1);
    await service.stop();
    service = undefined;
  });

  test('on a database that was restored elsewhere refuses and says what to do; after the rebase nothing is lost', async () => {
    const url = await restoreInto(other.adminUrl, original.url, ledgerSets);
    await at(url);
    const running = (service = await on(url));
    // The service works on; its facts wait with those that were restored.
    for (let version = 8; version < 11; version += 1)
      expect(await running.app.get(Ledger).credit('a', version, 1)).toBe(1);
    await eventually(async () => {
      const { checks } = await health(running);
      const check = checks.find((one) => one.name === 'events.relay');
      expect(check?.detail).toContain('left by another server');
      expect(check?.detail).toContain('relay status says how');
    });
    const said = await relay('status');
    expect(said).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('relay rebase --after-seq 0 --by'),
    });
    expect(said.stdout).toContain('another than the one that left the slot');
    expect((await relay('rebase', '--after-seq', '5')).code).toBe(2);
    // What had reached Kafka before is given as published: of the others none is behind it, whatever their numbers.
    const args = ['--after-seq', '5', '--by', 'an', '--reason', 'restored', '--json'];
    const done = await command(place, 'relay', 'rebase', ...args);
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(done.stdout)).toEqual({ publishing: 6, renumbered: 3 });
    await eventually(async () => expect(await inKafka()).toEqual(new Set(await committed())));
    expect(await committed()).toHaveLength(11);
    await eventually(async () => expect(await booked({ ...running, ...place }, 'a')).toEqual(upTo(11)));
    expect((await status()).status).toMatchObject({ needsRebase: false, held: true });
    const audited = 'select actor_id, subject_id, reason, detail from audit_log where action = $1';
    expect(await place.db.query(audited, ['relay.rebase'])).toEqual([
      {
        actor_id: 'an',
        subject_id: 'main',
        reason: 'restored',
        detail: { afterSeq: '5', publishing: 6, renumbered: 3 },
      },
    ]);
  });

  test('that begins with everything repeats it, and the inboxes absorb it', async () => {
    await service?.stop();
    const running = (service = await on(place.db.url, { RELAY: 'false' }));
    expect((await relay('rebase', '--after-seq', '0', '--by', 'an', '--reason', 'in doubt')).code).toBe(0);
    const relaying = await on(place.db.url);
    await running.app.get(Ledger).credit('a', 11, 1);
    await eventually(async () => expect(await inKafka()).toEqual(new Set(await committed())));
    await eventually(async () => expect(await booked({ ...running, ...place }, 'a')).toEqual(upTo(12)));
    const records = await readTopic(testBrokers(), topicPrefix + AccountOpened.topic);
    expect(records.length).toBeGreaterThanOrEqual(11 + 11 + 1);
    await relaying.stop();
  });
});
