import { mkdtemp, rm } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asAdmin, removeTopics, startServers, type ServerPair } from '@xaso/servers';
import pg from 'pg';
import { RUN_ENVIRONMENT, type RunEnvironment } from './run-environment.js';
import { writeKeys } from './test-keys.js';

declare global {
  var xasoTestRun: { stop(): Promise<void> } | undefined;
}

/**
 * Starts what the integration specs of one run share and hands it over in the environment. Data is temporary and
 * PostgreSQL runs without fsync. Says which mode was taken.
 */
export async function startRun(): Promise<void> {
  const began = Date.now();
  const servers = await startServers({ fsync: false });
  const folder = await mkdtemp(join(tmpdir(), 'xaso-test-'));
  await writeKeys(folder);
  const run: RunEnvironment = {
    run: randomBytes(3).toString('hex'),
    adminUrl: servers.postgres.adminUrl,
    brokers: servers.kafka.brokers,
    keys: folder,
  };
  process.env[RUN_ENVIRONMENT] = JSON.stringify(run);
  globalThis.xasoTestRun = { stop: () => stopRun(servers, run) };
  const { postgres, kafka } = servers;
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  process.stderr.write(
    `Servers: PostgreSQL ${postgres.mode} (${postgres.reason}), Kafka ${kafka.mode} (${kafka.reason}), up in ${seconds} s\n`,
  );
}

async function stopRun(servers: ServerPair, run: RunEnvironment): Promise<void> {
  if (servers.postgres.mode === 'external') await dropDatabases(run);
  if (servers.kafka.mode === 'external') await removeTopics(run.brokers, `t${run.run}-`);
  await servers.stop();
  await rm(run.keys, { recursive: true, force: true });
}

/** A server that is not ours keeps nothing of this run. */
async function dropDatabases({ adminUrl, run }: RunEnvironment): Promise<void> {
  await asAdmin(adminUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [`t${run}_`],
    );
    for (const { datname } of rows) {
      const name = pg.escapeIdentifier(datname);
      await client.query(`alter database ${name} is_template false`);
      await client.query(`drop database ${name} with (force)`);
    }
  });
}
