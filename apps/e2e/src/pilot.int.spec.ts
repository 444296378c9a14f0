import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { indicators } from '@xaso/indicators';
import { programme } from '@xaso/programme';
import { surveys } from '@xaso/surveys';
import { eventually, privateTopics, type TestService, testService, testToken } from '@xaso/testing';
import { expectDocumented } from './asyncapi.js';
import { PilotJourney } from './pilot-journey.js';
import { accepted, expectStatus, openRound, type Round, type Summary, THANH_SON } from './survey-journey.js';

const CODE = 'pilot-journey';

let services: TestService[] = [];
let round: Round;
let pilot: PilotJourney;
let forms: Summary[];

beforeAll(async () => {
  const topicPrefix = privateTopics();
  services = [];
  for (const service of [surveys, programme, indicators])
    services.push(await testService(service as typeof surveys, { topicPrefix }));
  const [surveysService, programmeService] = services as [TestService, TestService, TestService];
  round = await openRound(surveysService, CODE);
  const leader = await testToken({ role: 'province-leader', communes: '*' });
  pilot = await PilotJourney.begin(programmeService, round.lead, leader, CODE);
  forms = [await accepted(round), await accepted(round)];
});
afterAll(async () => {
  for (const service of services.toReversed()) await service.stop();
});

interface Figure {
  readonly indicator: string;
  readonly numerator: number | null;
  readonly value: number | null;
  readonly reason: string | null;
  readonly events: number;
}
interface Campaign {
  readonly id: string;
  readonly purpose: string;
  readonly state: string;
  readonly opensAt: string;
  readonly communes: readonly { readonly communeUnitId: string; readonly target: number }[];
}

async function figure(indicator: string, query = ''): Promise<Figure | undefined> {
  const path = `/figures?programme=${CODE}${query}`;
  const all = await expectStatus(
    (services[2] as TestService).http.get<Figure[]>(path, { token: round.lead }),
    200,
  );
  return all.find((one) => one.indicator === indicator);
}

const eventsOf = (indicator: string, query = '') =>
  expectStatus(
    (services[2] as TestService).http.get<{ type: string }[]>(
      `/figures/${CODE}/${indicator}/events?${query}`,
      {
        token: round.lead,
      },
    ),
    200,
  );

const campaigns = () =>
  expectStatus(round.http.get<Campaign[]>(`/campaigns?programme=${CODE}`, { token: round.lead }), 200);

test.each(['surveys', 'programme', 'indicators'])(
  'the running %s describes its events as docs/events does',
  async (name) => {
    await expectDocumented(services[['surveys', 'programme', 'indicators'].indexOf(name)], name);
  },
);

describe('a pilot across services', () => {
  test('waits for its survey round, and goes on when the round is closed', async () => {
    await pilot.prepare();
    await pilot.observe('baseline', '2022-05-31', 30, 100);
    await expect(pilot.goTo('piloting', '2022-06-01')).rejects.toThrow('surveys-closed');
    await expectStatus(
      round.http.post(`/campaigns/${round.campaignId}/close`, {}, { token: round.lead }),
      200,
    );
    await eventually(async () => expect(await pilot.isOpen('piloting')).toBe(true));
    await pilot.goTo('piloting', '2022-06-01');
  });

  test('a handover counts from the day it was signed for: asOf shows the day before without it', async () => {
    expect(await figure('programme.equipment.computer')).toMatchObject({ value: null, events: 0 });
    await pilot.handOver('2022-06-15');
    await eventually(async () =>
      expect(await figure('programme.equipment.computer')).toMatchObject({ value: 3, events: 1 }),
    );
    expect(await figure('programme.equipment.computer', '&asOf=2022-06-14')).toMatchObject({ value: null });
    expect(await figure('programme.equipment.computer', '&asOf=2022-06-15')).toMatchObject({ value: 3 });
    expect(await eventsOf('programme.equipment.computer')).toMatchObject([
      { type: 'programme.handover.signed' },
    ]);
  });

  test('what was known before a form was voided can still be asked for', async () => {
    await eventually(async () => expect(await figure('survey.government')).toMatchObject({ numerator: 2 }));
    const before = new Date().toISOString();
    const voiding = { reasonCode: 'duplicate', reason: 'nhập hai lần' };
    await expectStatus(
      round.http.post(`/responses/${forms[0]?.id}/void`, voiding, { token: round.lead }),
      200,
    );
    await eventually(async () => expect(await figure('survey.government')).toMatchObject({ numerator: 1 }));
    expect(await figure('survey.government', `&knownAt=${before}`)).toMatchObject({ numerator: 2 });
    expect((await eventsOf('survey.government', `knownAt=${before}`)).map(({ type }) => type)).not.toContain(
      'surveys.response.voided',
    );
  });

  test('an evaluation opens the closing round of its commune, whose forms leave the baseline alone', async () => {
    await pilot.goTo('evaluating', '2022-11-01');
    await eventually(async () =>
      expect((await campaigns()).filter(({ purpose }) => purpose === 'endline')).toMatchObject([
        {
          state: 'open',
          opensAt: '2022-10-31T17:00:00.000Z',
          communes: [{ communeUnitId: THANH_SON, target: 2 }],
        },
      ]),
    );
    const closing = (await campaigns()).find(({ purpose }) => purpose === 'endline');
    const capturedAt = '2022-11-05T02:00:00Z';
    await accepted({ ...round, campaignId: closing?.id ?? '' }, { capturedAt });
    await pilot.observe('endline', '2022-11-30', 84, 120);
    await eventually(async () =>
      expect(await figure('government.documents.change')).toMatchObject({ value: 40, events: 2 }),
    );
    expect(await figure('survey.government')).toMatchObject({ numerator: 1 });
    expect(await figure('government.documents.change', '&asOf=2022-11-01')).toMatchObject({ value: null });
    expect((await eventsOf('government.documents.change')).map(({ type }) => type)).toEqual([
      'programme.observation.approved',
      'programme.observation.approved',
    ]);
  });
});
