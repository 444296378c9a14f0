import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { indicators } from '@xaso/indicators';
import { migrate, type MigrationSet } from '@xaso/platform';
import { surveys } from '@xaso/surveys';
import { drain, freshDatabase, privateTopics, type TestService } from '@xaso/testing';
import { checkMigrations, installedSets } from '@xaso/workspace';
import pg from 'pg';
import { accepted, openRound, type Round } from '../survey-journey.js';
import { government } from './figures.js';
import { GrownSet } from './grown-set.js';
import { Place } from './place.js';
import { Traffic } from './traffic.js';

const CODE = 'migrated';

const own = surveys.migrations.find(({ name }) => name === 'surveys') as MigrationSet;

/** What the check says of a file that would come next. */
async function verdict(sql: string): Promise<string[]> {
  const files = installedSets().find(({ name }) => name === 'surveys')?.files ?? [];
  const { faults, objections } = await checkMigrations('surveys', [...files, { file: '9999_next.sql', sql }]);
  expect(objections).toEqual([]);
  return faults.filter(({ file }) => file.endsWith('9999_next.sql')).map(({ breaks }) => breaks);
}

let place: Place;
let indicatorsPlace: Place;
let running: TestService;
let reader: TestService;
let round: Round;
beforeAll(async () => {
  const topicPrefix = privateTopics();
  place = await Place.make(surveys.migrations, topicPrefix);
  indicatorsPlace = await Place.make(indicators.migrations, topicPrefix);
  running = await place.start(surveys);
  reader = await indicatorsPlace.start(indicators);
  round = await openRound(running, CODE);
});
afterAll(async () => {
  await indicatorsPlace?.clear();
  await place?.clear();
});

/** What the check lets pass. */
const EXPAND = [
  `
  alter table response add column remark text;
  alter table response add column weight integer not null default 1;
  alter table response add column grade text;
  alter table response add constraint response_grade check (grade in ('a', 'b'));
  alter table response add constraint response_known check (late is not null) not valid;
  alter table response alter column faults drop not null;
  create table response_look (response_id uuid primary key references response, looked_at timestamptz not null);
  insert into response_look select id, received_at from response;
  create index response_received on response (received_at);
  update response set remark = 'seen' where remark is null;`,
  `
  alter table campaign add column slug text;
  create unique index campaign_slug on campaign (slug);`,
];

test('the running version goes on while a migration of the next one is applied, and starts anew behind it', async () => {
  const grown = await GrownSet.of(own);
  for (const [index, sql] of EXPAND.entries()) {
    expect(await verdict(sql)).toEqual([]);
    await grown.add(`999${index}_next.sql`, sql);
  }
  const traffic = new Traffic(round);
  traffic.join(running);
  await traffic.more(10);
  expect(await migrate(place.databaseUrl, [grown.set])).toEqual([
    'surveys/9990_next.sql',
    'surveys/9991_next.sql',
  ]);
  await traffic.more(10);
  const anew = await place.start(surveys);
  traffic.join(anew);
  await traffic.more(10);
  await traffic.leave(anew);
  await anew.stop();
  await traffic.stop();
  await grown.remove();
  await drain(running, reader);
  expect(await government(reader, round, CODE)).toMatchObject({
    numerator: traffic.counting,
    events: 1 + traffic.all().length + traffic.voided.length,
  });
}, 240_000);

describe('what the check refuses does break the running version:', () => {
  const cases: [string, string, string, string][] = [
    [
      'a column that is gone',
      'alter table response drop column hamlet_no',
      'alter table response add column hamlet_no text',
      'drop',
    ],
    [
      'a table with another name',
      'alter table response rename to filled_form',
      'alter table filled_form rename to response',
      'rename',
    ],
    [
      'a new column that must be filled',
      `alter table response add column owner text; update response set owner = 'x';
       alter table response alter column owner set not null`,
      'alter table response drop column owner',
      'not-null',
    ],
    [
      'a text that is shorter',
      'alter table response alter column client_id type varchar(12) using left(client_id, 12)',
      'alter table response alter column client_id type text',
      'type',
    ],
    [
      'a default that is gone',
      'alter table outbox alter column recorded_at drop default',
      'alter table outbox alter column recorded_at set default now()',
      'default',
    ],
    [
      'a rule that allows no second row',
      'create unique index one_round on campaign (programme)',
      'drop index one_round',
      'unique',
    ],
  ];

  test.each(cases)('%s', async (_what, sql, back, breaks) => {
    expect(await verdict(sql)).toContain(breaks);
    await accepted(round);
    await running.db.query(sql);
    await expect(work()).rejects.toThrow(/expected 201, got \d+/);
    await running.db.query(back);
    await accepted(round);
  });

  /** What the running version may always do: take a form in, and hold two rounds in a programme. */
  async function work(): Promise<void> {
    await accepted(round);
    const programme = `p-${crypto.randomUUID()}`;
    for (const purpose of ['baseline', 'needs']) await openRound(running, programme, purpose);
  }
});

describe('the statements of the release before', () => {
  /** As surveys wrote a form before it knew of hamlets (0005). */
  const INSERT = `
    insert into response (id, version, campaign_id, commune_unit_id, client_id, content_hash, mode, source, answers, faults,
      captured_at, received_at, late, paper_serial, device_key_id, status)
    values ($1::uuid, 1, $2, '17335@before-2025-07-01', $1::uuid::text, 'hash', 'assisted', 'online', '{"devices":3}', '[]',
      now(), now(), false, null, null, '{"state":"submitted"}')`;
  const UPDATE = `update response set version = 2, status = '{"state":"accepted"}' where id = $1 and version = 1`;

  test('write on before, while and after the migration of the next one is applied', async () => {
    const before = await GrownSet.of(own, '0004');
    const others = surveys.migrations.filter(({ name }) => name !== 'surveys');
    const database = await freshDatabase([...others, before.set]);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      const campaignId = crypto.randomUUID();
      await client.query(
        `insert into form values ('T', '1', 'Phiếu', 'government', '', '', '{}', now(), null)`,
      );
      await client.query(
        `insert into campaign values ($1, 1, 'p', 'T', '1', 'government', 'baseline', '[]', now(), now() + '1 day', 'open', false, now())`,
        [campaignId],
      );
      const write = async (): Promise<void> => {
        const id = crypto.randomUUID();
        await client.query({ name: 'insert', text: INSERT, values: [id, campaignId] });
        await client.query({ name: 'update', text: UPDATE, values: [id] });
      };
      await write();
      const migrating = migrate(database.url, [own]);
      await write();
      expect(await migrating).toContain('surveys/0005_hamlets-of-forms.sql');
      await write();
      const { rows } = await client.query(
        `select status ->> 'state' as state, count(*)::int as forms from response group by 1`,
      );
      expect(rows).toEqual([{ state: 'accepted', forms: 3 }]);
    } finally {
      await client.end();
      await database.drop();
      await before.remove();
    }
  });
});
