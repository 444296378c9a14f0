import { setTimeout as delay } from 'node:timers/promises';
import { monotonicMs } from '../clock.js';
import type { WriterOptions } from '../service/writer.js';
import {
  counted,
  cpuMeter,
  perSecond,
  type Outcome,
  type Scenario,
  type ScenarioOptions,
} from './scenario.js';
import type { Stage } from '../lab/stage.js';

const DRAIN_MS = 600_000;

/** Writers with many facts a transaction, until the last effect is committed. */
export const batched: Scenario = (stage, options) =>
  flow(stage, options, { writers: options.writers ?? 2, facts: options.facts ?? 50, form: 'transaction' });

/** Batched writers, and a handler that writes each effect in a statement of its own. */
export const eventByEvent: Scenario = (stage, options) => batched(stage, { ...options, handlers: 'events' });

/** One business transaction an event, row and fact in one statement that is the transaction, until the last effect is committed. */
export const single: Scenario = (stage, options) =>
  flow(stage, options, { writers: options.writers ?? 16, facts: options.facts ?? 1, form: 'statement' });

/** The same with a transaction around the statement, as a use case has it that does more than that. */
export const singleOpen: Scenario = (stage, options) =>
  flow(stage, options, { writers: options.writers ?? 16, facts: options.facts ?? 1, form: 'transaction' });

function flow(
  stage: Stage,
  { seconds, events, warmUp, partitions, handlers }: ScenarioOptions,
  work: Pick<WriterOptions, 'writers' | 'facts' | 'form'>,
): Promise<Outcome> {
  return stage.place({ partitions }, async (place) => {
    const relay = stage.start(place, 'relay', { RELAY: 'true' });
    const consumer = stage.start(place, 'consumer', { READS: 'true', HANDLERS: handlers });
    await Promise.all([relay.until(({ leads }) => leads), consumer.until(({ reads }) => reads)]);
    const amount = events === undefined ? { seconds: warmUp + seconds } : { events };
    const write: WriterOptions = { ...work, ...amount };
    const writer = stage.start(place, 'writer', { WRITE: JSON.stringify(write) });
    const { begunAt } = await writer.until(({ written }) => written > 0);
    if (events === undefined) await delay(warmUp * 1000);

    const meter = await cpuMeter(stage, { writer, relay, consumer });
    // A counted run is over before its first report is read when the machine is busy: it is measured from the writer's own beginning.
    const before =
      events === undefined
        ? { at: monotonicMs(), applied: consumer.latest?.applied ?? 0 }
        : { at: begunAt ?? Number.NaN, applied: 0 };
    const { written } = await writer.finished();
    const [, last] = await Promise.all([
      relay.until(({ published }) => published >= written, DRAIN_MS),
      consumer.until((report) => report.applied >= written, DRAIN_MS),
    ]);
    const measured = written - before.applied;
    const cpuPerEvent = await meter.per(measured);
    const { lost, doubled } = await counted(place);
    return {
      figures: { 'events/s': perSecond(measured, last.at - before.at), events: measured, written },
      cpuPerEvent,
      lost,
      doubled,
    };
  });
}
