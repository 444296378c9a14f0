import { changed, created, type Decided, type Versioned } from '@xaso/contracts-common';
import { assertAnother, assertNotBefore, type Day, DomainError, type UnitId } from '@xaso/kernel';
import type { EvidenceRef } from '../../evidence/evidence-ref.js';
import type { IndicatorItem } from '../indicator-set.js';
import { assertAllowed, type Claim, pointsOf } from '../scoring.js';

export const SCORE_STATES = ['self-scored', 'reviewed', 'approved', 'published'] as const;
export type ScoreState = (typeof SCORE_STATES)[number];

/** One step of a score: who, when, and what it came to. All stay. */
export interface ScoreStep {
  readonly to: ScoreState;
  readonly points: number;
  readonly claim: Claim;
  readonly evidence: readonly EvidenceRef[];
  readonly by: string;
  readonly on: Day;
  readonly at: string;
  /** Why: of a correction, and of a review that came to other points. */
  readonly reason: string | null;
}

/** The points of one commune for one item in one period. */
export interface Score extends Versioned {
  readonly setId: string;
  readonly communeUnitId: UnitId;
  readonly period: string;
  readonly itemCode: string;
  readonly state: ScoreState;
  readonly points: number;
  readonly claim: Claim;
  readonly evidence: readonly EvidenceRef[];
  readonly steps: readonly ScoreStep[];
  readonly createdAt: Date;
}

export type ScoreHome = Pick<Score, 'id' | 'setId' | 'communeUnitId' | 'period' | 'itemCode' | 'createdAt'>;

export interface Deed {
  readonly by: string;
  readonly on: Day;
  readonly at: string;
}

export interface SelfScore {
  readonly claim: Claim;
  readonly evidence: readonly EvidenceRef[];
}

/** What a commune says of itself. @throws DomainError invalid when rule or evidence are not met */
export function scoreSelf(
  home: ScoreHome,
  item: IndicatorItem,
  given: SelfScore,
  deed: Deed,
): Decided<Score> {
  const step = selfStep(item, given, deed, null);
  const { points, claim, evidence } = step;
  return created<Score>({ ...home, state: 'self-scored', points, claim, evidence, steps: [step] });
}

/** Another self-score in place of the one before: the review and all that follows begin anew. @throws DomainError invalid */
export function correctScore(
  score: Score,
  item: IndicatorItem,
  given: SelfScore,
  reason: string,
  deed: Deed,
): Decided<Score> {
  return advance(score, selfStep(item, given, deed, reason));
}

/**
 * Thẩm định: the reviewer confirms the points or gives other ones with a reason.
 * @throws DomainError conflict in another state; forbidden for one's own score; invalid for other points without a reason
 */
export function review(
  score: Score,
  item: IndicatorItem,
  given: { readonly points: number | null; readonly reason: string | null },
  deed: Deed,
): Decided<Score> {
  assertState(score, 'self-scored', 'thẩm định');
  if (score.steps.at(-1)?.by === deed.by)
    throw new DomainError(
      'forbidden',
      'own-score',
      'Người tự chấm không thẩm định điểm của chính mình. Chưa thay đổi gì.',
    );
  const points = given.points ?? score.points;
  assertAllowed(item.rule, item.maxPoints, points, 'points');
  if (points !== score.points && given.reason === null)
    throw new DomainError(
      'invalid',
      'reason-missing',
      `Điểm thẩm định ${points} khác điểm tự chấm ${score.points}: cần ghi lý do. Chưa lưu gì.`,
      [{ field: 'reason', code: 'reason-missing', detail: 'Hãy ghi lý do.' }],
    );
  return advance(score, stepOf(score, 'reviewed', deed, points, given.reason));
}

/** @throws DomainError conflict unless it was reviewed; forbidden for one's own score */
export function approveScore(score: Score, deed: Deed): Decided<Score> {
  assertState(score, 'reviewed', 'duyệt');
  const own = score.steps.findLast(({ to }) => to === 'self-scored');
  if (own) assertAnother(own.by, deed.by);
  return advance(score, stepOf(score, 'approved', deed));
}

/** From now on everybody sees it. @throws DomainError conflict unless it was approved */
export function publishScore(score: Score, deed: Deed): Decided<Score> {
  assertState(score, 'approved', 'công bố');
  return advance(score, stepOf(score, 'published', deed));
}

function selfStep(
  item: IndicatorItem,
  { claim, evidence }: SelfScore,
  deed: Deed,
  reason: string | null,
): ScoreStep {
  if (item.evidenceRequired && evidence.length === 0)
    throw new DomainError(
      'invalid',
      'evidence-missing',
      `Chỉ tiêu ${item.code} bắt buộc có minh chứng. Chưa lưu gì.`,
      [{ field: 'evidence', code: 'evidence-missing', detail: 'Hãy gửi ít nhất một minh chứng.' }],
    );
  const points = pointsOf(item.rule, item.maxPoints, item.better, claim);
  return { to: 'self-scored', points, claim, evidence, ...deed, reason };
}

const stepOf = (
  { points: same, claim, evidence }: Score,
  to: ScoreState,
  deed: Deed,
  points = same,
  reason: string | null = null,
): ScoreStep => ({ to, points, claim, evidence, ...deed, reason });

function advance(score: Score, step: ScoreStep): Decided<Score> {
  assertNotBefore(step.on, score.steps.at(-1)?.on ?? step.on);
  const { to: state, points, claim, evidence } = step;
  return changed(score, { state, points, claim, evidence, steps: [...score.steps, step] });
}

const STATE_NAMES: Readonly<Record<ScoreState, string>> = {
  'self-scored': 'đã tự chấm',
  reviewed: 'đã thẩm định',
  approved: 'đã duyệt',
  published: 'đã công bố',
};

function assertState(score: Score, needed: ScoreState, verb: string): void {
  if (score.state === needed) return;
  throw new DomainError(
    'conflict',
    `score-${score.state}`,
    `Không thể ${verb}: điểm này ${STATE_NAMES[score.state]}, cần ở trạng thái “${STATE_NAMES[needed]}”. Chưa thay đổi gì.`,
  );
}
