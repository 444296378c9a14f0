import { readFile } from 'node:fs/promises';
import type { Sample } from '../service/counts.js';

/** One event at both ends, monotonic milliseconds. */
export interface Journey {
  readonly partition: number;
  readonly committedAt: number;
  readonly effectAt: number;
}

/** What a process has noted and written when it ended. */
export async function samplesIn(file: string): Promise<Sample[]> {
  return JSON.parse(await readFile(file, 'utf8')) as Sample[];
}

/** Events that both sides have seen, by aggregate and version; of an event that had its effect twice, the first. */
export function journeys(begins: readonly Sample[], ends: readonly Sample[]): Journey[] {
  const name = ([key, version]: Sample) => `${key}/${version}`;
  const arrived = new Map<string, Sample>();
  for (const end of ends) if (!arrived.has(name(end))) arrived.set(name(end), end);
  return begins.flatMap((begin) => {
    const end = arrived.get(name(begin));
    return end ? [{ committedAt: begin[3], partition: end[2], effectAt: end[3] }] : [];
  });
}

/**
 * How long after `killedAt` the last of the partitions has the effect of an event that was committed after it.
 * @returns milliseconds; NaN when a partition never flowed again
 */
export function flowingAgain(all: readonly Journey[], killedAt: number, partitions: number): number {
  const first = Array.from({ length: partitions }, (_, partition) =>
    Math.min(
      ...all
        .filter((one) => one.partition === partition && one.committedAt >= killedAt)
        .map((one) => one.effectAt),
    ),
  );
  const last = Math.max(...first);
  return Number.isFinite(last) ? last - killedAt : Number.NaN;
}
