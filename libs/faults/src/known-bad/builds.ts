import type { Edit } from './edit.js';
import { PUBLISHING } from './publishing-builds.js';
import { READING } from './reading-builds.js';

/** A build with one mistake that others have made, which the checker must find. */
export interface KnownBad {
  readonly name: string;
  /** Why it is wrong, in a sentence. */
  readonly why: string;
  readonly edits: readonly Edit[];
  /** What the mistake does to facts or effects; the build counts as caught only by one of these. */
  readonly caughtBy: readonly ('lost' | 'doubled' | 'disordered')[];
}

export const KNOWN_BAD: readonly KnownBad[] = [...PUBLISHING, ...READING];

/** @throws Error when no build has the name */
export function buildNamed(name: string): KnownBad {
  const found = KNOWN_BAD.find((build) => build.name === name);
  if (!found)
    throw new Error(
      `no known-bad build is named so; there are ${KNOWN_BAD.map((build) => build.name).join(', ')}`,
    );
  return found;
}
