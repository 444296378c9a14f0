import { statfs } from 'node:fs/promises';
import type { Wellness } from './health.js';

/** With less of a disk free, an operator has to act. */
const LEAST_SHARE = 0.2;
const GIB = 1024 ** 3;

/** How much room a disk has, in bytes. */
export interface Room {
  readonly free: number;
  readonly size: number;
}

/**
 * How much room is left where things are kept.
 * @param folders by the name that people are told
 * @throws Error when a folder is not there
 */
export function diskWellness(folders: ReadonlyMap<string, string>): Promise<Wellness[]> {
  return Promise.all(
    [...folders].map(async ([name, folder]) => {
      const { bavail, bfree, blocks, bsize } = await statfs(folder);
      // As df counts: without what is kept for the system alone.
      return roomOf(name, { free: bavail * bsize, size: (blocks - bfree + bavail) * bsize });
    }),
  );
}

/** Whether that is enough, in words. */
export function roomOf(name: string, { free, size }: Room): Wellness {
  const share = size > 0 ? free / size : 0;
  const said = `the disk of ${name} has ${Math.floor(share * 100)} % free, ${gib(free)} of ${gib(size)} GiB`;
  const well = share >= LEAST_SHARE;
  const advice = well ? [] : ['  make room before it is full: deploy/RUNBOOK.md, "The disk is full"'];
  return { service: `the disk of ${name}`, well, lines: [said, ...advice] };
}

const gib = (bytes: number): string => (bytes / GIB).toFixed(1);
