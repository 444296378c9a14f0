import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Database } from '@xaso/platform';
import { eventually, testService, type TestService, testToken } from '@xaso/testing';
import { surveys } from '../service.js';
import { CASHLESS, HERE, household, leadOf } from './rounds.fixture.js';

/** Pays without cash. */
const WALLET = { payments: ['wallet'] };

let service: TestService;
let lead: string;
const { post, accept, submit, accepted, publishForm, openRound } = leadOf(
  () => service,
  () => lead,
);

beforeAll(async () => {
  service = await testService(surveys);
  lead = await testToken({ role: 'programme-lead', communes: '*' });
  await publishForm();
});
afterAll(() => service?.stop());

const fill = (campaignId: string): Promise<string> => submit(campaignId, HERE, WALLET);

/** An open round with five accepted forms. */
async function roundOfFive(): Promise<string> {
  const id = await openRound(HERE);
  for (let n = 0; n < 5; n += 1) await accepted(id, HERE, WALLET);
  return id;
}

interface Told {
  readonly revision: number;
  readonly actorRole: string;
  readonly metrics: readonly { readonly indicator: string; readonly responses: number }[];
}

/** What was told of a round, in its order: how many forms each revision counts. */
async function told(
  id: string,
): Promise<{ revision: number; forms: number | undefined; actorRole: string }[]> {
  const rows = await service.db.query<{ payload: string }>(
    `select payload from outbox where aggregate_id = $1 and type = 'surveys.campaign.summarised' order by seq`,
    [id],
  );
  return rows.map(({ payload }) => {
    const { revision, metrics, actorRole } = JSON.parse(payload) as Told;
    return { revision, forms: metrics.find(({ indicator }) => indicator === CASHLESS)?.responses, actorRole };
  });
}

const unsummed = async (id: string): Promise<number> =>
  (await service.db.query('select from unsummed_decision where campaign_id = $1', [id])).length;

const settled = (id: string, forms: number): Promise<void> =>
  eventually(async () => {
    expect((await told(id)).at(-1)?.forms).toBe(forms);
    expect(await unsummed(id)).toBe(0);
  });

describe('a round that is closed and summed up', () => {
  test('is summed up anew by itself when a form is accepted late, and when one is voided', async () => {
    const id = await roundOfFive();
    const [late, other] = [await fill(id), await fill(id)];
    await post(`/campaigns/${id}/close`);
    expect(await unsummed(id)).toBe(0);
    await accept(late);
    await settled(id, 6);
    expect(await told(id)).toEqual([
      { revision: 1, forms: 5, actorRole: 'programme-lead' },
      { revision: 2, forms: 6, actorRole: 'service' },
    ]);
    await accept(other);
    await settled(id, 7);
    await post(`/responses/${late}/void`, { reasonCode: 'withdrawn', reason: 'xin rút' });
    await settled(id, 6);
    expect((await told(id)).at(-1)?.revision).toBe(4);
    const audited = await service.db.query(
      `select actor_id, actor_role from audit_log where action = 'campaign.summarised' and subject_id = $1`,
      [id],
    );
    expect(audited).toEqual(
      Array.from({ length: 3 }, () => ({ actor_id: 'surveys', actor_role: 'service' })),
    );
  });

  test('by a form that was returned, corrected and accepted after its end as well', async () => {
    const id = await roundOfFive();
    const form = await fill(id);
    await post(`/campaigns/${id}/close`);
    await post(`/responses/${form}/return`, { reason: 'thiếu chữ ký' });
    const corrected = {
      communeUnitId: HERE,
      mode: 'assisted',
      capturedAt: '2022-04-01T02:00:00Z',
      answers: household({ ...WALLET, members: 5 }),
    };
    const { status, body } = await service.http.put(`/responses/${form}`, corrected, { token: lead });
    expect({ status, body }).toMatchObject({ status: 200 });
    expect(await unsummed(id)).toBe(0);
    await accept(form);
    await settled(id, 6);
  });

  test('has nothing left to do once its lead has summed it up', async () => {
    const id = await roundOfFive();
    const late = await fill(id);
    await post(`/campaigns/${id}/close`);
    await accept(late);
    expect((await post(`/campaigns/${id}/summarise`)).body).toMatchObject({ revision: 2 });
    expect(await unsummed(id)).toBe(0);
    expect(await told(id)).toMatchObject([{ forms: 5 }, { forms: 6 }]);
  });

  test('loses no form that was accepted while it was closed', async () => {
    const id = await roundOfFive();
    const form = await fill(id);
    const database = service.app.get(Database);
    let goOn: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (goOn = resolve));
    let held: () => void = () => undefined;
    const locked = new Promise<void>((resolve) => (held = resolve));
    const holding = database.transaction(async (tx) => {
      await tx.query('select from response where id = $1 for update', [form]);
      held();
      await gate;
    });
    await locked;
    // It has seen the round open, and waits to write.
    const accepting = accept(form);
    await eventually(async () => {
      const sql = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      expect(await service.db.query(sql)).toHaveLength(1);
    });
    expect((await post(`/campaigns/${id}/close`)).status).toBe(200);
    goOn();
    await Promise.all([holding, accepting]);
    await settled(id, 6);
    expect(await told(id)).toMatchObject([{ forms: 5 }, { forms: 6 }]);
  });

  test('is summed up once by two instances of the service, and what one left is done by the other', async () => {
    const id = await roundOfFive();
    const forms = await Promise.all(Array.from({ length: 12 }, () => fill(id)));
    await post(`/campaigns/${id}/close`);
    const { url } = service.db;
    const other = await testService(surveys, {
      topicPrefix: service.topicPrefix,
      env: { DATABASE_URL: url },
    });
    const last = forms.pop() ?? '';
    try {
      await Promise.all(forms.map((form, index) => accept(form, index % 2 ? other : service)));
      await settled(id, 16);
      await accept(last, other);
    } finally {
      await other.stop();
    }
    await settled(id, 17);
    const revisions = await told(id);
    expect(revisions.map(({ revision }) => revision)).toEqual(revisions.map((_, index) => index + 1));
    const counted = revisions.map((revision) => revision.forms ?? 0);
    expect([...new Set(counted)].sort((a, b) => a - b)).toEqual(counted);
  });
});
