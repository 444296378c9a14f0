import { asAdmin } from '@xaso/servers';
import type { Fault, World } from './fault.js';

/** How long a server stays away before it is started again, ms. */
const AWAY_MS = 1_500;

/** Connections of one bank that are doing something right now, or any when all are at rest. */
const BUSY = `
  select pid from pg_stat_activity where datname = $1 and pid <> pg_backend_pid() and backend_type = 'client backend'
  order by state = 'idle', random() limit $2`;

async function connectionsOf(world: World, bank: string, count: number): Promise<number[]> {
  return asAdmin(world.servers.postgres.adminUrl, async (client) =>
    (await client.query<{ pid: number }>(BUSY, [bank, count])).rows.map(({ pid }) => pid),
  );
}

const terminateBackends: Fault = {
  name: 'terminate-backends',
  inject: async (world) => {
    const { name } = world.random.pick(world.banks);
    const pids = await connectionsOf(world, name, 6);
    await asAdmin(world.servers.postgres.adminUrl, (client) =>
      client.query('select pg_terminate_backend(pid) from unnest($1::int[]) pid', [pids]),
    );
    return `${pids.length} connections of ${name}`;
  },
};

/** PostgreSQL takes a process of its own that dies for damage to its memory: it ends all the others and recovers. */
const killBackend: Fault = {
  name: 'kill-backend',
  inject: async (world) => {
    const { name } = world.random.pick(world.banks);
    const [pid] = await connectionsOf(world, name, 1);
    if (pid === undefined) return `no connection of ${name}`;
    await world.servers.postgres.killBackend(pid);
    return `a connection of ${name}`;
  },
};

const killPostmaster: Fault = {
  name: 'kill-postmaster',
  inject: async (world) => {
    await world.servers.postgres.kill();
    try {
      await world.pause(AWAY_MS);
    } finally {
      await world.servers.postgres.resume();
    }
    return 'PostgreSQL';
  },
};

const killBroker: Fault = {
  name: 'kill-broker',
  inject: async (world) => {
    await world.servers.kafka.kill();
    try {
      await world.pause(AWAY_MS);
    } finally {
      await world.servers.kafka.resume();
    }
    return 'Kafka';
  },
};

/** A machine that dies with all that runs on it. */
const killEverything: Fault = {
  name: 'kill-everything',
  inject: async (world) => {
    const { postgres, kafka } = world.servers;
    const members = world.banks.flatMap((bank) => Object.values(bank.members));
    for (const member of members) member.signal('SIGKILL');
    await Promise.all([postgres.kill(), kafka.kill()]);
    try {
      await world.pause(AWAY_MS);
    } finally {
      await Promise.all([postgres.resume(), kafka.resume()]);
    }
    return `PostgreSQL, Kafka and ${members.length} processes`;
  },
};

export const serverFaults: readonly Fault[] = [
  terminateBackends,
  killBackend,
  killPostmaster,
  killBroker,
  killEverything,
];
