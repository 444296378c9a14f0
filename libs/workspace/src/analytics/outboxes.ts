import { join } from 'node:path';
import { readTopics } from '@xaso/messaging';
import { type ServiceEntry, serviceNamed } from '@xaso/operations';
import { databaseName, type Installation, logFile, serviceEnvironment } from '../installation.js';
import { ROOT } from '../root.js';
import { environmentBeside, runningInstallation } from '../running-installation.js';
import { runCommand } from '../service-process.js';

/** What a service's own command `outbox days --json` prints, as far as it is looked at here. */
interface OutboxDays {
  readonly source: string;
  readonly madeAt: string;
  readonly days: readonly {
    readonly topic: string;
    readonly day: string;
    readonly count: number;
    readonly checksum: string;
  }[];
}

/** What was written, by service, topic and day: what a reader compares with what it has. */
export interface Outboxes {
  /** When the first of them was read. */
  readonly madeAt: string;
  readonly outboxes: readonly OutboxDays[];
}

/** Everybody who writes facts. */
export async function writers(): Promise<ServiceEntry[]> {
  const topics = await readTopics(join(ROOT, 'deploy', 'kafka', 'topics.yaml'));
  return [...new Set(topics.map(({ owner }) => owner))].map(serviceNamed);
}

/** Of the installation that runs here. @throws Error when none does, or a service cannot tell */
export async function outboxesBeside(): Promise<Outboxes> {
  const { state, run } = await runningInstallation();
  return gathered(async (service) => ({
    env: await environmentBeside(state, run, service),
    logFile: join(state.logs, `${service.name}.log`),
  }));
}

/** Of an installation that this process started. @throws as `outboxesBeside` */
export function outboxesOf({ plan, kafka, databases }: Installation): Promise<Outboxes> {
  return gathered(async (service) => {
    const secrets = await plan.state.secrets([databaseName(plan, service), ...(service.secrets ?? [])]);
    const surroundings = { plan, brokers: kafka?.brokers ?? [], databases, secrets };
    return { env: serviceEnvironment(surroundings, service), logFile: logFile(plan, service.name) };
  });
}

async function gathered(
  of: (service: ServiceEntry) => Promise<{ env: NodeJS.ProcessEnv; logFile: string }>,
): Promise<Outboxes> {
  const outboxes: OutboxDays[] = [];
  for (const service of await writers()) {
    const { env, logFile } = await of(service);
    const run = { service, env: { ...env, LOG_LEVEL: 'warn' }, logFile, confidential: true };
    const printed = await runCommand(run, ['outbox', 'days', '--json']);
    outboxes.push(JSON.parse(printed.trim().split('\n').at(-1) ?? '') as OutboxDays);
  }
  return { madeAt: outboxes.map(({ madeAt }) => madeAt).sort()[0] ?? '', outboxes };
}
