import { asAdmin } from '@xaso/servers';
import { topicOf } from '../bank/facts.js';
import type { World } from '../injector/fault.js';
import { withAdmin } from '../supervisor/drained.js';
import type { Member, Role } from '../supervisor/member.js';
import { until } from '../supervisor/until.js';

type Looks = Pick<World, 'banks' | 'servers' | 'brokers' | 'driver' | 'random' | 'pause'>;

/** The laboratory of a trial: of each bank a process that reads and one that publishes; either can be asked for orders. */
export interface Stage extends Looks {
  /** Which process of each bank the driver asks from here on. */
  askOf(role: Role): void;
  readonly signal: AbortSignal;
}

/** A fault, or what prepares one, aimed at one mistake. */
export interface Step {
  /** What it is called in the table; empty for a preparation. */
  readonly name: string;
  inject(stage: Stage): Promise<void>;
}

const READY_WITHIN_MS = 60_000;

const members = (stage: Stage, role: Role): Member[] => stage.banks.map((bank) => bank.members[role]);

async function soon(stage: Stage, what: string, look: () => Promise<string | undefined>): Promise<void> {
  const wrong = await until(look, READY_WITHIN_MS, stage.signal);
  if (wrong !== undefined) throw new Error(`${what}: ${wrong}`);
}

/** Resolves when all of them answer. @throws Error when one does not within a minute */
export async function ready(stage: Stage, role: Role): Promise<void> {
  await soon(stage, `the processes "${role}" are not ready`, async () => {
    const answers = await Promise.all(members(stage, role).map((member) => member.ready()));
    return answers.every(Boolean) ? undefined : 'one does not answer';
  });
}

async function start(stage: Stage, role: Role): Promise<void> {
  for (const member of members(stage, role)) member.start();
  await ready(stage, role);
}

/** The processes of a role are stopped where they are for as long as the work takes. */
async function standing(stage: Stage, role: Role, work: () => Promise<void>): Promise<void> {
  for (const member of members(stage, role)) member.signal('SIGSTOP');
  try {
    await work();
  } finally {
    for (const member of members(stage, role)) member.signal('SIGCONT');
  }
}

const stop = async (stage: Stage, role: Role): Promise<void> => {
  await Promise.all(members(stage, role).map((member) => member.stop()));
};

async function effects(stage: Stage): Promise<number[]> {
  return Promise.all(
    stage.banks.map(({ databaseUrl }) =>
      asAdmin(databaseUrl, async (client) => {
        const { rows } = await client.query<{ n: number }>(
          'select coalesce(max(seq), 0)::float8 as n from effect',
        );
        return rows[0]?.n ?? 0;
      }),
    ),
  );
}

/** Resolves when every bank has had more effects than now: its consumer is in the middle of something. */
async function reading(stage: Stage): Promise<void> {
  const before = await effects(stage);
  await soon(stage, 'the consumers do not read', async () => {
    const now = await effects(stage);
    return now.every((n, at) => n > (before[at] ?? 0)) ? undefined : 'there are no new effects';
  });
}

const sql = (stage: Stage, text: string): Promise<unknown> =>
  Promise.all(stage.banks.map(({ databaseUrl }) => asAdmin(databaseUrl, (client) => client.query(text))));

/** Nothing but orders, among them transactions that stay open after their facts are written. */
export const flow = (ms: number): Step => ({
  name: 'orders, some of them slow',
  inject: (stage) => stage.pause(ms),
});

/** The driver asks these processes from here on, so that the others can be broken. */
export const ask = (role: Role): Step => ({
  name: '',
  inject: async (stage) => {
    await ready(stage, role);
    stage.askOf(role);
  },
});

/**
 * The consumers stand still while facts go on, for less than their session lasts: when they go on, much waits for them and
 * they are in the middle of it.
 */
export const backlog = (ms: number): Step => ({
  name: 'SIGSTOP of the consumers',
  inject: async (stage) => {
    await standing(stage, 'front', () => stage.pause(ms));
    await reading(stage);
  },
});

/** The relays stand still while facts go on: all of them are in one window when it ends. */
export const holdRelays = (ms: number): Step => ({
  name: 'SIGSTOP of the relays',
  inject: (stage) => standing(stage, 'relay', () => stage.pause(ms)),
});

/** The broker has the records, the relay does not know. */
export const swallowProduces = (count: number): Step => ({
  name: 'answers to produce requests vanish',
  inject: async (stage) => void (await stage.servers.kafkaProxy.swallowProduces(count, 4_000)),
});

/** The same while a whole window is on its way. */
export const swallowWindow = (count: number): Step => ({
  name: 'answers to produce requests vanish',
  inject: async (stage) => {
    let vanished: Promise<number> | undefined;
    await standing(stage, 'relay', async () => {
      await stage.pause(1_500);
      vanished = stage.servers.kafkaProxy.swallowProduces(count, 4_000);
    });
    await vanished;
  },
});

export const killProcesses = (role: 'front' | 'relay'): Step => ({
  name: role === 'front' ? 'kill -9 of the consumers' : 'kill -9 of the relays',
  inject: async (stage) => {
    for (const member of members(stage, role)) member.signal('SIGKILL');
    await ready(stage, role);
  },
});

/** Every connection of every bank, some times in a row. */
export const killBackends = (times: number): Step => ({
  name: 'kill of the backends',
  inject: async (stage) => {
    for (let n = 0; n < times; n += 1) {
      await sql(
        stage,
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
      );
      await stage.pause(250);
    }
  },
});

/** As a rolling deployment does it: asked to end while there is much to read. */
export const restartInBacklog = (ms: number): Step => ({
  name: 'SIGTERM of busy consumers',
  inject: async (stage) => {
    await backlog(ms).inject(stage);
    await stop(stage, 'front');
    await start(stage, 'front');
  },
});

/** The group's offsets are set to the ends of the logs, before the database has read so far; then facts go on. */
export const offsetsAhead: Step = {
  name: "Kafka's offsets ahead",
  inject: async (stage) => {
    await stop(stage, 'front');
    await stage.pause(1_500);
    await withAdmin(stage.brokers, async (admin) => {
      for (const { name: groupId } of stage.banks) {
        for (const { name } of stage.banks.filter((bank) => bank.name !== groupId)) {
          const topic = topicOf(name);
          const partitions = (await admin.fetchTopicOffsets(topic)).map(({ partition, high }) => ({
            partition,
            offset: high,
          }));
          await admin.setOffsets({ groupId, topic, partitions });
        }
      }
    });
    await stage.pause(1_500);
    await start(stage, 'front');
    await reading(stage);
  },
};

/**
 * The group's offsets are deleted, and the inbox has forgotten what it had: the stored position alone knows. Nothing may
 * publish anything again that is older; so it is the last of the faults, and the relays are left alone after it.
 */
export const offsetsDeleted: Step = {
  name: "Kafka's offsets deleted, inbox partitions dropped",
  inject: async (stage) => {
    await stop(stage, 'front');
    await withAdmin(stage.brokers, (admin) => admin.deleteGroups(stage.banks.map(({ name }) => name)));
    await sql(stage, 'truncate inbox');
    await start(stage, 'front');
    await reading(stage);
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
