import { setTimeout as delay } from 'node:timers/promises';
import { monotonicMs } from '../clock.js';
import type { DocumentationOptions } from '../documentation-way/options.js';
import type { Role } from '../lab/role.js';
import type { Place, Stage } from '../lab/stage.js';
import { cpuMeter, perSecond, type Scenario } from './scenario.js';

const DRAIN_MS = 900_000;

/** Starts one side of the documentation's way. */
export function startDocumentation(
  stage: Stage,
  place: Place,
  side: 'writer' | 'consumer',
  write: Pick<DocumentationOptions, 'writers' | 'seconds' | 'perSecond'> = { writers: 0, seconds: 0 },
): Role {
  const options: DocumentationOptions = {
    databaseUrl: place.databaseUrl,
    brokers: stage.brokers,
    topic: place.topic,
    ...write,
  };
  return stage.startOther(`documentation-${side}`, `documentation-way/${side}`, {}, [
    JSON.stringify(options),
  ]);
}

/** One row and one `client.emit` an event, one `@EventPattern` an effect, until the last effect is committed. */
export const documentationWay: Scenario = (stage, { seconds, warmUp, writers = 16, partitions }) =>
  stage.place({ partitions }, async (place) => {
    const consumer = startDocumentation(stage, place, 'consumer');
    await consumer.until(({ reads }) => reads);
    const writer = startDocumentation(stage, place, 'writer', { writers, seconds: warmUp + seconds });
    await writer.until(({ written }) => written > 0);
    await delay(warmUp * 1000);

    const meter = await cpuMeter(stage, { writer, consumer });
    const before = { at: monotonicMs(), applied: consumer.latest?.applied ?? 0 };
    const { written } = await writer.finished();
    const last = await consumer.until(({ applied }) => applied >= written, DRAIN_MS);
    const measured = written - before.applied;
    const cpuPerEvent = await meter.per(measured);
    return {
      figures: { 'events/s': perSecond(measured, last.at - before.at), events: measured },
      cpuPerEvent,
      ...(await effectsOfChanges(place)),
    };
  });

/** Counts effects against what the documentation's way has written. */
export async function effectsOfChanges(
  place: Place,
): Promise<{ written: number; effects: number; lost: number; doubled: number }> {
  const { rows } = await place.database.query<Record<'written' | 'effects' | 'events' | 'lost', string>>(
    `select (select count(*) from change) as written, (select count(*) from effect) as effects,
       (select count(distinct event_id) from effect) as events,
       (select count(*) from change c where not exists (select from effect e where e.event_id = c.event_id)) as lost`,
  );
  const [row] = rows;
  const [written, effects, events, lost] = [row?.written, row?.effects, row?.events, row?.lost].map(Number);
  return {
    written: written as number,
    effects: effects as number,
    lost: lost as number,
    doubled: (effects as number) - (events as number),
  };
}
