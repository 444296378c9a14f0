import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, type MigrationSet } from '@xaso/platform';
import { asAdmin, createDatabase, databaseUrl, type ServerPair, startServers } from '@xaso/servers';
import { Kafka, logLevel } from 'kafkajs';
import pg from 'pg';
import { benchSets } from '../service/bench.service.js';
import { TOPIC } from '../service/facts.js';
import { cpuOfTree } from './cpu.js';
import { Role } from './role.js';

/** One database and one topic of their own, for one run of a scenario. */
export interface Place {
  readonly databaseUrl: string;
  readonly database: pg.Client;
  readonly prefix: string;
  readonly topic: string;
  /** What a process of the benchmark service is told. */
  readonly env: Readonly<Record<string, string>>;
}

export interface PlaceOptions {
  readonly partitions: number;
  readonly migrations?: readonly MigrationSet[];
}

const SERVICE = new URL('../service/main', import.meta.url);

/** PostgreSQL (fsync on) and Kafka of one's own, embedded so that their processor time is known. */
export class Stage {
  private readonly roles: Role[] = [];

  private constructor(
    readonly servers: ServerPair,
    readonly folder: string,
    private readonly profiles: string | undefined,
  ) {}

  static async open(profiles?: string): Promise<Stage> {
    const folder = await mkdtemp(join(tmpdir(), 'xaso-bench-'));
    const servers = await startServers({ mode: 'embedded' });
    return new Stage(servers, folder, profiles);
  }

  get brokers(): readonly string[] {
    return this.servers.kafka.brokers;
  }

  /** Runs work in a place of its own; whatever it started is stopped afterwards. */
  async place<T>(
    { partitions, migrations = benchSets }: PlaceOptions,
    work: (place: Place) => Promise<T>,
  ): Promise<T> {
    const name = `bench-${randomBytes(4).toString('hex')}`;
    const prefix = `${name}.`;
    const { adminUrl } = this.servers.postgres;
    await asAdmin(adminUrl, (client) => createDatabase(client, { name }));
    const url = databaseUrl(adminUrl, name);
    await migrate(url, migrations);
    await this.admin((admin) =>
      admin.createTopics({
        waitForLeaders: true,
        topics: [{ topic: prefix + TOPIC, numPartitions: partitions }],
      }),
    );
    const database = new pg.Client({ connectionString: url });
    await database.connect();
    const env = {
      DATABASE_URL: url,
      DATABASE_POOL: '20',
      KAFKA_BROKERS: this.brokers.join(','),
      TOPIC_PREFIX: prefix,
      AUTH_ISSUER: 'https://bench.invalid',
      AUTH_JWKS: 'http://127.0.0.1:1/keys.json',
      LOG_LEVEL: 'warn',
      PORT: '0',
      RELAY: 'false',
    };
    try {
      return await work({ databaseUrl: url, database, prefix, topic: prefix + TOPIC, env });
    } finally {
      await this.stopAll();
      await database.end();
      await asAdmin(adminUrl, (client) =>
        client.query(`drop database ${pg.escapeIdentifier(name)} with (force)`),
      );
      await this.admin((admin) => admin.deleteTopics({ topics: [prefix + TOPIC] }));
    }
  }

  /** A process of the benchmark service. */
  start(place: Place, name: string, env: Readonly<Record<string, string>> = {}): Role {
    return this.keep(
      Role.start({ name, main: SERVICE, env: { ...place.env, ...env }, profiles: this.profiles }),
    );
  }

  /** A process of another program of this package. */
  startOther(
    name: string,
    main: URL,
    env: Readonly<Record<string, string>>,
    args: readonly string[] = [],
  ): Role {
    return this.keep(Role.start({ name, main, args, env, profiles: this.profiles }));
  }

  /** Processor seconds of both servers so far. */
  async cpu(): Promise<{ postgres: number; kafka: number }> {
    const { postgres, kafka } = this.servers;
    const of = async (pid: number | undefined) =>
      (pid === undefined ? undefined : await cpuOfTree(pid)) ?? Number.NaN;
    return { postgres: await of(postgres.pid), kafka: await of(kafka.pid) };
  }

  async close(): Promise<void> {
    await this.stopAll();
    await this.servers.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async stopAll(): Promise<void> {
    await Promise.all(this.roles.splice(0).map((role) => role.stop()));
  }

  private keep(role: Role): Role {
    this.roles.push(role);
    return role;
  }

  private async admin<T>(work: (admin: ReturnType<Kafka['admin']>) => Promise<T>): Promise<T> {
    const kafka = new Kafka({ clientId: 'bench', brokers: [...this.brokers], logLevel: logLevel.NOTHING });
    const admin = kafka.admin({ retry: { retries: 10, initialRetryTime: 100 } });
    await admin.connect();
    try {
      return await work(admin);
    } finally {
      await admin.disconnect();
    }
  }
}
