import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type EventContract, type Fact, fact } from '@xaso/contracts-common';
import {
  type Phase,
  PilotPhaseChanged,
  PilotPlanApproved,
  PilotProposed,
  programmeEvents,
} from '@xaso/contracts-programme';
import {
  drain,
  privateTopics,
  publishedBy,
  TestClock,
  TestProducer,
  type TestService,
  testService,
  testToken,
} from '@xaso/testing';
import { surveys } from '../service.js';

const HERE = '17335@before-2025-07-01';
const THERE = '17071@before-2025-07-01';
const SINCE = '2022-11-01T02:00:00.000Z';
/** Written down 31 days late. */
const clock = new TestClock('2022-12-02T02:00:00Z');

let surveysService: TestService;
let programme: TestProducer;
let lead: string;

beforeAll(async () => {
  const topicPrefix = privateTopics();
  surveysService = await testService(surveys, { topicPrefix, clock });
  const said = { programme: 'asked', communeUnitId: HERE, source: 'online', synthetic: false } as const;
  const context = { ...said, actorRole: 'province-leader' };
  programme = await TestProducer.start('programme', programmeEvents, context, { topicPrefix });
  lead = await testToken({ role: 'programme-lead', communes: '*' });
  for (const [code, pillar] of [
    ['XHS', 'society'],
    ['CQS', 'government'],
  ]) {
    const xml = await readFile(new URL(`../../questionnaires/${code}.xml`, import.meta.url), 'utf8');
    await surveysService.http.post('/forms', { pillar, xml }, { token: lead });
  }
});
afterAll(async () => {
  await programme?.stop();
  await surveysService?.stop();
});

interface Round {
  readonly id: string;
  readonly formCode: string;
  readonly formVersion: string;
  readonly purpose: string;
  readonly state: string;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly synthetic: boolean;
  readonly communes: readonly { readonly communeUnitId: string; readonly target: number }[];
}

async function baseline(
  code: string,
  formCode: string,
  synthetic: boolean,
  hamlets: readonly { hamletNo: string; target: number }[] = [],
): Promise<void> {
  const { http } = surveysService;
  const plan = {
    programme: code,
    formCode,
    formVersion: '2022.1',
    purpose: 'baseline',
    quotas: [
      { communeUnitId: THERE, target: 40 },
      { communeUnitId: HERE, target: 50, hamlets },
    ],
    opensAt: '2022-03-01T00:00:00Z',
    closesAt: '2022-06-01T00:00:00Z',
    synthetic,
  };
  const { body } = await http.post<Round>('/campaigns', plan, { token: lead });
  expect((await http.post(`/campaigns/${body.id}/open`, {}, { token: lead })).status).toBe(200);
}

async function endlines(code: string): Promise<Round[]> {
  await drain(programme.service, surveysService);
  const { body } = await surveysService.http.get<Round[]>(`/campaigns?programme=${code}`, { token: lead });
  return body.filter(({ purpose }) => purpose === 'endline');
}

interface Pilot {
  readonly id: string;
  readonly programme: string;
}

const pilotIn = (code: string): Pilot => ({ id: crypto.randomUUID(), programme: code });

const publish = ({ id, programme: code }: Pilot, told: Fact<EventContract>): Promise<void> =>
  programme.publish({ fact: told, of: id, context: { programme: code, pilotId: id } });

const goOn = (pilot: Pilot, from: Phase, to: Phase, at = SINCE) =>
  publish(pilot, fact(PilotPhaseChanged, new Date(at), { from, to }));

const redeliver = ({ id }: Pilot): Promise<void> => programme.redeliver(id);

const parked = () => surveysService.db.query('select consumer, error from parked_event');

