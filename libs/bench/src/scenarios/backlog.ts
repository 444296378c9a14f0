import { binaryHeaders } from '@xaso/contracts-common';
import { monotonicMs } from '../clock.js';
import type { Place } from '../lab/stage.js';
import { CONTEXT, FILLING, ThingChanged } from '../service/facts.js';
import { counted, cpuMeter, type CpuPerEvent, type Outcome, type Scenario } from './scenario.js';

const BACKLOG = 1_000_000;
const ROWS_A_TRANSACTION = 20_000;
const KEYS = 200;
const DRAIN_MS = 900_000;

/** A relay that comes to an outbox full of facts. */
export const relayBacklog: Scenario = backlog(['relay']);

/** A consumer that comes to topics full of facts; a relay has put them there before, unmeasured. */
export const consumeBacklog: Scenario = backlog(['consumer']);

/** Both, one after the other, over the same facts. */
export const bothBacklogs: Scenario = backlog(['relay', 'consumer']);

function backlog(measured: readonly ('relay' | 'consumer')[]): Scenario {
  return (stage, { events = BACKLOG, consume = events, partitions, handlers }): Promise<Outcome> =>
    stage.place({ partitions }, async (place) => {
      await fill(place, events);
      const figures: Record<string, number> = { events };
      const cpuPerEvent: Record<string, number> = {};
      const note = (name: string, done: number, ms: number, cpu: CpuPerEvent): void => {
        figures[`${name} events/s`] = (done / ms) * 1000;
        for (const [process, micros] of Object.entries(cpu)) cpuPerEvent[`${name}: ${process}`] = micros;
      };

      const relay = stage.start(place, 'relay', { RELAY: 'true' });
      const leading = await relay.until(({ leads }) => leads);
      const relayCpu = await cpuMeter(stage, { relay });
      const published = await relay.until((report) => report.published >= events, DRAIN_MS);
      if (measured.includes('relay'))
        note('relay', events, published.at - leading.at, await relayCpu.per(events));
      await relay.stop();
      if (!measured.includes('consumer')) return { figures, cpuPerEvent, lost: 0, doubled: 0 };

      const consumer = stage.start(place, 'consumer', { READS: 'true', HANDLERS: handlers });
      await consumer.until(({ reads }) => reads);
      const consumerCpu = await cpuMeter(stage, { consumer });
      const began = monotonicMs();
      const { at, applied } = await consumer.until((report) => report.applied >= consume, DRAIN_MS);
      note('consumer', applied, at - began, await consumerCpu.per(applied));
      const { lost, doubled } = await counted(place);
      return { figures, cpuPerEvent, lost: applied < events ? 0 : lost, doubled };
    });
}

/** Facts as the outbox writes them, made by the database itself. */
export async function fill({ database, prefix }: Place, events: number): Promise<void> {
  const payload = {
    occurredAt: '2026-01-05T03:00:00.000Z',
    recordedAt: '2026-01-05T03:00:00.000Z',
    aggregateVersion: 0,
    ...CONTEXT,
    correlationId: '0197a9a0-0000-7000-8000-000000000002',
    amount: 1,
    ...FILLING,
  };
  const headers = binaryHeaders({ id: '<id>', source: '/xaso/bench', type: ThingChanged.type });
  for (let from = 1; from <= events; from += ROWS_A_TRANSACTION) {
    await database.query(
      `insert into outbox (event_id, topic, key, type, aggregate_type, aggregate_id, aggregate_version, headers, payload)
       select id, $3, 'thing-' || k, $4, 'bench.thing', 'thing-' || k, v, replace($5, '<id>', id::text),
         replace($6, '"aggregateVersion":0', '"aggregateVersion":' || v)
       from (select uuidv7() as id, n % $7::int as k, n / $7::int + 1 as v from generate_series($1::int, $2::int) n) f`,
      [
        from,
        Math.min(events, from + ROWS_A_TRANSACTION - 1),
        prefix + ThingChanged.topic,
        ThingChanged.type,
        JSON.stringify(headers),
        JSON.stringify(payload),
        KEYS,
      ],
    );
  }
  await database.query('analyze outbox');
}
