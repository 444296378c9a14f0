import { readdir, readFile, writeFile } from 'node:fs/promises';

/**
 * Memory of processes and everything they started, in bytes: proportional set size, so that what PostgreSQL's processes
 * share is counted once. Undefined where the system does not tell (anything but Linux).
 */
export async function memoryOf(pids: readonly number[]): Promise<number | undefined> {
  const parents = new Map<number, number>();
  const entries = await readdir('/proc').catch(() => []);
  for (const entry of entries.filter((name) => /^\d+$/.test(name))) {
    const stat = await readFile(`/proc/${entry}/stat`, 'utf8').catch(() => '');
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    if (parent) parents.set(Number(entry), parent);
  }
  const family = new Set(pids);
  for (let grown = true; grown;) {
    grown = false;
    for (const [pid, parent] of parents) {
      if (!family.has(parent) || family.has(pid)) continue;
      family.add(pid);
      grown = true;
    }
  }
  const sizes = await Promise.all([...family].map(pss));
  const known = sizes.filter((size): size is number => size !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, size) => sum + size, 0);
}

async function pss(pid: number): Promise<number | undefined> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => undefined);
  const kilobytes = /^Pss:\s+(\d+) kB/m.exec(text ?? '')?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}

/** The most memory that a process had resident while `work` ran, above what it had before, in bytes; undefined but on Linux. */
export async function growthOf(pid: number, work: () => Promise<void>): Promise<number | undefined> {
  // 5 makes the highest mark begin anew (proc_pid_clear_refs(5)).
  await writeFile(`/proc/${pid}/clear_refs`, '5').catch(() => undefined);
  const before = await resident(pid, 'VmRSS');
  await work();
  const highest = await resident(pid, 'VmHWM');
  return before === undefined || highest === undefined ? undefined : Math.max(0, highest - before);
}

async function resident(pid: number, what: 'VmRSS' | 'VmHWM'): Promise<number | undefined> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = new RegExp(`^${what}:\\s+(\\d+) kB`, 'm').exec(text)?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}
