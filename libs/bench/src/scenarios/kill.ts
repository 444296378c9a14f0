import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { monotonicMs } from '../clock.js';
import type { Role } from '../lab/role.js';
import type { Place, Stage } from '../lab/stage.js';
import type { WriterOptions } from '../service/writer.js';
import { flowingAgain, journeys, samplesIn } from './samples.js';
import { counted, type Outcome, type Scenario, type ScenarioOptions } from './scenario.js';

const PER_SECOND = 200;
const DRAIN_MS = 60_000;
/** Longer than anything that is measured, so that events are committed until all flows again. */
const AFTER_RELAY_S = 8;
const AFTER_CONSUMER_S = 25;

interface Cast {
  readonly relays: readonly Role[];
  readonly consumers: readonly Role[];
  start(): Role;
}

interface Plan {
  readonly relays: number;
  readonly consumers: number;
  readonly secondsAfter: number;
  /** Kills; the processes that note effects afterwards. */
  kill(cast: Cast): Promise<void>;
}

/** kill -9 of the relay that leads; another one stands by. */
export const killRelay: Scenario = (stage, options) =>
  killing(stage, options, {
    relays: 2,
    consumers: 1,
    secondsAfter: AFTER_RELAY_S,
    kill: async ({ relays }) => {
      await relays.find((relay) => relay.latest?.leads)?.kill();
    },
  });

/** kill -9 of one of two consumers; the other one takes its partitions over. */
export const killConsumer: Scenario = (stage, options) =>
  killing(stage, options, {
    relays: 1,
    consumers: 2,
    secondsAfter: AFTER_CONSUMER_S,
    kill: async ({ consumers }) => {
      await consumers[0]?.kill();
    },
  });

/** kill -9 of the only consumer, which is started again at once. */
export const restartConsumer: Scenario = (stage, options) =>
  killing(stage, options, {
    relays: 1,
    consumers: 1,
    secondsAfter: AFTER_CONSUMER_S,
    kill: async ({ consumers, start }) => {
      await consumers[0]?.kill();
      start();
    },
  });

function killing(stage: Stage, options: ScenarioOptions, plan: Plan): Promise<Outcome> {
  const { partitions, warmUp } = options;
  return stage.place({ partitions }, async (place) => {
    const file = (name: string) => join(stage.folder, `${place.prefix}${name}.json`);
    const consumers: Role[] = [];
    const startConsumer = (): Role => {
      const role = consumer(stage, place, options, file(`effects-${consumers.length}`));
      consumers.push(role);
      return role;
    };
    const relays = Array.from({ length: plan.relays }, (_, n) =>
      stage.start(place, `relay-${n}`, { RELAY: 'true' }),
    );
    for (let n = 0; n < plan.consumers; n += 1) startConsumer();
    await Promise.all(consumers.map((role) => role.until(({ reads }) => reads)));
    await Promise.all(relays.map((role) => role.until(() => true)));
    const seconds = warmUp + plan.secondsAfter;
    const write: WriterOptions = { writers: 8, facts: 1, form: 'statement', perSecond: PER_SECOND, seconds };
    const writer = stage.start(place, 'writer', { SAMPLES: file('commits'), WRITE: JSON.stringify(write) });
    await writer.until(({ written }) => written > 0);
    await delay(warmUp * 1000);

    const killedAt = monotonicMs();
    await plan.kill({ relays, consumers, start: startConsumer });
    const { written } = await writer.finished();
    await effects(place, written);
    await Promise.all([...relays, ...consumers].map((role) => role.stop()));
    const { lost, doubled } = await counted(place);
    const ends = await Promise.all(consumers.map((_, n) => samplesIn(file(`effects-${n}`)).catch(() => [])));
    const all = journeys(await samplesIn(file('commits')), ends.flat());
    return {
      figures: { 'flowing again s': flowingAgain(all, killedAt, partitions) / 1000, events: written },
      lost,
      doubled,
    };
  });
}

const consumer = (stage: Stage, place: Place, { handlers }: ScenarioOptions, samples: string): Role =>
  stage.start(place, 'consumer', { READS: 'true', HANDLERS: handlers, SAMPLES: samples });

/** Waits for as many effects: counters of a process that was killed are gone. */
async function effects(place: Place, wanted: number): Promise<void> {
  const until = monotonicMs() + DRAIN_MS;
  for (;;) {
    const { rows } = await place.database.query<{ n: string }>('select count(*) as n from effect');
    if (Number(rows[0]?.n) >= wanted) return;
    if (monotonicMs() > until) return;
    await delay(200);
  }
}
