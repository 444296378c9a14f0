import type { Score } from '../training.types.js';

export const STAGES = ['before', 'after'] as const;
export type Stage = (typeof STAGES)[number];

/** A score that was typed, beside what stood there when it was: null for no score. */
export interface TypedScore {
  readonly text: string;
  readonly was: number | null;
}

/** What was typed, by `<enrolment> <stage>`. */
export type Typed = Readonly<Record<string, TypedScore>>;

export const keyOf = (enrolmentId: string, stage: Stage): string => `${enrolmentId} ${stage}`;

/** As people write it: `7,5` or `7.5`; null takes a score away, undefined is no score. */
export function scoreOf(typed: string): number | null | undefined {
  const text = typed.trim().replace(',', '.');
  if (text === '') return null;
  return /^(10(\.0)?|\d(\.\d)?)$/.test(text) ? Number(text) : undefined;
}

export const scoreText = (score: number | null | undefined): string =>
  score === undefined || score === null ? '' : String(score).replace('.', ',');

/** Another score typed. What was seen first stays what was read. */
export function typedInto(typed: Typed, key: string, text: string, stored: readonly Score[]): Typed {
  const before = typed[key];
  return { ...typed, [key]: { text, was: before ? before.was : standsAt(key, stored) } };
}

export interface ScoreEntry {
  readonly enrolmentId: string;
  readonly before?: number | null;
  readonly after?: number | null;
  /** What stood when it was typed. */
  readonly was: { readonly before?: number | null; readonly after?: number | null };
}

/** What is sent: only what is another score than the one stored. */
export function entriesOf(typed: Typed, stored: readonly Score[]): ScoreEntry[] {
  const entries = new Map<string, ScoreEntry>();
  for (const [key, { text, was }] of Object.entries(typed)) {
    const [enrolmentId, stage] = partsOf(key);
    const score = scoreOf(text);
    if (score === undefined || score === standsAt(key, stored)) continue;
    const before = entries.get(enrolmentId);
    const seen = { ...before?.was, [stage]: was };
    entries.set(enrolmentId, { ...before, enrolmentId, [stage]: score, was: seen });
  }
  return [...entries.values()];
}

/** A score of this screen that others were faster with. */
export interface Overtaken {
  readonly key: string;
  readonly enrolmentId: string;
  readonly stage: Stage;
  readonly mine: number | null;
  readonly theirs: number | null;
}

/** Which scores others wrote otherwise since they were read, by how they stand now. */
export function overtakenBy(typed: Typed, now: readonly Score[]): readonly Overtaken[] {
  return Object.entries(typed).flatMap(([key, { text, was }]): Overtaken[] => {
    const mine = scoreOf(text);
    const theirs = standsAt(key, now);
    if (mine === undefined || theirs === was || theirs === mine) return [];
    const [enrolmentId, stage] = partsOf(key);
    return [{ key, enrolmentId, stage, mine, theirs }];
  });
}

/** What stands is right: those scores are let go, the others stay. */
export const withTheirs = (typed: Typed, overtaken: readonly Overtaken[]): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([key]) => !overtaken.some((one) => one.key === key)));

/** What is on the screen is right: it is sent again by somebody who has seen what stands. */
export const withMine = (typed: Typed, overtaken: readonly Overtaken[]): Typed => ({
  ...typed,
  ...Object.fromEntries(
    overtaken.map(({ key, mine, theirs }) => [key, { text: scoreText(mine), was: theirs }]),
  ),
});

function partsOf(key: string): readonly [enrolmentId: string, stage: Stage] {
  const [enrolmentId = '', named] = key.split(' ');
  return [enrolmentId, named === 'before' ? 'before' : 'after'];
}

function standsAt(key: string, stored: readonly Score[]): number | null {
  const [enrolmentId, stage] = partsOf(key);
  return stored.find((one) => one.enrolmentId === enrolmentId)?.[stage]?.score ?? null;
}
