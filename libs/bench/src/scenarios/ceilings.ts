import { pgbench, PGBENCH, type PgbenchScript } from '../ceilings/pgbench.js';
import { producerPerformance } from '../ceilings/producer-performance.js';
import type { Scenario } from './scenario.js';

/** More than it takes, so that its virtual machine is warm for most of them. */
const RECORDS_A_SECOND = 60_000;

/** What PostgreSQL and Kafka reach alone, each driven by its own tool. */
export const ceilings: Scenario = (stage, { seconds, partitions }) =>
  stage.place({ partitions }, async (place) => {
    const figures: Record<string, number> = {};
    for (const name of Object.keys(PGBENCH) as PgbenchScript[]) {
      const rate = await pgbench(stage, place, name, seconds);
      if (rate !== undefined) figures[`pgbench ${name} events/s`] = rate;
    }
    figures['producer records/s'] = await producerPerformance(stage, place, seconds * RECORDS_A_SECOND);
    return { figures, lost: 0, doubled: 0 };
  });
