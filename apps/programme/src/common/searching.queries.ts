import { fold } from '@xaso/admin-units';
import { type FindOperator, Raw } from 'typeorm';

/** What each word that was typed must look like somewhere in a folded text: patterns of `like all`. */
export const patternsOf = (typed = ''): readonly string[] =>
  fold(typed)
    .split(' ')
    .filter(Boolean)
    .map((word) => `%${word}%`);

/**
 * A condition of a list: every word that was typed is in this text of the row, accents or not. Nothing is asked for when no
 * word was typed.
 * @param column the one that the condition is written at; the text may be made of others too
 * @param text SQL
 */
export function searching<C extends string>(
  column: C,
  text: string,
  typed: string | undefined,
): Partial<Record<C, FindOperator<string>>> {
  const patterns = patternsOf(typed);
  if (patterns.length === 0) return {};
  const condition = Raw(() => `folded(${text}) like all (:patterns)`, { patterns });
  return { [column]: condition } as Partial<Record<C, FindOperator<string>>>;
}
