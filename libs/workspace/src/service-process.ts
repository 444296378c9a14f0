import { execFile } from 'node:child_process';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { request } from 'node:https';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { logTail, startChild, type Child } from '@xaso/servers';
import { NODE_ARGUMENTS, type ProcessEntry } from '@xaso/operations';
import { ROOT } from './root.js';

const run = promisify(execFile);

/** How one service is run. */
export interface ServiceRun {
  readonly service: ProcessEntry;
  readonly env: NodeJS.ProcessEnv;
  readonly logFile: string;
  /** True: from its source, again after every change, talking to the terminal. */
  readonly watch: boolean;
  /** True: what a command prints is for whoever asked, and not for the log. */
  readonly confidential?: boolean;
}

/** Applies the service's migrations. @throws Error with what the service said */
export async function migrateService({ service, env, logFile }: ServiceRun): Promise<void> {
  await runCommand({ service, env, logFile }, ['migrate']);
}

/** Runs one of the service's own commands to its end; gives what it printed. @throws Error with what it said */
export async function runCommand(
  { service, env, logFile, confidential = false }: Omit<ServiceRun, 'watch'>,
  args: readonly string[],
): Promise<string> {
  const main = join(ROOT, service.folder, 'dist', 'main.js');
  try {
    const { stdout } = await run(process.execPath, [...NODE_ARGUMENTS, main, ...args], { env, cwd: ROOT });
    if (!confidential) await appendFile(logFile, stdout);
    return stdout;
  } catch (cause) {
    const { stderr, stdout, message } = cause as Error & { stderr?: string; stdout?: string };
    await appendFile(logFile, `${confidential ? '' : (stdout ?? '')}${stderr ?? ''}`);
    throw new Error(`${service.name} ${args.join(' ')}: ${lastWords(stderr) ?? message}\nLog: ${logFile}`, {
      cause,
    });
  }
}

/** The line that names the fault: one of our own start-up lines, or the first of a crash. */
function lastWords(stderr = ''): string | undefined {
  const lines = stderr.split('\n').map((line) => line.trim());
  return lines.find((line) => /cannot start:|Error\b.*:/.test(line)) ?? lines.findLast((line) => line !== '');
}

/** Starts the service and waits until it says it is ready. @throws Error with the end of its log */
export async function startService(run: ServiceRun, url: string, signal: AbortSignal): Promise<Child> {
  const { service, env, logFile, watch } = run;
  const source = [
    `--import=${join(ROOT, 'libs/workspace/bootstrap/source.mjs')}`,
    '--watch',
    '--watch-preserve-output',
  ];
  const args = watch
    ? [...source, join(ROOT, service.folder, 'src', 'main.ts')]
    : [...NODE_ARGUMENTS, join(ROOT, service.folder, 'dist', 'main.js')];
  const child = await startChild({
    name: service.name,
    command: process.execPath,
    args,
    env,
    cwd: ROOT,
    logFile,
    inherit: watch,
  });
  try {
    await ready(url, child, signal);
    return child;
  } catch (cause) {
    await child.stop();
    signal.throwIfAborted();
    throw new Error(
      `${service.name} ${(cause as Error).message}\n${await logTail(logFile, 8)}\nLog: ${logFile}`,
      { cause },
    );
  }
}

async function ready(url: string, child: Child, signal: AbortSignal): Promise<void> {
  const until = Date.now() + 60_000;
  let last = 'no answer';
  while (Date.now() < until) {
    signal.throwIfAborted();
    if (!child.running) throw new Error(await child.exited);
    try {
      const { ok, text } = await answerOf(new URL('/health/ready', url));
      if (ok) return;
      last = text;
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    await delay(100);
  }
  throw new Error(`was not ready within 60 s: ${last}`);
}

async function answerOf(url: URL): Promise<{ ok: boolean; text: string }> {
  const signal = AbortSignal.timeout(2000);
  if (url.protocol === 'http:') {
    const response = await fetch(url, { signal });
    return { ok: response.ok, text: await response.text() };
  }
  // Its certificate may be one of its own making, and is not what is asked about.
  return new Promise((resolve, reject) => {
    const ask = request(url, { rejectUnauthorized: false, signal }, (response) => {
      response.resume();
      resolve({ ok: response.statusCode === 200, text: `status ${response.statusCode ?? 0}` });
    });
    ask.once('error', reject).end();
  });
}
