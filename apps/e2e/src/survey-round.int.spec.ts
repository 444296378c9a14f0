import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { indicators } from '@xaso/indicators';
import { surveys } from '@xaso/surveys';
import { eventually, privateTopics, type TestService, testService } from '@xaso/testing';
import { accepted, expectStatus, figure, openRound, type Round } from './survey-journey.js';

let surveysService: TestService;
let indicatorsService: TestService;
let round: Round;

beforeAll(async () => {
  const topicPrefix = privateTopics();
  surveysService = await testService(surveys, { topicPrefix });
  indicatorsService = await testService(indicators, { topicPrefix });
  round = await openRound(surveysService, 'journey');
});

afterAll(async () => {
  await indicatorsService?.stop();
  await surveysService?.stop();
});

const government = () => figure(indicatorsService.http, round.lead, 'journey', 'survey.government');

describe('a filled form on its way to a figure', () => {
  test('the quota is the denominator before any form is accepted', async () => {
    await eventually(async () =>
      expect(await government()).toMatchObject({
        numerator: 0,
        denominator: 3,
        percent: 0,
        synthetic: false,
      }),
    );
  });

  test('accepted forms count beyond the quota, a voided one is taken back, and each opens to its events', async () => {
    const forms = [];
    for (let index = 0; index < 4; index += 1) forms.push(await accepted(round));
    await eventually(async () =>
      expect(await government()).toMatchObject({ numerator: 4, denominator: 3, percent: 133.33 }),
    );
    await expectStatus(
      round.http.post(
        `/responses/${forms[0]?.id}/void`,
        { reasonCode: 'duplicate', reason: 'nhập hai lần' },
        { token: round.lead },
      ),
      200,
    );
    await eventually(async () => expect(await government()).toMatchObject({ numerator: 3, events: 6 }));
    const { body: events } = await indicatorsService.http.get<
      { type: string; aggregateId: string; numerator: number }[]
    >('/figures/journey/survey.government/events', { token: round.lead });
    expect(events.map((event) => event.type)).toEqual([
      'surveys.campaign.opened',
      ...forms.map(() => 'surveys.response.accepted'),
      'surveys.response.voided',
    ]);
    expect(events.at(-1)).toMatchObject({ aggregateId: forms[0]?.id, numerator: -1 });
  });

  test('figures of pillars that nobody asked about are not measured, and never zero', async () => {
    expect(await figure(indicatorsService.http, round.lead, 'journey', 'survey.economy')).toMatchObject({
      numerator: null,
      denominator: null,
      percent: null,
      events: 0,
    });
  });
});
