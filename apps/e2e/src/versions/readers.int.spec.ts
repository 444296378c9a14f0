import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { EventContract } from '@xaso/contracts-common';
import { programmeEvents } from '@xaso/contracts-programme';
import { surveysEvents } from '@xaso/contracts-surveys';
import { trainingEvents } from '@xaso/contracts-training';
import { indicators } from '@xaso/indicators';
import { programme } from '@xaso/programme';
import { surveys } from '@xaso/surveys';
import { drain, privateTopics, type TestService } from '@xaso/testing';
import { accepted, expectStatus, openRound, type Round } from '../survey-journey.js';
import { nextVersion, releasedVersion, ResponseFlagged } from './contract-version.js';
import { government, redriveAll, waiting } from './figures.js';
import { Place } from './place.js';
import { speaking } from './speaking.js';
import { Traffic } from './traffic.js';

/** Each instance that joins or leaves makes the group share its partitions anew. */
const PATIENCE = 240_000;

const CODE = 'readers';
const old = releasedVersion('surveys', '1.0.0').events;
const next = nextVersion('surveys', surveysEvents, ResponseFlagged).events;

let places: Place[];

beforeAll(async () => {
  const topicPrefix = privateTopics();
  places = [];
  for (const { migrations } of [surveys, programme, indicators])
    places.push(await Place.make(migrations, topicPrefix));
});
afterAll(async () => {
  for (const place of places.toReversed()) await place.clear();
});

/** Both readers, built for a version of the facts of surveys. */
async function readers(surveyFacts: readonly EventContract[]): Promise<[TestService, TestService]> {
  const [, programmePlace, indicatorsPlace] = places as [Place, Place, Place];
  const rounds = surveyFacts.filter(({ topic }) => topic === 'surveys.campaign.v1');
  const everything = [...surveyFacts, ...programmeEvents, ...trainingEvents];
  const own = { name: 'programme as it is', events: programmeEvents };
  return [
    await programmePlace.start(speaking(programme, { writes: own, reads: rounds })),
    await indicatorsPlace.start(
      speaking(indicators, { writes: { name: 'none', events: [] }, reads: everything }),
    ),
  ];
}

const close = ({ http, campaignId, lead }: Round): Promise<unknown> =>
  expectStatus(http.post(`/campaigns/${campaignId}/close`, {}, { token: lead }), 200);

test(
  'readers go from the version before to the next, one instance beside another in one group, while forms come in',
  async () => {
    const [surveysPlace] = places as [Place, Place, Place];
    const surveysService = await surveysPlace.start(surveys);
    const round = await openRound(surveysService, CODE);
    const first = await openRound(surveysService, `${CODE}-first`);
    for (let form = 0; form < 5; form += 1) await accepted(first);
    const traffic = new Traffic(round);
    traffic.join(surveysService);

    const before = await readers(old);
    await traffic.more(20);
    // Its summary is a fact that came with 1.1.0: whoever reads 1.0.0 lays it aside and reads on.
    await close(first);
    await drain(surveysService, ...before);
    for (const reader of before)
      expect(await waiting(reader)).toEqual([expect.stringContaining(first.campaignId)]);

    const present = await readers(surveysEvents);
    await traffic.more(20);
    for (const reader of before) await reader.stop();
    await traffic.more(20);
    for (const reader of present) await redriveAll(reader);

    const after = await readers(next);
    await traffic.more(20);
    for (const reader of present) await reader.stop();
    await traffic.more(20);
    await close(round);
    await traffic.stop();
    await drain(surveysService, ...after);

    const [programmeService, indicatorsService] = after;
    for (const reader of after) expect(await waiting(reader)).toEqual([]);
    expect(await government(indicatorsService, round, CODE)).toMatchObject({
      numerator: traffic.counting,
      denominator: 3,
      events: 1 + traffic.all().length + traffic.voided.length,
    });
    expect(await government(indicatorsService, first, `${CODE}-first`)).toMatchObject({
      numerator: 5,
      events: 6,
    });
    expect(
      await programmeService.db.query('select programme, state from survey_round order by programme'),
    ).toEqual([
      { programme: CODE, state: 'closed' },
      { programme: `${CODE}-first`, state: 'closed' },
    ]);
  },
  PATIENCE,
);
