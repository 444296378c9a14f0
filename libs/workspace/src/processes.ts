import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A process and the moment it began: a number alone is given to another program sooner or later. */
export interface KnownProcess {
  readonly name: string;
  readonly pid: number;
  readonly began: string;
}

/** When a process began, in the system's own words; undefined when there is none with this number. */
export async function beginning(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => ''),
    ]);
    if (stat === undefined) return undefined;
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state] = fields;
    return state === 'Z' ? undefined : `${boot.trim()}/${fields[19]}`;
  }
  return run('ps', ['-o', 'lstart=', '-p', String(pid)]).then(
    ({ stdout }) => stdout.trim() || undefined,
    () => undefined,
  );
}

/** Describes a process of ours for `run.json`. */
export async function known(name: string, pid: number): Promise<KnownProcess | undefined> {
  const began = await beginning(pid);
  return began === undefined ? undefined : { name, pid, began };
}

/** Is it still that very process? */
export async function stillRuns(process: KnownProcess): Promise<boolean> {
  return (await beginning(process.pid)) === process.began;
}

/** Ends what an earlier launcher left behind; a process that is not the one we knew is not touched. */
export async function endLeftovers(processes: readonly KnownProcess[]): Promise<string[]> {
  const ended: string[] = [];
  for (const left of processes) {
    if (!(await stillRuns(left))) continue;
    const soft = left.name === 'PostgreSQL' ? 'SIGINT' : 'SIGTERM';
    await end(left, soft, 20_000);
    await end(left, 'SIGKILL', 5_000);
    ended.push(left.name);
  }
  return ended;
}

async function end(left: KnownProcess, signal: NodeJS.Signals, withinMs: number): Promise<void> {
  if (!(await stillRuns(left))) return;
  process.kill(left.pid, signal);
  const until = Date.now() + withinMs;
  while (Date.now() < until && (await stillRuns(left))) await delay(50);
}
