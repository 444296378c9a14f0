import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTopics } from '@xaso/messaging';
import { migrate, type MigrationSet } from '@xaso/platform';
import {
  asAdmin,
  createDatabase,
  databaseUrl,
  removeTopics,
  type ServerMode,
  type ServerPair,
  startServers,
} from '@xaso/servers';
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

const SERVICE = 'service/main';

/** How the stage differs from the one that figures are measured on. */
export interface StageOptions {
  /** Where the servers come from; `embedded` unless told, because the processor time of others is not known. */
  readonly mode?: ServerMode;
  readonly fsync?: boolean;
  /** True: processes run the build even when this module runs from source. */
  readonly built?: boolean;
  /** Folder for profiles of the processes. */
  readonly profiles?: string | undefined;
}

/** PostgreSQL (fsync on) and Kafka of one's own, embedded so that their processor time is known. */
export class Stage {
  private readonly roles: Role[] = [];

  private constructor(
    readonly servers: ServerPair,
    readonly folder: string,
    private readonly options: StageOptions,
  ) {}

  static async open(options: StageOptions = {}): Promise<Stage> {
    const { mode = 'embedded', fsync = true } = options;
    const servers = await startServers({ mode, fsync });
    return new Stage(servers, await mkdtemp(join(tmpdir(), 'xaso-bench-')), options);
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
    await this.admin((admin) => createTopics(admin, [{ topic: prefix + TOPIC, numPartitions: partitions }]));
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
      // The group of a consumer that was killed cannot be removed yet; it goes with the private broker.
      await removeTopics(this.brokers, prefix).catch(() => undefined);
    }
  }

  /** A process of the benchmark service. */
  start(place: Place, name: string, env: Readonly<Record<string, string>> = {}): Role {
    return this.keep(Role.start({ name, main: SERVICE, env: { ...place.env, ...env }, ...this.how() }));
  }

  /** A process of another program of this package. */
  startOther(
    name: string,
    main: string,
    env: Readonly<Record<string, string>>,
    args: readonly string[] = [],
  ): Role {
    return this.keep(Role.start({ name, main, args, env, ...this.how() }));
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

  private how(): { built: boolean; profiles: string | undefined } {
    return { built: this.options.built ?? false, profiles: this.options.profiles };
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
