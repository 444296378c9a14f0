import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { indicators } from '@xaso/indicators';
import { surveys } from '@xaso/surveys';
import { eventually, privateTopics, type TestService, testService } from '@xaso/testing';
import { accepted, figure, openRound, type Round } from './survey-journey.js';

let surveysService: TestService;
let indicatorsService: TestService;
let round: Round;

beforeAll(async () => {
  const topicPrefix = privateTopics();
  surveysService = await testService(surveys, { topicPrefix });
  indicatorsService = await testService(indicators, { topicPrefix });
  round = await openRound(surveysService, 'rebuilt');
});

afterAll(async () => {
  await indicatorsService?.stop();
  await surveysService?.stop();
});

const government = () => figure(indicatorsService.http, round.lead, 'rebuilt', 'survey.government');
const everything = async () =>
  (await indicatorsService.http.get('/figures?programme=rebuilt', { token: round.lead })).body;

test('a rebuild reads the topics from the start, heals a damaged table and lets the service go on', async () => {
  for (let index = 0; index < 3; index += 1) await accepted(round);
  await eventually(async () => expect(await government()).toMatchObject({ numerator: 3, events: 4 }), {
    within: 15_000,
  });
  const before = await everything();
  await indicatorsService.db.query('update figure set numerator = 999');
  await indicatorsService.db.query('delete from contribution');

  await indicators.commands?.['rebuild']?.(indicatorsService.app, []);

  expect(await everything()).toEqual(before);
  expect(
    await indicatorsService.db.query(`select nspname from pg_namespace where nspname like 'rebuild%'`),
  ).toEqual([]);
  await accepted(round);
  await eventually(async () => expect(await government()).toMatchObject({ numerator: 4, events: 5 }), {
    within: 10_000,
  });
  const { body: events } = await indicatorsService.http.get<unknown[]>(
    '/figures/rebuilt/survey.government/events',
    { token: round.lead },
  );
  expect(events).toHaveLength(5);
});
