import type { Fact } from './event-contract.js';

/** What every aggregate has: an id, and a version that each change raises. */
export interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** A state and the facts that lead to it; a change of words alone has none. */
export interface Decided<T> {
  readonly next: T;
  readonly events: readonly Fact[];
}

/** The first state of an aggregate. Its version is the number of its facts, at least 1. */
export function created<T extends Versioned>(
  state: Omit<T, 'version'>,
  events: readonly Fact[] = [],
): Decided<T> {
  return { next: { ...state, version: steps(events) } as T, events };
}

/** The next state: the fields that change, and the facts of it. */
export function changed<T extends Versioned>(
  from: T,
  fields: Partial<Omit<T, 'id' | 'version'>>,
  events: readonly Fact[] = [],
): Decided<T> {
  return { next: { ...from, ...fields, version: from.version + steps(events) }, events };
}

/** By how much a change raises the version: each fact has a version of its own. */
export const steps = (events: readonly Fact[]): number => Math.max(1, events.length);
