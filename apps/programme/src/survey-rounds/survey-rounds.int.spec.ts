import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Fact, fact } from '@xaso/contracts-common';
import { CampaignClosed, CampaignOpened, CampaignSummarised, surveysEvents } from '@xaso/contracts-surveys';
import {
  drain,
  eventually,
  privateTopics,
  TestProducer,
  testService,
  type TestService,
  testToken,
} from '@xaso/testing';
import { clientOf, programmeOf, proposalOf } from '../common/client.fixture.js';
import { programme } from '../service.js';

const THANH_SON = '17335@before-2025-07-01';
const MINH_HOP = '17071@before-2025-07-01';
const CODE = 'khao-sat';
/** A round that ran to the end of its window: the first instant outside it. */
const CLOSED = new Date('2022-05-31T17:00:00Z');

let service: TestService;
let surveys: TestProducer;
let lead: string;
let leader: string;
const { post, get } = clientOf(
  () => service,
  () => lead,
);
beforeAll(async () => {
  const topicPrefix = privateTopics();
  service = await testService(programme, { topicPrefix });
  const said = { programme: CODE, pillar: 'society', source: 'online', synthetic: true } as const;
  surveys = await TestProducer.start(
    'surveys',
    surveysEvents,
    { ...said, actorRole: 'programme-lead' },
    { topicPrefix },
  );
  lead = await testToken({ role: 'programme-lead' });
  leader = await testToken({ role: 'province-leader' });
  await post('/programmes', programmeOf(CODE), 201);
});
afterAll(async () => {
  await surveys?.stop();
  await service?.stop();
});

interface Seen {
  readonly id: string;
  readonly communeUnitId: string;
  readonly indicator: string;
  readonly state: string;
  readonly phase: string;
  readonly period: string;
  readonly synthetic: boolean;
  readonly revisions: readonly {
    readonly state: string;
    readonly method: string;
    readonly numerator: number | null;
    readonly observedOn: string;
    readonly recorded: { readonly by: string };
  }[];
}

const identity = (purpose: 'baseline' | 'needs', campaignId: string) => ({
  campaignId,
  formCode: 'XHS',
  formVersion: '2022.1',
  purpose,
});
const metrics = (numerator: number) =>
  [THANH_SON, MINH_HOP].map((communeUnitId) => ({
    indicator: 'society.survey-smartphones',
    communeUnitId,
    numerator,
    denominator: 140,
    responses: 50,
  }));

const opened = (of: ReturnType<typeof identity>) =>
  fact(CampaignOpened, new Date('2022-03-01T00:00:00Z'), {
    ...of,
    opensAt: '2022-03-01T00:00:00.000Z',
    closesAt: '2022-05-31T17:00:00.000Z',
    quotas: [THANH_SON, MINH_HOP].map((communeUnitId) => ({ communeUnitId, target: 50 })),
  });
const closed = (of: ReturnType<typeof identity>) =>
  fact(CampaignClosed, CLOSED, { ...of, accepted: 100, target: 100 });
const summarised = (of: ReturnType<typeof identity>, revision: number, numerator: number, at = CLOSED) =>
  fact(CampaignSummarised, at, { ...of, revision, metrics: metrics(numerator) });

async function tell(of: string, ...facts: Fact[]): Promise<void> {
  await surveys.publish(...facts.map((one) => ({ fact: one, of })));
  await drain(surveys.service, service);
}

const seen = () => get<Seen[]>(`/observations?programme=${CODE}`);
const gate = async (pilotId: string): Promise<boolean | undefined> => {
  const gates = await get<{ to: string; checks: { code: string; satisfied: boolean }[] }[]>(
    `/pilots/${pilotId}/gates`,
  );
  const checks = gates.find(({ to }) => to === 'piloting')?.checks ?? [];
  return checks.find(({ code }) => code === 'surveys-closed')?.satisfied;
};

test('a closed round opens the gate and becomes an observation that waits; later revisions follow it', async () => {
  const { id: pilotId } = await post('/pilots', proposalOf(CODE, THANH_SON), 201);
  await post(`/pilots/${pilotId}/phase`, { to: 'surveying', on: '2022-03-01' });
  const campaignId = crypto.randomUUID();
  const round = identity('baseline', campaignId);
  await tell(campaignId, opened(round));
  expect(await gate(pilotId)).toBe(false);
  await tell(campaignId, closed(round), summarised(round, 1, 96));
  expect(await gate(pilotId)).toBe(true);
  const [first] = await seen();
  expect(first).toMatchObject({
    ...{ communeUnitId: THANH_SON, indicator: 'society.survey-smartphones', state: 'submitted' },
    ...{ phase: 'baseline', period: '2022-05', synthetic: true },
    revisions: [{ method: 'survey', numerator: 96, recorded: { by: 'surveys' } }],
  });
  await surveys.redeliver(campaignId);
  await drain(surveys.service, service);
  expect(await seen()).toEqual([first]);

  await post(`/observations/${first?.id}/approve`, {}, 200, leader);
  expect((await seen())[0]).toMatchObject({ revisions: [{ observedOn: '2022-05-31' }] });
  await tell(campaignId, summarised(round, 2, 97, new Date('2022-07-01T02:00:00Z')));
  await eventually(async () =>
    expect((await seen())[0]?.revisions.map(({ state, numerator }) => [state, numerator])).toEqual([
      ['approved', 96],
      ['submitted', 97],
    ]),
  );
});

