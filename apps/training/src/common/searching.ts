import { fold } from '@xaso/admin-units';

/** What each word that was typed must look like somewhere in a folded text: patterns of `like all`. None for no word. */
export const patternsOf = (typed = ''): readonly string[] =>
  fold(typed)
    .split(' ')
    .filter(Boolean)
    .map((word) => `%${word}%`);
