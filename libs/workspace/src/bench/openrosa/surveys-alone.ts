import { join } from 'node:path';
import { applyTopics } from '@xaso/messaging';
import { startKafka, startPostgres, type Child } from '@xaso/servers';
import { provideKeys, serviceNamed } from '@xaso/operations';
import { buildAll } from '../../build.js';
import { provideDatabases } from '../../databases.js';
import {
  databaseName,
  logFile,
  serviceEnvironment,
  topicPrefix,
  urlOf,
  type Installation,
} from '../../installation.js';
import type { Resources } from '../../resources.js';
import { ROOT } from '../../root.js';
import { migrateService, startService, type ServiceRun } from '../../service-process.js';
import { privateInstallation } from '../../private-installation.js';

/** The surveys service with its relay on servers of its own, which flush what they commit. */
export interface SurveysAlone {
  readonly installation: Installation;
  readonly postgresPid: number;
  readonly kafkaPid: number;
  /** Its database, as its owner. */
  readonly databaseUrl: string;
  /** The same database, as a superuser. */
  readonly adminUrl: string;
  start(): Promise<Child>;
}

/** Starts the servers and migrates; the service itself is started by `start`. With `profiles` it writes a CPU profile there. */
export async function surveysAlone(resources: Resources, profiles?: string): Promise<SurveysAlone> {
  const signal = new AbortController().signal;
  const service = serviceNamed('surveys');
  const installation = await privateInstallation(resources);
  const { plan } = installation;
  await plan.state.prepare();
  await provideKeys(plan.state.keys);
  const [postgres, kafka] = await Promise.all([
    resources.open(
      'PostgreSQL',
      startPostgres({ mode: 'embedded', port: plan.ports.postgres, logFile: logFile(plan, 'postgres') }),
      (server) => server.stop(),
    ),
    resources.open(
      'Kafka',
      startKafka({ mode: 'embedded', port: plan.ports.kafka, logFile: logFile(plan, 'kafka') }),
      (server) => server.stop(),
    ),
    buildAll(signal),
  ]);
  await applyTopics({
    brokers: kafka.brokers,
    file: join(ROOT, 'deploy', 'kafka', 'topics.yaml'),
    prefix: topicPrefix(plan),
  });
  const name = databaseName(plan, service);
  const password = (await plan.state.secrets([name]))[name] as string;
  const databases = {
    surveys: (await provideDatabases(postgres.adminUrl, [{ name, password }]))[name] as string,
  };
  const env = serviceEnvironment({ plan, brokers: kafka.brokers, databases }, service);
  const profiling = profiles ? { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${profiles}` } : {};
  const run: ServiceRun = { service, env, logFile: logFile(plan, service.name), watch: false };
  await migrateService(run);
  const adminUrl = new URL(postgres.adminUrl);
  adminUrl.pathname = `/${name}`;
  return {
    installation,
    postgresPid: postgres.pid as number,
    kafkaPid: kafka.pid as number,
    databaseUrl: databases.surveys,
    adminUrl: adminUrl.href,
    start: () =>
      resources.open(
        service.name,
        startService({ ...run, env: { ...env, ...profiling } }, urlOf(plan, service.name), signal),
        (child) => child.stop(),
      ),
  };
}
