import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type EventContract, type Fact, fact, type FactContext } from '@xaso/contracts-common';
import { PilotPhaseChanged, PilotPlanApproved, PilotProposed } from '@xaso/contracts-programme';
import { surveysEvents } from '@xaso/contracts-surveys';
import { surveys } from '@xaso/surveys';
import { drain, privateTopics, TestProducer, type TestService } from '@xaso/testing';
import { expectStatus, openRound, type Round, THANH_SON } from '../survey-journey.js';
import { type ContractVersion, nextVersion, PilotPaused, releasedVersion } from './contract-version.js';
import { redriveAll, waiting } from './figures.js';
import { Place } from './place.js';
import { speaking } from './speaking.js';

/** Each instance that joins or leaves makes the group share its partitions anew. */
const PATIENCE = 240_000;

const pilotFacts = [PilotProposed, PilotPlanApproved, PilotPhaseChanged];
const ofPilots = ({ topic }: EventContract): boolean => topic === PilotProposed.topic;
const old = releasedVersion('programme', '1.0.0');
const next = nextVersion('programme', pilotFacts, PilotPaused);
const present: ContractVersion = { name: 'programme', events: pilotFacts };
const own: ContractVersion = { name: 'surveys', events: surveysEvents };

let place: Place;
let producers: TestProducer[];
let newest: TestService;

beforeAll(async () => {
  const topicPrefix = privateTopics();
  place = await Place.make(surveys.migrations, topicPrefix);
  producers = [];
  const said = { programme: 'any', communeUnitId: THANH_SON, source: 'online', synthetic: false } as const;
  const context: FactContext = { ...said, actorRole: 'province-leader' };
  for (const { events } of [old, present, next])
    producers.push(await TestProducer.start('programme', events, context, { topicPrefix }));
});
afterAll(async () => {
  for (const producer of producers) await producer.stop();
  await place.clear();
});

/** A fact as a version of programme writes it. */
function asSaidBy({ events, write }: ContractVersion, told: Fact<EventContract>): Fact<EventContract> {
  const { type } = told.contract;
  const contract = events.find((one) => one.type === type);
  if (!contract) throw new Error(`${type} is not known to this version`);
  return { ...told, contract, data: write?.(type, told.data) ?? told.data };
}

/** A pilot whose programme has asked before, told of by one version up to its evaluation. */
async function evaluated(
  version: ContractVersion,
  producer: TestProducer,
  programme: string,
  on: string,
): Promise<void> {
  const pilotId = crypto.randomUUID();
  const said = { of: pilotId, context: { programme, pilotId } };
  const documentId = crypto.randomUUID();
  const tell = (told: Fact<EventContract>): Promise<void> =>
    producer.publish({ ...said, fact: asSaidBy(version, told) });
  const day = new Date(on);
  await tell(fact(PilotProposed, day, { pillars: ['government'] }));
  await tell(fact(PilotPhaseChanged, day, { from: 'surveying', to: 'piloting', documentId }));
  if (version === next) await tell(fact(PilotPaused, day, { urgency: 'low' }));
  await tell(fact(PilotPhaseChanged, day, { from: 'piloting', to: 'evaluating', documentId }));
}

interface Campaign {
  readonly purpose: string;
  readonly state: string;
}

async function closingRoundsOf({ http, lead }: Round, programme: string): Promise<Campaign[]> {
  const all = await expectStatus(
    http.get<Campaign[]>(`/campaigns?programme=${programme}`, { token: lead }),
    200,
  );
  return all.filter(({ purpose }) => purpose === 'endline');
}

test(
  'surveys hears of pilots from each version of programme, itself being replaced meanwhile',
  async () => {
    const [before, now, after] = producers as [TestProducer, TestProducer, TestProducer];
    const reader = (version: ContractVersion) =>
      speaking(surveys, { writes: own, reads: version.events.filter(ofPilots) });
    const oldest = await place.start(reader(old));
    const rounds = new Map<string, Round>();
    for (const programme of ['p-old', 'p-now', 'p-next', 'p-late'])
      rounds.set(programme, await openRound(oldest, programme));
    const sixTimes = async (
      version: ContractVersion,
      producer: TestProducer,
      programme: string,
    ): Promise<void> => {
      for (const month of ['05', '06', '07', '08', '09', '10'])
        await evaluated(version, producer, programme, `2022-${month}-01T02:00:00Z`);
    };

    // Both readers are in one group while three versions of programme tell of their pilots.
    const told = [
      sixTimes(old, before, 'p-old'),
      sixTimes(present, now, 'p-now'),
      sixTimes(next, after, 'p-next'),
    ];
    const middle = await place.start(surveys);
    await Promise.all(told);
    await oldest.stop();
    await sixTimes(present, now, 'p-late');
    await drain(before.service, now.service, after.service, middle);
    const through = (programme: string): Promise<Campaign[]> =>
      closingRoundsOf({ ...(rounds.get(programme) as Round), http: middle.http }, programme);
    for (const programme of ['p-old', 'p-now', 'p-late']) expect(await through(programme)).toHaveLength(6);
    // Six pilots were paused, which nobody knows to be no matter: what came after it of the same pilot waits.
    expect(await waiting(middle)).toHaveLength(6);
    expect(await through('p-next')).toEqual([]);

    newest = await place.start(reader(next));
    await middle.stop();
    await redriveAll(newest);
    await drain(before.service, now.service, after.service, newest);
    expect(await waiting(newest)).toEqual([]);
    for (const [programme, round] of rounds)
      expect(await closingRoundsOf({ ...round, http: newest.http }, programme)).toHaveLength(6);
    const [forms] = await newest.db.query<{ rounds: number }>(
      'select count(*)::int as rounds from closing_round',
    );
    expect(forms?.rounds).toBe(24);
  },
  PATIENCE,
);
