import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { indicators } from '@xaso/indicators';
import { programme } from '@xaso/programme';
import { surveys } from '@xaso/surveys';
import { eventually, privateTopics, type TestService, testService, testToken } from '@xaso/testing';
import { PilotJourney } from './pilot-journey.js';
import { accepted, figure, openRound, type Round, THANH_SON } from './survey-journey.js';

let surveysService: TestService;
let programmeService: TestService;
let indicatorsService: TestService;
let round: Round;

beforeAll(async () => {
  const topicPrefix = privateTopics();
  surveysService = await testService(surveys, { topicPrefix });
  programmeService = await testService(programme, { topicPrefix });
  indicatorsService = await testService(indicators, { topicPrefix });
  round = await openRound(surveysService, 'rebuilt');
});

afterAll(async () => {
  await indicatorsService?.stop();
  await programmeService?.stop();
  await surveysService?.stop();
});

const government = () => figure(indicatorsService.http, round.lead, 'rebuilt', 'survey.government');
/** To the byte. */
const everything = async (): Promise<string> => {
  const headers = { authorization: `Bearer ${round.lead}` };
  return (await fetch(`${indicatorsService.url}/figures?programme=rebuilt`, { headers })).text();
};

test('a rebuild reads the topics from the start, heals a damaged table and lets the service go on', async () => {
  for (let index = 0; index < 3; index += 1) await accepted(round);
  await eventually(async () => expect(await government()).toMatchObject({ numerator: 3, events: 4 }));
  // A hamlet is told on a topic that this service reads nothing of: nobody waits for it.
  const leader = await testToken({ role: 'province-leader', communes: '*' });
  const pilot = await PilotJourney.begin(programmeService, round.lead, leader, 'rebuilt');
  const hamlet = { programme: 'rebuilt', communeUnitId: THANH_SON, name: 'Xóm 1', kind: 'xom' };
  await pilot.post('/hamlets', { ...hamlet, on: '2022-03-01' }, 201);
  await pilot.observe('baseline', '2022-05-31', 30, 100);
  await pilot.handOver('2022-06-15');
  // Each comes on a topic of its own, in its own time.
  for (const indicator of ['programme.equipment.computer', 'government.documents.change'])
    await eventually(async () =>
      expect(await figure(indicatorsService.http, round.lead, 'rebuilt', indicator)).toMatchObject({
        events: 1,
      }),
    );
  const before = await everything();
  await indicatorsService.db.query('update figure set numerator = 999');
  await indicatorsService.db.query('delete from contribution');
  await indicatorsService.db.query('update figure_day set numerator = 999');
  await indicatorsService.db.query('delete from observation');
  await indicatorsService.db.query('delete from observation_now');
  expect(await everything()).not.toBe(before);

  await indicators.commands?.['rebuild']?.(indicatorsService.app, []);

  expect(await everything()).toBe(before);
  expect(
    await indicatorsService.db.query(`select nspname from pg_namespace where nspname like 'rebuild%'`),
  ).toEqual([]);
  await accepted(round);
  await eventually(async () => expect(await government()).toMatchObject({ numerator: 4, events: 5 }));
  const { body: events } = await indicatorsService.http.get<unknown[]>(
    '/figures/rebuilt/survey.government/events',
    { token: round.lead },
  );
  expect(events).toHaveLength(5);
});
