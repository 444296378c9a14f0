import { setTimeout as delay } from 'node:timers/promises';
import { monotonicMs } from '../clock.js';
import type { Role } from '../lab/role.js';
import type { Place, Stage } from '../lab/stage.js';
import type { WriterOptions } from '../service/writer.js';
import { effectsOfChanges, startDocumentation } from './documentation-way.js';
import { counted, type Outcome, type Scenario, type ScenarioOptions } from './scenario.js';

export const ROUNDS = 10;
const PER_SECOND = 100;
const WRITERS = 8;
const FLOWING_MS = 2_000;
/** Effects that stand still for so long come no more. */
const QUIET_MS = 10_000;
const DRAIN_MS = 600_000;
const FOREVER_S = 86_400;

/** One of the two ways, seen alike. */
interface Way {
  writer(): Role;
  consumer(): Role;
  /** What publishes the last facts when no writer runs any more. */
  rest(): void;
  count(): Promise<{ written: number; lost: number; doubled: number }>;
}

/**
 * Rounds of: both processes flow for two seconds, both are killed with -9, both are started again. At the end the writer
 * is asked to stop, and the effects are counted when no more come. Both ways at once, under the same schedule.
 */
export const killRounds: Scenario = async (stage, options) => {
  const { partitions, events: rounds = ROUNDS } = options;
  // Places end with everything that was started: both ways end together.
  return stage.place({ partitions }, (own) =>
    stage.place({ partitions }, async (documented) => {
      const [ours, theirs] = await Promise.all([
        underKills(ourWay(stage, own, options), own, rounds),
        underKills(documentedWay(stage, documented), documented, rounds),
      ]);
      return {
        figures: {
          rounds,
          written: ours.written,
          'documentation-way written': theirs.written,
          'documentation-way lost': theirs.lost,
          'documentation-way doubled': theirs.doubled,
        },
        lost: ours.lost,
        doubled: ours.doubled,
      } satisfies Outcome;
    }),
  );
};

function ourWay(stage: Stage, place: Place, { handlers }: ScenarioOptions): Way {
  const write: WriterOptions = {
    writers: WRITERS,
    facts: 1,
    form: 'statement',
    perSecond: PER_SECOND,
    seconds: FOREVER_S,
  };
  return {
    // The relay runs inside the service that writes, as it does by default: it is killed with it.
    writer: () => stage.start(place, 'writer', { RELAY: 'true', WRITE: JSON.stringify(write) }),
    consumer: () => stage.start(place, 'consumer', { READS: 'true', HANDLERS: handlers }),
    rest: () => void stage.start(place, 'relay', { RELAY: 'true' }),
    count: () => counted(place),
  };
}

function documentedWay(stage: Stage, place: Place): Way {
  const write = { writers: WRITERS, perSecond: PER_SECOND, seconds: FOREVER_S };
  return {
    writer: () => startDocumentation(stage, place, 'writer', write),
    consumer: () => startDocumentation(stage, place, 'consumer'),
    rest: () => undefined,
    count: () => effectsOfChanges(place),
  };
}

async function underKills(
  way: Way,
  place: Place,
  rounds: number,
): Promise<{ written: number; lost: number; doubled: number }> {
  for (let round = 0; ; round += 1) {
    const [writer, consumer] = [way.writer(), way.consumer()];
    await writer.until(({ written }) => written > 0);
    await consumer.until(({ applied }) => applied > 0, 120_000);
    await delay(FLOWING_MS);
    if (round === rounds) {
      writer.interrupt();
      await writer.finished();
      break;
    }
    await Promise.all([writer.kill(), consumer.kill()]);
  }
  way.rest();
  await quiet(place);
  return way.count();
}

async function quiet(place: Place): Promise<void> {
  const until = monotonicMs() + DRAIN_MS;
  for (let seen = -1, since = monotonicMs(); monotonicMs() - since < QUIET_MS && monotonicMs() < until;) {
    const { rows } = await place.database.query<{ n: string }>('select count(*) as n from effect');
    if (Number(rows[0]?.n) !== seen) [seen, since] = [Number(rows[0]?.n), monotonicMs()];
    await delay(500);
  }
}
