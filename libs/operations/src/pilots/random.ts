import { createHash } from 'node:crypto';

/** Numbers that look random and follow from a text: the same seed tells the same story on every machine. */
export interface Dice {
  /** A whole number from `from` to `to`, both possible. */
  between(from: number, to: number): number;
  pick<T>(items: readonly T[]): T;
}

/** A generator of its own for each seed (mulberry32 over the seed's digest). */
export function dice(seed: string): Dice {
  let state = createHash('sha256').update(seed).digest().readUInt32BE();
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
  };
}

/** A UUID that follows from a text (RFC 9562 version 8). */
export function uuidOf(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
