import type { Score } from '../training.types.js';

export const STAGES = ['before', 'after'] as const;
export type Stage = (typeof STAGES)[number];

/** What was typed, by `<enrolment> <stage>`. */
export type Typed = Readonly<Record<string, string>>;

export const keyOf = (enrolmentId: string, stage: Stage): string => `${enrolmentId} ${stage}`;

/** As people write it: `7,5` or `7.5`; null takes a score away, undefined is no score. */
export function scoreOf(typed: string): number | null | undefined {
  const text = typed.trim().replace(',', '.');
  if (text === '') return null;
  return /^(10(\.0)?|\d(\.\d)?)$/.test(text) ? Number(text) : undefined;
}

export const scoreText = (score: number | undefined): string =>
  score === undefined ? '' : String(score).replace('.', ',');

export interface ScoreEntry {
  readonly enrolmentId: string;
  readonly before?: number | null;
  readonly after?: number | null;
}

/** What is sent: only what is another score than the one stored. */
export function entriesOf(typed: Typed, stored: readonly Score[]): ScoreEntry[] {
  const known = new Map(stored.map((one) => [one.enrolmentId, one]));
  const entries = new Map<string, ScoreEntry>();
  for (const [key, text] of Object.entries(typed)) {
    const [enrolmentId = '', named] = key.split(' ');
    const stage: Stage = named === 'before' ? 'before' : 'after';
    const score = scoreOf(text);
    if (score === undefined || score === (known.get(enrolmentId)?.[stage]?.score ?? null)) continue;
    entries.set(enrolmentId, { ...entries.get(enrolmentId), enrolmentId, [stage]: score });
  }
  return [...entries.values()];
}
