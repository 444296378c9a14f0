import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { guard } from '@xaso/servers';
import { BANKS, type BankName } from './bank/facts.js';
import { check, clean } from './checker/index.js';
import { type Addresses, Driver } from './driver/driver.js';
import { History } from './driver/history.js';
import { Random } from './driver/random.js';
import type { World } from './injector/fault.js';
import { Injector } from './injector/injector.js';
import { parkedFacts, repair } from './injector/operator.js';
import type { LaboratoryOptions, LaboratoryResult } from './laboratory-run.js';
import { type BankUnderTest, provideBank } from './supervisor/bank-under-test.js';
import { Cleanup } from './supervisor/cleanup.js';
import { goingOn } from './supervisor/at-rest.js';
import { Processes } from './supervisor/processes.js';
import { SmallDisk } from './supervisor/small-disk.js';
import { startServers } from './supervisor/servers.js';
import { makeTopics } from './supervisor/topics.js';
import { until } from './supervisor/until.js';

const DRAINED_WITHIN_MS = 60_000;
const READY_WITHIN_MS = 90_000;

/** One run: start, orders and faults, quiet, drain, check. Everything that was started is stopped, however it ends. */
export async function runLaboratory(options: LaboratoryOptions): Promise<LaboratoryResult> {
  const cleanup = new Cleanup();
  const folder = await mkdtemp(join(tmpdir(), 'xaso-faults-'));
  // The user that PostgreSQL runs as passes through it to its small disk.
  await chmod(folder, 0o711);
  let keep = false;
  const orphaned = guard({ remove: folder });
  cleanup.add(folder, async () => {
    orphaned.release();
    if (!keep) await rm(folder, { recursive: true, force: true });
  });
  try {
    const result = await inFolder(options, folder, cleanup);
    keep = options.keep === true || !result.clean;
    return { ...result, folder: keep ? folder : undefined };
  } catch (error) {
    keep = !options.signal.aborted;
    if (keep) options.tell(`history and logs are kept in ${folder}`);
    throw error;
  } finally {
    await cleanup.run(options.tell);
  }
}

async function inFolder(
  options: LaboratoryOptions,
  folder: string,
  cleanup: Cleanup,
): Promise<Omit<LaboratoryResult, 'folder'>> {
  const { seed, seconds, signal, tell } = options;
  const logs = join(folder, 'logs');
  await mkdir(logs, { recursive: true });
  const mounted = await SmallDisk.mount(join(folder, 'disk'), cleanup);
  const servers = await startServers({ mode: options.servers, logs, tell }, cleanup);
  const { brokers } = servers.kafka;
  const history = new History(join(folder, 'history.jsonl'));
  cleanup.add('the history', async () => history.close());
  const provide = (name: BankName) =>
    provideBank(name, { servers, logs, knownBad: undefined, tell }, cleanup);
  const [banks] = await Promise.all([Promise.all(BANKS.map(provide)), makeTopics(brokers, folder)]);
  signal.throwIfAborted();
  const disk = typeof mounted === 'string' ? mounted : ((await mounted.keep('south', servers)) ?? mounted);

  const processes = new Processes(banks, tell);
  cleanup.add('the processes', () => processes.stop());
  processes.start();
  const notReady = await until(() => processes.unready(), READY_WITHIN_MS, signal);
  if (notReady) throw new Error(`the banks did not start: ${notReady}; logs in ${logs}`);
  tell(`${processes.count} processes of ${banks.length} banks are up`);

  const random = new Random(seed);
  const driver = new Driver({
    addresses: addressesOf(banks),
    history,
    random: random.fork(),
    clients: options.clients ?? 6,
    pauseMs: 60,
  });
  cleanup.add('the driver', () => driver.stop());
  await driver.open();
  driver.start();
  const world: World = {
    banks,
    servers,
    brokers,
    disk,
    driver,
    history,
    random: random.fork(),
    pause: (ms) => delay(ms, undefined, { signal }),
    tell,
    forgottenBefore: new Date(0),
  };
  const injector = new Injector(world, options.faults);
  await injector.run({ seconds, once: options.once ?? false, signal });

  await driver.stop();
  history.quiet();
  tell('quiet: no more orders and faults; waiting until everything has come to rest');
  const findings = [...injector.findings];
  const left = await until(() => rest(world), DRAINED_WITHIN_MS, signal);
  if (left) findings.push(`not at rest ${DRAINED_WITHIN_MS / 1_000} s after the last fault: ${left}`);
  await processes.stop();
  signal.throwIfAborted();
  const verdict = await check({
    history: history.path,
    services: banks.map(({ name, databaseUrl }) => ({ name, databaseUrl })),
    brokers,
  });
  return {
    verdict,
    findings,
    clean: clean(verdict) && findings.length === 0,
    faults: injector.counts,
    leftOut: injector.leftOut,
    restarts: processes.restarts,
    absorbed: processes.absorbed,
    parked: processes.parked,
  };
}

const addressesOf = (banks: readonly BankUnderTest[]): Addresses =>
  Object.fromEntries(
    banks.map(({ name, members }) => [name, [members.front.address, members.second.address]]),
  ) as Record<BankName, string[]>;

/** What an operator would still have to repair, and what still waits. */
async function rest(world: World): Promise<string | undefined> {
  await repair(world);
  const moving = await goingOn(world.banks, world.brokers);
  const left = moving === undefined ? [] : [moving];
  for (const bank of world.banks) {
    const parked = await parkedFacts(bank);
    if (parked > 0) left.push(`${bank.name} has ${parked} parked events`);
  }
  return left.length === 0 ? undefined : left.slice(0, 5).join('; ');
}