test('a pilot that is proposed later takes over what was measured in its commune', async () => {
  const { id } = await post('/pilots', proposalOf(CODE, MINH_HOP), 201);
  const found = (await get<Seen[]>(`/observations?pilotId=${id}`)).map(({ indicator, revisions }) => [
    indicator,
    revisions.at(-1)?.numerator,
  ]);
  expect(found).toEqual([['society.survey-smartphones', 97]]);
});

test('a service that lags keeps the order of the facts of each round', async () => {
  const [one, other] = [crypto.randomUUID(), crypto.randomUUID()];
  const [first, second] = [identity('baseline', one), identity('baseline', other)];
  await tell(one, opened(first));
  await surveys.publish(
    { fact: closed(first), of: one },
    { fact: opened(second), of: other },
    { fact: closed(second), of: other },
  );
  await drain(surveys.service, service);
  const states = await service.db.query('select state from survey_round where campaign_id = any ($1)', [
    [one, other],
  ]);
  expect(states).toEqual([{ state: 'closed' }, { state: 'closed' }]);
});

test('what a later summary leaves out waits as not measured', async () => {
  const campaignId = crypto.randomUUID();
  const round = { ...identity('baseline', campaignId), formCode: 'KTS' };
  const of = {
    indicator: 'economy.survey-cashless',
    communeUnitId: THANH_SON,
    denominator: 20,
    responses: 9,
  };
  const said = (revision: number, metrics: object[]) =>
    fact(CampaignSummarised, CLOSED, { ...round, revision, metrics: metrics as [] });
  await tell(campaignId, opened(round), closed(round), said(1, [{ ...of, numerator: 7 }]));
  await tell(campaignId, said(2, []));
  const found = (await seen()).find(({ indicator }) => indicator === of.indicator);
  expect(found).toMatchObject({
    state: 'submitted',
    revisions: [{ numerator: null, notMeasured: 'not-collected' }],
  });
});

test('what a round found in another unit than people wrote down waits, and does not count beside it', async () => {
  const indicator = 'society.survey-portal';
  const typed = {
    observedOn: '2022-05-31',
    method: 'measured',
    issuer: 'UBND xã',
    explanation: 'đếm tại xã',
  };
  const count = { ...typed, unit: 'count', value: 40 };
  const pilotId = (await get<{ id: string }[]>(`/pilots?programme=${CODE}`))[0]?.id;
  const place = { pilotId, indicator, phase: 'baseline', period: '2022' };
  const { id: written } = await post('/observations', { ...place, ...count }, 201);
  const campaignId = crypto.randomUUID();
  const round = { ...identity('baseline', campaignId), formCode: 'CTT' };
  const measured = metrics(7).map((metric) => ({ ...metric, indicator }));
  await tell(
    campaignId,
    opened(round),
    closed(round),
    fact(CampaignSummarised, CLOSED, { ...round, revision: 1, metrics: measured }),
  );
  const found = (await seen()).find((one) => one.indicator === indicator && one.id !== written);
  expect(found).toMatchObject({ state: 'submitted', revisions: [{ numerator: 7, method: 'survey' }] });
  const approve = `/observations/${found?.id}/approve`;
  expect((await post<{ code: string }>(approve, {}, 409, leader)).code).toBe('unit-differs');
  const ratio = { ...typed, unit: 'percent', numerator: 40, denominator: 120 };
  const put = await service.http.put(`/observations/${written}`, ratio, { token: lead });
  expect(put.status).toBe(200);
  await post(approve, {}, 200, leader);
});

test('a round for another purpose is no observation, and nothing is parked', async () => {
  const before = (await seen()).length;
  const campaignId = crypto.randomUUID();
  const round = identity('needs', campaignId);
  await tell(campaignId, opened(round), closed(round), summarised(round, 1, 50));
  expect(await seen()).toHaveLength(before);
  expect(await service.db.query('select consumer, error from parked_event')).toEqual([]);
});
