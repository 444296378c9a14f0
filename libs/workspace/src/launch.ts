import { join } from 'node:path';
import { applyTopics } from '@xaso/messaging';
import { removeTopics, requestedMode, startKafka, startPostgres } from '@xaso/servers';
import {
  GATEWAY,
  issuerAt,
  nameIssuer,
  PROCESSES,
  provideKeys,
  type ServiceEntry,
  SERVICES,
} from '@xaso/operations';
import { buildAll } from './build.js';
import { provideDatabases, removeDatabases } from './databases.js';
import {
  assertSameOrigin,
  databaseName,
  gatewayEnvironment,
  gatewayUrl,
  logFile,
  modeFor,
  serviceEnvironment,
  topicPrefix,
  urlOf,
  type Installation,
  type Plan,
} from './installation.js';
import type { Step } from './progress.js';
import type { Resources } from './resources.js';
import { ROOT } from './root.js';
import { migrateService, startService, type ServiceRun } from './service-process.js';
import type { Origin } from './state.js';

/** The steps that bring an installation up. Whatever they start is handed to `resources`. */
export function launchSteps(installation: Installation, resources: Resources, signal: AbortSignal): Step[] {
  const { plan } = installation;
  let origin: Origin | undefined;
  return [
    { title: 'Folder and keys', run: async () => void (origin = await prepare(plan)) },
    {
      title: 'Build and servers',
      together: () => [
        { title: 'Build', run: () => buildAll(signal) },
        postgresStep(installation, resources, origin),
        kafkaStep(installation, resources, origin),
      ],
    },
    {
      title: 'Topics and databases',
      together: () => [
        { title: 'Topics', run: () => topics(installation, resources) },
        { title: 'Databases', run: () => databases(installation, resources, origin) },
      ],
    },
    {
      title: 'Services',
      together: () => SERVICES.map((service) => serviceStep(installation, resources, service, signal)),
    },
    gatewayStep(installation, resources, signal),
  ];
}

async function prepare(plan: Plan): Promise<Origin | undefined> {
  const { state, servers } = plan;
  await state.prepare();
  await provideKeys(state.keys);
  await nameIssuer(state.keys, issuerAt(gatewayUrl(plan)));
  const origin = await state.origin();
  const wanted = requestedMode(servers);
  if (wanted !== 'auto') assertSameOrigin(state.folder, origin, { postgres: wanted, kafka: wanted });
  return origin;
}

function postgresStep(installation: Installation, resources: Resources, origin: Origin | undefined): Step {
  const { plan } = installation;
  return {
    title: 'PostgreSQL',
    run: async ({ title, output }) => {
      const began = Date.now();
      const wanted = requestedMode(plan.servers);
      const starting = startPostgres({
        mode: modeFor(wanted, origin?.postgres, Boolean(process.env['POSTGRES_ADMIN_URL'])),
        port: plan.ports.postgres,
        logFile: logFile(plan, 'postgres'),
        fsync: !plan.temporary || plan.flushes === true,
        log: output,
        ...(plan.temporary ? {} : { dataDir: join(plan.state.folder, 'postgres') }),
      });
      installation.postgres = await resources.open('PostgreSQL', starting, (server) => server.stop());
      installation.took?.set('PostgreSQL', Date.now() - began);
      title(`PostgreSQL (${installation.postgres.mode}: ${installation.postgres.reason})`);
    },
  };
}

function kafkaStep(installation: Installation, resources: Resources, origin: Origin | undefined): Step {
  const { plan } = installation;
  return {
    title: 'Kafka',
    run: async ({ title, output }) => {
      const began = Date.now();
      const wanted = requestedMode(plan.servers);
      const starting = startKafka({
        mode: modeFor(wanted, origin?.kafka, Boolean(process.env['KAFKA_BROKERS'])),
        port: plan.ports.kafka,
        logFile: logFile(plan, 'kafka'),
        outside: plan.outside,
        log: output,
        ...(plan.temporary ? {} : { dataDir: join(plan.state.folder, 'kafka') }),
      });
      installation.kafka = await resources.open('Kafka', starting, (server) => server.stop());
      installation.took?.set('Kafka', Date.now() - began);
      title(`Kafka (${installation.kafka.mode}: ${installation.kafka.reason})`);
    },
  };
}

