import { join } from 'node:path';
import { quantile } from '../figures/quantile.js';
import type { FloorOptions } from '../floor/main.js';
import type { Place, Stage } from '../lab/stage.js';
import type { WriterOptions } from '../service/writer.js';
import { journeys, samplesIn, type Journey } from './samples.js';
import { counted, type Scenario } from './scenario.js';

const PER_SECOND = 200;
const DRAIN_MS = 60_000;
const FLOOR = 'floor/main';

/**
 * Two services as they are deployed: one writes, its relay beside it in the process; another reads. From the answer of COMMIT at the writer to the commit of the effect, at 200 events a second; and beside it what Kafka
 * and kafkajs alone need from the call of send to the arrival, as often, on the same machine in the same minute.
 */
export const latency: Scenario = (stage, { seconds, warmUp, partitions, handlers }) =>
  stage.place({ partitions }, async (place) => {
    const file = (name: string) => join(stage.folder, `${place.prefix}${name}.json`);
    const consumer = stage.start(place, 'consumer', {
      READS: 'true',
      HANDLERS: handlers,
      SAMPLES: file('effects'),
    });
    await consumer.until(({ reads }) => reads);
    const write: WriterOptions = {
      writers: 8,
      facts: 1,
      form: 'statement',
      perSecond: PER_SECOND,
      seconds: warmUp + seconds,
    };
    const writer = stage.start(place, 'writer', {
      RELAY: 'true',
      SAMPLES: file('commits'),
      WRITE: JSON.stringify(write),
    });
    const { written } = await writer.finished();
    await consumer.until(({ applied }) => applied >= written, DRAIN_MS);
    await consumer.stop();
    const { lost, doubled } = await counted(place);
    const ours = warm(journeys(await samplesIn(file('commits')), await samplesIn(file('effects'))), warmUp);
    const alone = await floor(stage, place, { seconds, warmUp });
    return {
      figures: {
        'p50 ms': quantile(ours, 0.5),
        'p99 ms': quantile(ours, 0.99),
        'floor p50 ms': quantile(alone, 0.5),
        'floor p99 ms': quantile(alone, 0.99),
        events: ours.length,
      },
      lost,
      doubled,
    };
  });

/** Milliseconds of the journeys that began after the warm-up. */
function warm(all: readonly Journey[], warmUp: number): number[] {
  const from = Math.min(...all.map((one) => one.committedAt)) + warmUp * 1000;
  return all.filter((one) => one.committedAt >= from).map((one) => one.effectAt - one.committedAt);
}

async function floor(
  stage: Stage,
  place: Place,
  { seconds, warmUp }: { seconds: number; warmUp: number },
): Promise<number[]> {
  const file = (name: string) => join(stage.folder, `${place.prefix}floor-${name}.json`);
  const begin = (role: FloorOptions['role']) => {
    const options: FloorOptions = {
      role,
      topic: place.topic,
      brokers: stage.brokers,
      perSecond: PER_SECOND,
      seconds: warmUp + seconds,
    };
    return stage.startOther(`floor-${role}`, FLOOR, { SAMPLES: file(role) }, [JSON.stringify(options)]);
  };
  const consumer = begin('consume');
  await consumer.until(({ reads }) => reads);
  const { written } = await begin('produce').finished();
  await consumer.until(({ applied }) => applied >= written, DRAIN_MS);
  await consumer.stop();
  return warm(journeys(await samplesIn(file('produce')), await samplesIn(file('consume'))), warmUp);
}
