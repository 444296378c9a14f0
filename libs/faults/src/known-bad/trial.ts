import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asAdmin, guard } from '@xaso/servers';
import { BANKS, type BankName, topicOf } from '../bank/facts.js';
import { check, type Verdict } from '../checker/index.js';
import { History } from '../driver/history.js';
import { Random } from '../driver/random.js';
import { provideBank } from '../supervisor/bank-under-test.js';
import { Cleanup } from '../supervisor/cleanup.js';
import { withAdmin } from '../supervisor/drained.js';
import type { Servers } from '../supervisor/servers.js';
import { makeTopics } from '../supervisor/topics.js';
import { until } from '../supervisor/until.js';
import { goingOn } from '../supervisor/at-rest.js';
import { Stage } from './stage.js';
import type { Step } from './steps.js';

export interface TrialOptions {
  readonly servers: Servers;
  /** Name of the build; undefined for the one without a mistake. */
  readonly build: string | undefined;
  readonly steps: readonly Step[];
  readonly seed: number;
  readonly tell: (line: string) => void;
  readonly signal: AbortSignal;
}

/** What is not at rest by then is judged as it is: some mistakes never come to rest. */
const REST_WITHIN_MS = 60_000;
const TOPICS_GONE_WITHIN_MS = 30_000;

/** One build under its faults, on servers that other trials use before and after it. @throws Error when it does not start */
export async function trial(options: TrialOptions): Promise<Verdict> {
  const cleanup = new Cleanup();
  const folder = await mkdtemp(join(tmpdir(), 'xaso-known-bad-'));
  const orphaned = guard({ remove: folder });
  cleanup.add(folder, async () => {
    orphaned.release();
    await rm(folder, { recursive: true, force: true });
  });
  try {
    return await inFolder(options, folder, cleanup);
  } finally {
    await cleanup.run(options.tell);
  }
}

async function inFolder(options: TrialOptions, folder: string, cleanup: Cleanup): Promise<Verdict> {
  const { servers, build: knownBad, signal } = options;
  const { brokers } = servers.kafka;
  const logs = join(folder, 'logs');
  await mkdir(logs);
  await forget(servers, signal);
  const provide = (name: BankName) =>
    provideBank(name, { servers, logs, knownBad, tell: () => undefined }, cleanup);
  const [banks] = await Promise.all([Promise.all(BANKS.map(provide)), makeTopics(brokers, folder)]);
  const history = new History(join(folder, 'history.jsonl'));
  cleanup.add('the history', async () => history.close());
  const stage = new Stage({ banks, servers, history, random: new Random(options.seed), signal });
  cleanup.add('the driver', () => stage.end());
  await stage.start('front', 'relay');
  await stage.driver.open();
  stage.begin();
  for (const step of options.steps) {
    signal.throwIfAborted();
    if (step.name !== '') history.fault(step.name);
    await step.inject(stage);
  }
  await stage.end();
  history.quiet();
  await until(() => goingOn(banks, brokers), REST_WITHIN_MS, signal);
  await stage.stop('front', 'relay');
  const services = banks.map(({ name, databaseUrl }) => ({ name, databaseUrl }));
  return check({ history: history.path, services, brokers });
}

/** Removes what the trial before has left on the servers. */
async function forget({ postgres, kafka }: Servers, signal: AbortSignal): Promise<void> {
  await asAdmin(postgres.adminUrl, async (client) => {
    for (const name of BANKS)
      await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`);
  });
  const topics = BANKS.map(topicOf);
  await withAdmin(kafka.brokers, async (admin) => {
    const there = (await admin.listTopics()).filter((topic) => topics.includes(topic));
    if (there.length > 0) await admin.deleteTopics({ topics: there });
    const groups = (await admin.listGroups()).groups.map(({ groupId }) => groupId);
    const left = groups.filter((group) => BANKS.some((bank) => bank === group));
    if (left.length > 0) await admin.deleteGroups(left);
    const still = await until(
      async () => (await admin.listTopics()).find((topic) => topics.includes(topic)),
      TOPICS_GONE_WITHIN_MS,
      signal,
    );
    if (still !== undefined) throw new Error(`Kafka has not removed the topic ${still} of the trial before`);
  });
}