async function topics({ plan, kafka }: Installation, resources: Resources): Promise<void> {
  if (!kafka) throw new Error('Kafka is not there.');
  const prefix = topicPrefix(plan);
  const applied = applyTopics({
    brokers: kafka.brokers,
    file: join(ROOT, 'deploy', 'kafka', 'topics.yaml'),
    prefix,
  });
  const leavesTraces = plan.temporary && kafka.mode === 'external';
  await resources.open(undefined, applied, () =>
    leavesTraces ? removeTopics(kafka.brokers, prefix) : Promise.resolve(),
  );
}

async function databases(
  installation: Installation,
  resources: Resources,
  origin: Origin | undefined,
): Promise<void> {
  const { plan, postgres, kafka } = installation;
  if (!postgres || !kafka) throw new Error('The servers are not there.');
  const now = { postgres: postgres.mode, kafka: kafka.mode };
  assertSameOrigin(plan.state.folder, origin, now);
  await plan.state.writeOrigin(now);
  const names = PROCESSES.map((entry) => databaseName(plan, entry));
  const passwords = await plan.state.secrets(names);
  const wanted = names.map((name) => ({ name, password: passwords[name] as string }));
  const leavesTraces = plan.temporary && postgres.mode === 'external';
  const urls = await resources.open(undefined, provideDatabases(postgres.adminUrl, wanted), () =>
    leavesTraces ? removeDatabases(postgres.adminUrl, names) : Promise.resolve(),
  );
  installation.databases = Object.fromEntries(
    PROCESSES.map((entry) => [entry.name, urls[databaseName(plan, entry)] as string]),
  );
}

function serviceStep(
  installation: Installation,
  resources: Resources,
  service: ServiceEntry,
  signal: AbortSignal,
): Step {
  const { plan } = installation;
  return {
    title: service.name,
    run: async ({ title, output }) => {
      const began = Date.now();
      const { kafka, databases } = installation;
      const secrets = await plan.state.secrets(service.secrets ?? []);
      const run: ServiceRun = {
        service,
        env: serviceEnvironment({ plan, brokers: kafka?.brokers ?? [], databases, secrets }, service),
        logFile: logFile(plan, service.name),
        watch: plan.watch.includes(service.name),
      };
      output('migrations');
      await migrateService(run);
      signal.throwIfAborted();
      output('start');
      const starting = startService(run, urlOf(plan, service.name), signal);
      const child = await resources.open(service.name, starting, (started) => started.stop());
      installation.children.set(service.name, child);
      installation.took?.set(service.name, Date.now() - began);
      title(`${service.name} ${urlOf(plan, service.name)}`);
    },
  };
}

function gatewayStep(installation: Installation, resources: Resources, signal: AbortSignal): Step {
  const { plan } = installation;
  return {
    title: 'Gateway',
    run: async ({ title, output }) => {
      const began = Date.now();
      const { databases } = installation;
      const secrets = await plan.state.secrets(GATEWAY.secrets ?? []);
      const run: ServiceRun = {
        service: GATEWAY,
        env: gatewayEnvironment({ plan, brokers: [], databases, secrets }),
        logFile: logFile(plan, GATEWAY.name),
        watch: false,
      };
      output('migrations');
      await migrateService(run);
      signal.throwIfAborted();
      output('start');
      const starting = startService(run, gatewayUrl(plan), signal);
      const child = await resources.open(GATEWAY.name, starting, (started) => started.stop());
      installation.children.set(GATEWAY.name, child);
      installation.took?.set(GATEWAY.name, Date.now() - began);
      title(`Gateway ${gatewayUrl(plan)}`);
    },
  };
}
