import { binaryHeaders } from '@xaso/contracts-common';
import type { IHeaders, Message } from 'kafkajs';
import { BANKS, topicOf } from '../bank/facts.js';
import { ACCOUNTS, accountOf } from '../driver/orders.js';
import { kafkaOf } from '../supervisor/drained.js';
import type { Fault, World } from './fault.js';
import { NOBODYS, repair } from './operator.js';
import { recentRecord } from './recent-record.js';

/** Just below what the broker takes. */
const LARGE_BYTES = 1_000_000;

interface Foreign {
  readonly message: Message;
  readonly eventId?: string;
  readonly partition?: number;
}

/** Writes records past the outbox, as a program would that knows nothing of contracts. */
export async function writeRecord(
  world: World,
  topic: string,
  what: string,
  foreign: Foreign,
): Promise<string> {
  const producer = kafkaOf(world.brokers).producer({ idempotent: true, maxInFlightRequests: 1 });
  await producer.connect();
  try {
    const message = {
      ...foreign.message,
      ...(foreign.partition === undefined ? {} : { partition: foreign.partition }),
    };
    const [written] = await producer.send({ topic, acks: -1, messages: [message] });
    const { partition = 0, baseOffset = '0' } = written ?? {};
    const { eventId } = foreign;
    const record = { topic, partition, offset: baseOffset, what, ...(eventId ? { eventId } : {}) };
    world.history.injected(record);
    return `${topic}/${partition}/${baseOffset}`;
  } finally {
    await producer.disconnect();
  }
}

const headersOf = (world: World, bank: string, type: string) => {
  const eventId = world.random.uuid();
  return { eventId, headers: binaryHeaders({ id: eventId, source: `/xaso/${bank}`, type }) as IHeaders };
};

/** What kinds of records there are that are no facts. */
const KINDS: Readonly<Record<string, (world: World, bank: string, key: string) => Foreign>> = {
  poison: (world, bank, key) => {
    const { eventId, headers } = headersOf(world, bank, `${bank}.account.deposited`);
    return { eventId, message: { key, headers, value: '{"amount": "many"}' } };
  },
  'unknown-type': (world, bank, key) => {
    const { eventId, headers } = headersOf(world, bank, `${bank}.account.painted`);
    return { eventId, message: { key, headers, value: '{}' } };
  },
  tombstone: (world, bank, key) => {
    const { headers } = headersOf(world, bank, `${bank}.account.deposited`);
    return { message: { key, headers, value: null } };
  },
  undecodable: (world, _bank, key) => ({
    message: { key, value: Buffer.from(Array.from({ length: 64 }, () => world.random.between(0, 255))) },
  }),
  large: (world, bank, key) => {
    const { eventId, headers } = headersOf(world, bank, `${bank}.account.painted`);
    return { eventId, message: { key, headers, value: 'x'.repeat(LARGE_BYTES) } };
  },
};

/** Seen, parked with its key, and repaired by an operator; now and then under a key that is nobody's, where it stays. */
const foreign = (what: string): Fault => ({
  name: `inject-${what}`,
  inject: async (world) => {
    const bank = world.random.pick(BANKS);
    const stays = world.random.chance(0.2);
    const key = stays
      ? `${NOBODYS}${world.random.between(1, 9)}`
      : accountOf(bank, world.random.chance(0.3) ? 0 : world.random.between(1, ACCOUNTS - 1));
    const make = KINDS[what] as (typeof KINDS)[string];
    const place = await writeRecord(world, topicOf(bank), what, make(world, bank, key));
    await world.pause(world.random.between(1_000, 3_000));
    await repair(world);
    return `${key} at ${place}`;
  },
});

/** A fact that was published is there once more, some time later: out of order, under its old id. */
const duplicate: Fault = {
  name: 'inject-duplicate',
  inject: async (world) => {
    const topic = topicOf(world.random.pick(BANKS));
    const places: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      const record = await recentRecord(world, topic);
      if (!record) continue;
      places.push(await writeRecord(world, topic, 'duplicate', record));
    }
    return places.length > 0 ? places.join(', ') : `nothing recent in ${topic}`;
  },
};

export const recordFaults: readonly Fault[] = [...Object.keys(KINDS).map(foreign), duplicate];
