import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';

/** Processor time used so far, in microseconds. */
export interface CpuTime {
  readonly whole: number;
  /** Of its first thread alone: what a single event loop cannot go beyond. */
  readonly main: number;
}

let ticks: number | undefined;

/** Of a process and of those it started, also those that have ended. Undefined where the system does not tell (anything but Linux). */
export async function cpuTimeOf(pid: number): Promise<CpuTime | undefined> {
  const main = await used(`/proc/${pid}/task/${pid}/stat`);
  if (main === undefined) return undefined;
  const children = await childrenOf(pid);
  const each = await Promise.all([
    used(`/proc/${pid}/stat`, OWN_AND_ENDED),
    ...children.map((one) => used(`/proc/${one}/stat`)),
  ]);
  return { main, whole: each.reduce<number>((sum, time) => sum + (time ?? 0), 0) };
}

async function childrenOf(pid: number): Promise<number[]> {
  const entries = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const parents = await Promise.all(
    entries.map(
      async (entry) => [Number(entry), Number((await fields(`/proc/${entry}/stat`))?.[1])] as const,
    ),
  );
  return parents.filter(([, parent]) => parent === pid).map(([child]) => child);
}

/** User and system time, the 14th and 15th field; and of children that have ended, the two after them. */
const OWN = 2;
const OWN_AND_ENDED = 4;

async function used(file: string, count = OWN): Promise<number | undefined> {
  const found = await fields(file);
  ticks ??= Number(execFileSync('getconf', ['CLK_TCK']));
  const times = found?.slice(11, 11 + count).map(Number);
  return times && (times.reduce((sum, time) => sum + time, 0) * 1_000_000) / ticks;
}

/** What stands behind the name of the program, which may hold anything. */
async function fields(file: string): Promise<string[] | undefined> {
  const stat = await readFile(file, 'utf8').catch(() => undefined);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
}
