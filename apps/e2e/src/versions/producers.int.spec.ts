import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fact } from '@xaso/contracts-common';
import { breakingChanges } from '@xaso/contracts-common/checks';
import {
  PilotPhaseChanged,
  PilotPlanApproved,
  PilotProposed,
  programmeEvents,
} from '@xaso/contracts-programme';
import { surveysEvents } from '@xaso/contracts-surveys';
import { trainingEvents } from '@xaso/contracts-training';
import { indicators } from '@xaso/indicators';
import { Outbox } from '@xaso/messaging';
import { Database } from '@xaso/platform';
import { programme } from '@xaso/programme';
import { surveys } from '@xaso/surveys';
import { drain, privateTopics, type TestService } from '@xaso/testing';
import { expectStatus, openRound, type Round, THANH_SON } from '../survey-journey.js';
import { nextVersion, releasedVersion, ResponseFlagged } from './contract-version.js';
import { government, redriveAll, waiting } from './figures.js';
import { Place } from './place.js';
import { speaking } from './speaking.js';
import { Traffic } from './traffic.js';

/** Each instance that joins or leaves makes the group share its partitions anew. */
const PATIENCE = 240_000;

const CODE = 'producers';
const pilots = [PilotProposed, PilotPlanApproved, PilotPhaseChanged];
const old = releasedVersion('surveys', '1.0.0');
const next = nextVersion('surveys', surveysEvents, ResponseFlagged);

let places: Place[];
let round: Round;

beforeAll(async () => {
  const topicPrefix = privateTopics();
  places = [];
  for (const { migrations } of [surveys, programme, indicators])
    places.push(await Place.make(migrations, topicPrefix));
});
afterAll(async () => {
  for (const place of places.toReversed()) await place.clear();
});

test('what is called the next version is one that the contracts allow', () => {
  for (const version of ['1.0.0', '1.1.0'])
    for (const frozen of releasedVersion('surveys', version).events) {
      const contract = next.events.find(({ type }) => type === frozen.type);
      expect({ type: frozen.type, breaks: breakingChanges(frozen.schema, contract?.schema ?? {}) }).toEqual({
        type: frozen.type,
        breaks: [],
      });
    }
});

/** What only the next version can do: it counts as a change of the form, and is told as one. */
const flag =
  (service: TestService, flagged: string[]) =>
  async (responseId: string, count: number): Promise<void> => {
    if (count % 5 !== 0) return;
    await service.app.get(Database).transaction(async (tx) => {
      const raised = 'update response set version = version + 1 where id = $1 returning version';
      const [row] = await tx.query<{ version: number }>(raised, [responseId]);
      const said = { programme: CODE, communeUnitId: THANH_SON, source: 'online', synthetic: false } as const;
      await service.app.get(Outbox).append(tx, {
        aggregateId: responseId,
        version: row?.version ?? 0,
        context: { ...said, actorRole: 'commune-officer' },
        facts: [fact(ResponseFlagged, new Date(), { responseId, urgency: 'low' })],
      });
    });
    flagged.push(responseId);
  };

test(
  'surveys goes from the version before to the next, instance by instance, and every figure is right',
  async () => {
    const [surveysPlace, programmePlace, indicatorsPlace] = places as [Place, Place, Place];
    const programmeService = await programmePlace.start(programme);
    const indicatorsService = await indicatorsPlace.start(indicators);
    const before = await surveysPlace.start(speaking(surveys, { writes: old, reads: pilots }));
    round = await openRound(before, CODE);
    const traffic = new Traffic(round);
    traffic.join(before);
    await traffic.more(15);

    const present = await surveysPlace.start(surveys);
    traffic.join(present);
    await traffic.more(15);
    await traffic.leave(before);
    await before.stop();
    await traffic.more(10);

    const flagged: string[] = [];
    const after = await surveysPlace.start(speaking(surveys, { writes: next, reads: pilots }));
    traffic.join(after, flag(after, flagged));
    await traffic.more(20);
    await traffic.leave(present);
    await present.stop();
    await traffic.more(15);
    await expectStatus(
      after.http.post(`/campaigns/${round.campaignId}/close`, {}, { token: round.lead }),
      200,
    );
    await traffic.stop();
    await drain(after, programmeService, indicatorsService);

    // Readers of today pass over fields that they do not know and do without the one that is said no longer. A type that they
    // do not know waits for them, with what came after it of the same form; nothing else waits.
    const behind = traffic.voided.filter((id) => flagged.includes(id));
    expect(await government(indicatorsService, round, CODE)).toMatchObject({
      numerator: traffic.counting + behind.length,
      denominator: 3,
    });
    expect(await waiting(indicatorsService)).toEqual(
      flagged.map((id) => `indicators.survey-figures ${id}`).sort(),
    );
    expect(await waiting(programmeService)).toEqual([]);
    const { body: metrics } = await indicatorsService.http.get<string>('/metrics');
    expect(metrics).toContain(`xaso_parked_events{service="indicators"} ${flagged.length + behind.length}\n`);

    const reads = [...next.events, ...programmeEvents, ...trainingEvents];
    const upgraded = await indicatorsPlace.start(
      speaking(indicators, { writes: { name: 'next', events: [] }, reads }),
    );
    await indicatorsService.stop();
    await redriveAll(upgraded);
    await drain(after, upgraded);

    expect(await waiting(upgraded)).toEqual([]);
    expect(await government(upgraded, round, CODE)).toMatchObject({
      numerator: traffic.counting,
      denominator: 3,
      events: 1 + traffic.all().length + traffic.voided.length,
    });
    const [counted] = await after.db.query<{ forms: number }>(
      `select count(*)::int as forms from response where status ->> 'state' = 'accepted'`,
    );
    expect(counted?.forms).toBe(traffic.counting);
    expect(await programmeService.db.query('select state from survey_round')).toEqual([{ state: 'closed' }]);
  },
  PATIENCE,
);
