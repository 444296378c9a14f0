import { setTimeout as delay } from 'node:timers/promises';
import { monotonicMs } from '../clock.js';
import type { Scenario } from './scenario.js';

/** A service with relay, consumer and HTTP in one process, as `npm start` runs it, with nothing to do. */
export const idle: Scenario = (stage, { seconds, warmUp, partitions }) =>
  stage.place({ partitions }, async (place) => {
    // Once in five seconds it tells how it is, which costs nothing that could be measured.
    const service = stage.start(place, 'service', { RELAY: 'true', READS: 'true', REPORT_MS: '5000' });
    await service.until(({ leads, reads }) => leads && reads);
    await delay(warmUp * 1000);
    const read = async () => ({ at: monotonicMs(), service: await service.cpu(), ...(await stage.cpu()) });
    const before = await read();
    await delay(seconds * 1000);
    const after = await read();
    const share = (what: 'service' | 'postgres' | 'kafka') =>
      ((after[what] - before[what]) / ((after.at - before.at) / 1000)) * 100;
    return {
      figures: {
        'service, % of a core': share('service'),
        'postgres, % of a core': share('postgres'),
        'kafka, % of a core': share('kafka'),
      },
      lost: 0,
      doubled: 0,
    };
  });
