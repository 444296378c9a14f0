import { readdir, readFile } from 'node:fs/promises';

/** What the kernel counts processor time in; 100 a second on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

interface ProcessTime {
  readonly parent: number;
  readonly seconds: number;
}

/**
 * Processor time, in seconds, that a process and everything it started have used so far, also those that have ended and
 * were waited for. Undefined where the system does not tell (anything but Linux).
 */
export async function cpuOfTree(root: number): Promise<number | undefined> {
  const all = new Map<number, ProcessTime>();
  for (const name of await readdir('/proc').catch((): string[] => [])) {
    if (!/^\d+$/.test(name)) continue;
    const time = timeOf(await readFile(`/proc/${name}/stat`, 'utf8').catch(() => ''));
    if (time) all.set(Number(name), time);
  }
  const family = new Set([root]);
  for (let grown = true; grown;) {
    grown = false;
    for (const [pid, { parent }] of all) {
      if (family.has(pid) || !family.has(parent)) continue;
      family.add(pid);
      grown = true;
    }
  }
  const known = [...family].flatMap((pid) => all.get(pid)?.seconds ?? []);
  return known.length === 0 ? undefined : known.reduce((sum, seconds) => sum + seconds, 0);
}

/** Parent and time (user and system, own and of children that ended) from `/proc/<pid>/stat`. */
export function timeOf(stat: string): ProcessTime | undefined {
  // The program's name stands in brackets and may itself hold any character: fields count from the last bracket.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return fields.length < 15 ? undefined : { parent: Number(fields[1]), seconds: ticks / TICKS_PER_SECOND };
}
