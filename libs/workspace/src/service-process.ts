import { execFile } from 'node:child_process';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
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
}

/** Applies the service's migrations. @throws Error with what the service said */
export async function migrateService({ service, env, logFile }: ServiceRun): Promise<void> {
  await runCommand({ service, env, logFile }, ['migrate']);
}

/** Runs one of the service's own commands to its end; gives what it printed. @throws Error with what it said */
export async function runCommand(
  { service, env, logFile }: Omit<ServiceRun, 'watch'>,
  args: readonly string[],
): Promise<string> {
  const main = join(ROOT, service.folder, 'dist', 'main.js');
  try {
    const { stdout } = await run(process.execPath, [...NODE_ARGUMENTS, main, ...args], { env, cwd: ROOT });
    await appendFile(logFile, stdout);
    return stdout;
  } catch (cause) {
    const { stderr, stdout, message } = cause as Error & { stderr?: string; stdout?: string };
    await appendFile(logFile, `${stdout ?? ''}${stderr ?? ''}`);
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
      const response = await fetch(new URL('/health/ready', url), { signal: AbortSignal.timeout(2000) });
      if (response.ok) return;
      last = await response.text();
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    await delay(100);
  }
  throw new Error(`was not ready within 60 s: ${last}`);
}
