import type { Curriculum } from '../training.types.js';

/** What versions of curricula are called, by their ids. */
export const titlesOf = (curricula: readonly Curriculum[]): ReadonlyMap<string, string> =>
  new Map(curricula.map(({ id, title }) => [id, title]));
