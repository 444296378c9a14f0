import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { access } from './access.journey.js';
import { attendanceJourney } from './attendance.journey.js';
import { capture } from './capture.journey.js';
import { dailyWork } from './daily-work.journey.js';
import { headerMenus } from './header-menus.journey.js';
import { type RunningPlatform, startPlatform } from './installation.js';
import { observationJourney } from './observations.journey.js';
import { officer } from './officer.journey.js';
import { People } from './people.js';
import { PAGES } from './roles.js';
import { everybody } from './roles.journey.js';
import { tour } from './tour.js';

let platform: RunningPlatform;
let people: People;

beforeAll(async () => {
  platform = await startPlatform();
  people = await People.of(platform);
}, 900_000);
afterEach(async () => {
  await people?.leave();
});
afterAll(async () => {
  await people?.close();
  await platform?.stop();
}, 120_000);

everybody(
  () => platform,
  () => people,
);
headerMenus(() => people);
officer(() => people);
access(() => people);
capture(() => people);
observationJourney(() => people);
dailyWork(() => people);
attendanceJourney(() => people);

test('every page can be used by everybody, on a desk and on a phone', async () => {
  const admin = await people.visit('quantri');
  const { pages, faults } = await tour(admin, ['/']);
  expect(faults).toEqual([]);
  expect(PAGES.filter((page) => !pages.includes(page))).toEqual([]);
}, 1_200_000);
