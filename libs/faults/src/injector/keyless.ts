import { asAdmin } from '@xaso/servers';
import { BANKS, topicOf } from '../bank/facts.js';
import { PARTITIONS } from '../supervisor/topics.js';
import type { Fault } from './fault.js';
import { writeRecord } from './records.js';

const STANDS_WITHIN_MS = 40_000;

/**
 * A record without a key halts its partition until an operator has looked, by design: nobody knows behind what it would have
 * to wait. The operator moves the position over it; the consumers look at a halted partition every half a minute.
 */
export const keyless: Fault = {
  name: 'inject-keyless',
  inject: async (world) => {
    const topic = topicOf(world.random.pick(BANKS));
    const partition = world.random.between(0, PARTITIONS - 1);
    const place = await writeRecord(world, topic, 'keyless', {
      partition,
      message: { key: null, value: 'whose?' },
    });
    const offset = place.slice(place.lastIndexOf('/') + 1);
    const readers = world.banks.filter(({ name }) => topicOf(name) !== topic);
    for (const { databaseUrl, name } of readers) {
      const end = Date.now() + STANDS_WITHIN_MS;
      for (;;) {
        const moved = await asAdmin(databaseUrl, (client) =>
          client.query(
            `update consumer_offset set next = next + 1 where group_id = $1 and topic = $2 and partition = $3 and next = $4`,
            [name, topic, partition, offset],
          ),
        );
        if (moved.rowCount === 1) break;
        if (Date.now() > end)
          throw new Error(`${name} has not come to ${place} within ${STANDS_WITHIN_MS} ms`);
        await world.pause(250);
      }
    }
    return place;
  },
};
