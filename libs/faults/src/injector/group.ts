import { asAdmin } from '@xaso/servers';
import { othersOf, topicOf } from '../bank/facts.js';
import type { BankUnderTest } from '../supervisor/bank-under-test.js';
import { kafkaOf, logEnds, withAdmin } from '../supervisor/drained.js';
import type { Fault, World } from './fault.js';
import { forgetInbox } from './forget-inbox.js';

const STORM = 4;

/** Members that come and go: each time the group stops and hands out its partitions anew. */
const rebalanceStorm: Fault = {
  name: 'rebalance-storm',
  inject: async (world) => {
    const { name } = world.random.pick(world.banks);
    for (let turn = 0; turn < STORM; turn += 1) {
      const consumer = kafkaOf(world.brokers).consumer({ groupId: name, sessionTimeout: 10_000 });
      try {
        await consumer.connect();
        await consumer.subscribe({ topics: othersOf(name).map(topicOf) });
        // It has partitions for a moment, and neither processes nor commits anything of them.
        await consumer.run({ autoCommit: false, eachBatch: () => Promise.resolve() });
        await world.pause(world.random.between(200, 1_500));
      } finally {
        await consumer.disconnect().catch(() => undefined);
      }
    }
    return `${STORM} members in the group ${name}`;
  },
};

/** Does something to the group's offsets in Kafka while nobody reads, as Kafka allows it only then. */
async function whileNobodyReads(bank: BankUnderTest, work: () => Promise<void>): Promise<void> {
  const readers = [bank.members.front, bank.members.second];
  await Promise.all(readers.map((member) => member.stop()));
  try {
    await work();
  } finally {
    for (const member of readers) member.start();
  }
}

const EMPTY_WITHIN_MS = 15_000;

/** A member that was killed is counted for as long as its session lasts. */
async function deleteGroup(world: World, group: string): Promise<void> {
  const end = Date.now() + EMPTY_WITHIN_MS;
  for (;;) {
    try {
      await withAdmin(world.brokers, (admin) => admin.deleteGroups([group]));
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await world.pause(500);
    }
  }
}

const deleteOffsets: Fault = {
  name: 'delete-offsets',
  inject: async (world) => {
    const bank = world.random.pick(world.banks);
    await whileNobodyReads(bank, () => deleteGroup(world, bank.name));
    return `group ${bank.name}`;
  },
};

/** Kafka says that all has been read; the database knows better. */
const offsetsAhead: Fault = {
  name: 'offsets-ahead',
  inject: async (world) => {
    const bank = world.random.pick(world.banks);
    await whileNobodyReads(bank, async () => {
      await deleteGroup(world, bank.name);
      const ends = await logEnds(world.brokers);
      for (const topic of othersOf(bank.name).map(topicOf)) {
        const partitions = [...ends]
          .filter(([at]) => at.startsWith(`${topic}/`))
          .map(([at, end]) => ({ partition: Number(at.slice(topic.length + 1)), offset: end.toString() }));
        await withAdmin(world.brokers, (admin) =>
          admin.setOffsets({ groupId: bank.name, topic, partitions }),
        );
      }
    });
    return `group ${bank.name}`;
  },
};

/**
 * What the inbox knew of old events is gone, and Kafka's offsets with it: only the position in the database keeps them
 * from being handled again.
 *
 * @param ageMs older events than this are forgotten; it must be longer than any copy of them can still be on its way
 */
export const forgetfulInbox = (ageMs: number): Fault => ({
  name: 'forget-inbox',
  inject: async (world) => {
    const bank = world.random.pick(world.banks);
    const rows = await forgetInbox(world, bank, ageMs);
    await whileNobodyReads(bank, () => deleteGroup(world, bank.name));
    return `${rows} rows of ${bank.name}`;
  },
});

/** An operator throws a reader's partition to where it stands in nobody's book: the connection that holds it. */
const lockPositions: Fault = {
  name: 'lock-positions',
  inject: async (world) => {
    const bank = world.random.pick(world.banks);
    await asAdmin(bank.databaseUrl, async (client) => {
      await client.query('begin');
      await client.query('select 1 from consumer_offset for update');
      await world.pause(3_500);
      await client.query('rollback');
    });
    return `consumer_offset of ${bank.name}`;
  },
};

const FORGOTTEN_AFTER_MS = 45_000;

export const groupFaults: readonly Fault[] = [
  rebalanceStorm,
  deleteOffsets,
  offsetsAhead,
  forgetfulInbox(FORGOTTEN_AFTER_MS),
  lockPositions,
];
