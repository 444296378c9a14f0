import { asAdmin } from '@xaso/servers';
import { topicOf } from '../bank/facts.js';
import type { BankUnderTest } from '../supervisor/bank-under-test.js';
import { withAdmin } from '../supervisor/drained.js';
import type { Role } from '../supervisor/member.js';
import type { Stage } from './stage.js';

/** A fault, or what prepares one, aimed at one mistake. */
export interface Step {
  /** What it is called in the table; empty for a preparation. */
  readonly name: string;
  inject(stage: Stage): Promise<void>;
}

/** The driver asks these processes from here on, so that the others can be broken. */
export const ask = (role: Role): Step => ({
  name: '',
  inject: async (stage) => stage.askOf(role),
});

/** Nothing but orders, among them transactions that stay open after their facts are written. */
export const flow = (facts: number): Step => ({
  name: 'orders, some of them slow',
  inject: (stage) => stage.facts(facts),
});

/** The consumers are away while facts go on; nothing is started again yet. */
const away = async (stage: Stage, facts: number): Promise<void> => {
  await stage.stop('front');
  await stage.facts(facts);
};

/** The processes of a role are stopped where they are for as long as the work takes. */
async function standing(stage: Stage, role: Role, work: () => Promise<void>): Promise<void> {
  for (const member of stage.members(role)) member.signal('SIGSTOP');
  try {
    await work();
  } finally {
    for (const member of stage.members(role)) member.signal('SIGCONT');
  }
}

/** The broker has the records, the relay does not know. */
export const swallowProduces = (count: number): Step => ({
  name: 'answers to produce requests vanish',
  inject: async (stage) => void (await stage.servers.kafkaProxy.swallowProduces(count, 5_000)),
});

/** The same while a whole window is on its way. */
export const swallowWindow = (count: number, facts: number): Step => ({
  name: 'answers to produce requests vanish',
  inject: async (stage) => {
    let vanished: Promise<number> | undefined;
    await standing(stage, 'relay', async () => {
      await stage.facts(facts);
      vanished = stage.servers.kafkaProxy.swallowProduces(count, 5_000);
    });
    await vanished;
  },
});

export const killRelays: Step = {
  name: 'kill -9 of the relays',
  inject: async (stage) => {
    for (const member of stage.members('relay')) member.signal('SIGKILL');
    await stage.quietly(() => stage.start('relay'));
  },
};

/** Each consumer comes back to much that waits for it, and is broken in the middle of it. */
const brokenInBacklog = (name: string, facts: number, breakIt: Break): Step => ({
  name,
  inject: async (stage) => {
    await away(stage, facts);
    await stage.quietly(async () => {
      await stage.each(async (bank) => {
        bank.members.front.start();
        await stage.busy(bank);
        await breakIt(stage, bank);
      });
      await stage.start('front');
    });
  },
});

type Break = (stage: Stage, bank: BankUnderTest) => Promise<void>;

/** As a rolling deployment does it: asked to end while there is much to read. */
export const restartBusyConsumers = (facts: number): Step =>
  brokenInBacklog('SIGTERM of busy consumers', facts, (_, bank) => bank.members.front.stop());

/** First its connections, several times, then the process itself. */
export const killBusyConsumers = (facts: number): Step =>
  brokenInBacklog('kill of the backends, then kill -9 of busy consumers', facts, async (stage, bank) => {
    for (let times = 0; times < 4; times += 1) {
      await sql(
        bank,
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
      );
      await stage.pause(100);
    }
    await stage.busy(bank);
    bank.members.front.signal('SIGKILL');
  });

/** The group's offsets are set to the ends of the logs, before the database has read so far; then facts go on. */
export const offsetsAhead = (facts: number): Step => ({
  name: "Kafka's offsets ahead",
  inject: async (stage) => {
    await away(stage, facts);
    await withAdmin(stage.servers.kafka.brokers, async (admin) => {
      for (const { name: groupId } of stage.banks) {
        for (const { name } of stage.banks.filter((bank) => bank.name !== groupId)) {
          const topic = topicOf(name);
          const ends = await admin.fetchTopicOffsets(topic);
          const partitions = ends.map(({ partition, high }) => ({ partition, offset: high }));
          await admin.setOffsets({ groupId, topic, partitions });
        }
      }
    });
    await stage.facts(facts);
    await stage.quietly(() => stage.start('front'));
    await stage.facts(facts);
  },
});

/**
 * The group's offsets are deleted, and the inbox has forgotten what it had: the stored position alone knows. What was
 * published until then may never be published again, or it would rightly happen twice; so it is done at rest, and nothing
 * that makes copies comes after it.
 */
export const offsetsDeleted: Step = {
  name: "Kafka's offsets deleted, inbox partitions dropped",
  inject: async (stage) => {
    await stage.quietly(async () => {
      await stage.stop('front');
      await stage.published(...stage.banks);
      const groups = stage.banks.map(({ name }) => name);
      await withAdmin(stage.servers.kafka.brokers, (admin) => admin.deleteGroups(groups));
      await stage.each(async (bank) => void (await sql(bank, 'truncate inbox')));
      await stage.start('front');
    });
  },
};

/** Money is sent to accounts that nobody has opened: the handler of the receiving bank refuses it. */
export const refusals = (count: number): Step => ({
  name: 'events that a handler refuses',
  inject: async (stage) => {
    for (let n = 0; n < count; n += 1) {
      const [bank, other] = stage.random.shuffled(stage.banks);
      if (!bank || !other) return;
      const account = `${bank.name}-${String(stage.random.between(1, 9)).padStart(2, '0')}`;
      const to = `${other.name}-nobody-${n}`;
      const order = { bank: bank.name, account, amount: 1 };
      await stage.driver.ask({ ...order, what: 'deposit' }, stage.random.uuid());
      await stage.driver.ask({ ...order, what: 'transfer', to }, stage.random.uuid());
    }
  },
});

const sql = (bank: BankUnderTest, text: string): Promise<unknown> =>
  asAdmin(bank.databaseUrl, (client) => client.query(text));