describe('a pilot that comes to its evaluation', () => {
  test('has its commune asked again by every form of the baseline, and the fact says what caused it', async () => {
    await baseline('asked', 'XHS', true, [
      { hamletNo: '001', target: 20 },
      { hamletNo: '003', target: 15 },
    ]);
    await baseline('asked', 'CQS', false);
    const pilot = pilotIn('asked');
    await goOn(pilot, 'surveying', 'piloting', '2022-07-01T00:00:00.000Z');
    expect(await endlines('asked')).toEqual([]);
    await goOn(pilot, 'piloting', 'evaluating');
    const made = await endlines('asked');
    expect(made).toHaveLength(2);
    for (const [formCode, synthetic] of [
      ['XHS', true],
      ['CQS', false],
    ])
      expect(made).toContainEqual(
        expect.objectContaining({
          formCode,
          formVersion: '2022.1',
          state: 'open',
          opensAt: SINCE,
          closesAt: '2023-01-01T02:00:00.000Z',
          synthetic,
          communes: [expect.objectContaining({ communeUnitId: HERE, target: 50 })],
        }),
      );

    const divided = await Promise.all(
      made.map(async ({ id, formCode }) => {
        const path = `/campaigns/${id}/hamlets`;
        const { body } = await surveysService.http.get<{ hamletNo: string; target: number }[]>(path, {
          token: lead,
        });
        return [formCode, body.map(({ hamletNo, target }) => `${hamletNo}: ${target}`)];
      }),
    );
    expect(Object.fromEntries(divided)).toEqual({ XHS: ['001: 20', '003: 15'], CQS: [] });

    const [cause] = (await publishedBy(programme.service)).filter(
      ({ key, data }) => key === pilot.id && (data as { to?: Phase }).to === 'evaluating',
    );
    const opened = (await publishedBy(surveysService)).filter(({ key }) => made.some(({ id }) => id === key));
    expect(opened).toHaveLength(2);
    for (const { type, data } of opened)
      expect({ type, data }).toMatchObject({
        type: 'surveys.campaign.opened',
        data: {
          causationId: cause?.id,
          correlationId: cause?.data.correlationId,
          actorRole: 'province-leader',
          occurredAt: SINCE,
          aggregateVersion: 2,
        },
      });
    expect(cause?.id).toBeDefined();
  });

  test('has it asked once for each evaluation: not again when the fact comes again, but after an adjustment', async () => {
    await baseline('once', 'XHS', false);
    const pilot = pilotIn('once');
    await goOn(pilot, 'piloting', 'evaluating');
    const [first, ...more] = await endlines('once');
    expect(more).toEqual([]);
    await redeliver(pilot);
    await redeliver(pilot);
    expect(await endlines('once')).toEqual([first]);
    const arrived = (await publishedBy(programme.service)).filter(({ key }) => key === pilot.id);
    expect({ arrived: arrived.length, facts: new Set(arrived.map(({ id }) => id)).size }).toEqual({
      arrived: 4,
      facts: 1,
    });

    await goOn(pilot, 'evaluating', 'adjusting', '2022-12-10T00:00:00.000Z');
    await goOn(pilot, 'adjusting', 'piloting', '2022-12-20T00:00:00.000Z');
    expect(await endlines('once')).toEqual([first]);
    clock.advance('2023-03-01T02:00:00Z');
    await goOn(pilot, 'piloting', 'evaluating', '2023-02-28T17:00:00.000Z');
    await redeliver(pilot);
    const asked = await endlines('once');
    expect(asked).toHaveLength(2);
    expect(asked).toContainEqual(first);
    const second = asked.find(({ id }) => id !== first?.id);
    expect(second).toMatchObject({
      formCode: 'XHS',
      state: 'open',
      opensAt: '2023-02-28T17:00:00.000Z',
      closesAt: '2023-03-31T02:00:00.000Z',
    });
    expect(
      await surveysService.db.query(
        `select form_code, evaluated_on::text, campaign_id from closing_round where pilot_id = $1 order by evaluated_on`,
        [pilot.id],
      ),
    ).toEqual([
      { form_code: 'XHS', evaluated_on: '2022-11-01', campaign_id: first?.id },
      { form_code: 'XHS', evaluated_on: '2023-03-01', campaign_id: second?.id },
    ]);
    expect(await parked()).toEqual([]);
  });

  test('has nobody asked where nobody was asked before; other facts of pilots pass by', async () => {
    const pilot = pilotIn('silent');
    await publish(pilot, fact(PilotProposed, new Date(SINCE), { pillars: ['society'] }));
    await publish(
      pilot,
      fact(PilotPlanApproved, new Date(SINCE), { planVersion: 1, documentId: crypto.randomUUID() }),
    );
    await goOn(pilot, 'piloting', 'evaluating');
    expect(await endlines('silent')).toEqual([]);
    expect(await parked()).toEqual([]);
  });
});
