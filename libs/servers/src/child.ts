import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { guard } from './guard.js';

export interface ChildOptions {
  /** What people call it, for messages: 'PostgreSQL'. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
  /** Standard output and error are appended here. */
  readonly logFile: string;
  /** The signal that asks this program to end well. Default SIGTERM. */
  readonly stopSignal?: NodeJS.Signals;
  /** True: it writes to this process's terminal instead of the log. */
  readonly inherit?: boolean;
  /** Removed when this process dies without stopping the child. */
  readonly removeWhenOrphaned?: string;
}

/** A running program of ours. It ends when this process ends, however that happens. */
export interface Child {
  readonly pid: number;
  /** Settles when the program has ended; says how. */
  readonly exited: Promise<string>;
  readonly running: boolean;
  /** Sends a signal and waits for nothing. False when it has ended already. */
  signal(signal: NodeJS.Signals): boolean;
  /** Ends it at once, without a chance to tidy up. Resolves when it is gone. */
  kill(): Promise<void>;
  /** Asks it to end; after `withinMs` (default 20,000) it is killed. Resolves when it is gone. */
  stop(withinMs?: number): Promise<void>;
}

/**
 * Starts a program in its own process group, so that a Ctrl-C in the terminal reaches only the launcher, which then
 * stops its programs in order; a guard ends it when the launcher itself is killed.
 */
export async function startChild(options: ChildOptions): Promise<Child> {
  const { name, command, logFile, stopSignal = 'SIGTERM' } = options;
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'a');
  const child = spawn(command, [...options.args], {
    detached: true,
    stdio: options.inherit ? ['ignore', 'inherit', 'inherit'] : ['ignore', log, log],
    env: options.env ?? process.env,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.uid === undefined ? {} : { uid: options.uid }),
    ...(options.gid === undefined ? {} : { gid: options.gid }),
  });
  closeSync(log);
  const pid = await spawned(child, name, command);
  child.unref();
  const watch = guard({ pid, signal: stopSignal, remove: options.removeWhenOrphaned });
  let running = true;
  const exited = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => {
      running = false;
      watch.release();
      resolve(signal ? `was ended by ${signal}` : `ended with exit code ${code}`);
    });
  });
  return {
    pid,
    exited,
    get running() {
      return running;
    },
    signal: (signal) => running && child.kill(signal),
    async kill() {
      if (!running) return;
      child.ref();
      child.kill('SIGKILL');
      await exited;
    },
    async stop(withinMs = 20_000) {
      if (!running) return;
      child.ref();
      child.kill(stopSignal);
      const timer = new AbortController();
      const late = delay(withinMs, 'late', { signal: timer.signal }).catch(() => 'ended');
      if ((await Promise.race([exited, late])) === 'late') child.kill('SIGKILL');
      timer.abort();
      await exited;
    },
  };
}

function spawned(child: ChildProcess, name: string, command: string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('spawn', () => resolve(child.pid as number));
    child.once('error', (cause) =>
      reject(new Error(`${name} could not be started with ${command}: ${cause.message}`, { cause })),
    );
  });
}

/** The last lines of a log, for the message of a server that did not come up. */
export async function logTail(file: string, lines = 15): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-lines).join('\n');
}
