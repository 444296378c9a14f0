import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { guard } from '@xaso/servers';
import { provideHttps } from '../certificate.js';
import { planPorts, type Installation, type Plan } from '../installation.js';
import { START_HELP, startOptions, UsageError, type StartOptions } from '../options.js';
import { endLeftovers, stillRuns } from '../processes.js';
import { figureTable, jsonDocument, welcome } from '../report.js';
import { Resources } from '../resources.js';
import { ROOT } from '../root.js';
import { bringUp, type Outcome } from '../stack.js';
import { State } from '../state.js';
import { abortOnSignals } from '../signals.js';

const tell = (line: string): void => void process.stderr.write(`${line}\n`);

/** `npm start`. Gives the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    const options = startOptions(args);
    if (options.help) {
      process.stdout.write(START_HELP);
      return 0;
    }
    return await start(options, []);
  } catch (error) {
    tell(`\n${error instanceof Error ? error.message : String(error)}`);
    return error instanceof UsageError ? 2 : 1;
  }
}

/** Starts everything; services in `watch` from their source. Gives the exit code when everything is stopped again. */
export async function start(options: StartOptions, watch: readonly string[]): Promise<number> {
  const began = Date.now();
  const resources = new Resources();
  const signal = abortOnSignals();
  const state = options.once ? await temporaryState(resources) : await lastingState(options);
  const installation: Installation = {
    plan: await plan(options, state, watch),
    databases: {},
    children: new Map(),
    took: new Map(),
  };
  try {
    const outcome = await bringUp(installation, resources, { load: !options.empty, signal });
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    if (options.once) return conclude(outcome, options, seconds);
    process.stdout.write(
      `\n${options.empty ? '' : `${figureTable(outcome)}\n\n`}${welcome(installation, outcome)}\nUp in ${seconds} s.\n`,
    );
    if (options.json) process.stdout.write(`${jsonDocument(outcome)}\n`);
    await untilStopped(installation, signal);
    return 0;
  } catch (error) {
    if (signal.aborted) return 130;
    throw error;
  } finally {
    tell('Stopping …');
    await resources.closeAll((line) => tell(`  ${line}`));
  }
}

function conclude(outcome: Outcome, { json }: StartOptions, seconds: string): number {
  const agrees = outcome.disagreements.length === 0;
  tell(
    `\n${figureTable(outcome)}\n${agrees ? 'All figures agree' : 'The figures do not agree'} (${seconds} s).`,
  );
  if (json) process.stdout.write(`${jsonDocument(outcome)}\n`);
  return agrees ? 0 : 1;
}

async function plan(options: StartOptions, state: State, watch: readonly string[]): Promise<Plan> {
  await state.prepare();
  const namespace = options.once ? `once-${randomBytes(3).toString('hex')}` : '';
  return {
    state,
    servers: options.servers,
    temporary: options.once,
    namespace,
    ports: await planPorts(options.once),
    watch,
    ...(options.https ? { https: await provideHttps(state.keys, options.host) } : {}),
  };
}

async function temporaryState(resources: Resources): Promise<State> {
  const folder = await mkdtemp(join(tmpdir(), 'xaso-once-'));
  const watch = guard({ remove: folder });
  const remove = async (): Promise<void> => {
    await rm(folder, { recursive: true, force: true });
    watch.release();
  };
  await resources.open(undefined, Promise.resolve(), remove);
  return new State(folder);
}

/** `.xaso`, after making sure that nobody else works in it. */
async function lastingState({ reset }: StartOptions): Promise<State> {
  const state = new State(join(ROOT, '.xaso'));
  const [launcher, ...started] = (await state.run())?.processes ?? [];
  if (launcher && (await stillRuns(launcher))) {
    throw new Error(
      `It is already running (process ${launcher.pid}); ${join(state.folder, 'run.json')} has the addresses. Stop it there with Ctrl-C.`,
    );
  }
  const ended = await endLeftovers(started);
  if (ended.length > 0) tell(`Ended what an earlier start had left behind: ${ended.join(', ')}.`);
  if (reset) {
    await state.reset();
    tell('The data of earlier starts was removed.');
  }
  return state;
}

/** Waits for the stop, and tells when a service ends by itself; the others go on. */
async function untilStopped({ plan, children }: Installation, signal: AbortSignal): Promise<void> {
  for (const [name, child] of children) {
    void child.exited.then((how) => {
      if (!signal.aborted)
        tell(`\n${name} ${how}; the others go on. Its log: ${join(plan.state.logs, `${name}.log`)}`);
    });
  }
  const day = 86_400_000;
  while (!signal.aborted) await delay(day, undefined, { signal }).catch(() => undefined);
}
