import { DomainError, type FieldFault, refuse } from '@xaso/kernel';
import { enrolmentFault } from '../../attendance/marks.js';
import { standingAt } from '../../common/standing.js';
import type { Enrolment } from '../../enrolments/enrolment.js';
import type { Choice } from '../papers/paper.js';
import { pointsText, type Stage } from './points.js';

/** How a score came in: worked out from answers, as a number, or in a workbook. */
export type Via = 'answers' | 'list' | 'excel';

/** A score that is to stand; null takes away the one that does. */
export interface Entry {
  readonly enrolmentId: string;
  readonly stage: Stage;
  readonly tenths: number | null;
  /** What was chosen, when that is what it was worked out from. */
  readonly answers: readonly Choice[] | null;
  /** Where it stands in what was sent. */
  readonly field: string;
  /** What stood when it was read, null for no score; left out where whoever sends it does not say. */
  readonly was?: number | null | undefined;
}

/** A score as it stands. */
export interface Score {
  readonly enrolmentId: string;
  readonly stage: Stage;
  readonly tenths: number;
  readonly via: Via;
  readonly answers: readonly Choice[] | null;
}

const keyOf = ({ enrolmentId, stage }: Pick<Entry, 'enrolmentId' | 'stage'>): string =>
  `${enrolmentId} ${stage}`;

/** What there is to write, and what stood in its place. */
export interface Change {
  readonly entry: Entry;
  readonly was: number | null;
}

/** The entries that change something: the same list again changes nothing. */
export function changesOf(entries: readonly Entry[], scores: readonly Score[]): Change[] {
  const standing = new Map(scores.map((score) => [keyOf(score), score]));
  return entries.flatMap((entry) => {
    const score = standing.get(keyOf(entry));
    const was = score?.tenths ?? null;
    const same =
      was === entry.tenths && (entry.answers === null || sameAnswers(entry.answers, score?.answers ?? null));
    return same ? [] : [{ entry, was }];
  });
}

/** Scores that other ones took the place of, as they were. */
export const corrected = (changes: readonly Change[]) =>
  changes.flatMap(({ entry: { enrolmentId, stage }, was }) =>
    was === null ? [] : [{ enrolmentId, stage, tenths: was }],
  );

const tenthsBy = (scores: readonly Score[]): ReadonlyMap<string, number> =>
  new Map(scores.map((score) => [keyOf(score), score.tenths]));

/**
 * Nobody scored otherwise since the scores were read; what already stands as it is wanted is no matter.
 * @throws DomainError conflict `scores-changed-meanwhile`, with a fault for each by its place
 */
export function assertUnmoved(entries: readonly Entry[], scores: readonly Score[]): void {
  const standing = tenthsBy(scores);
  const faults = entries.flatMap((entry): FieldFault[] => {
    const now = standing.get(keyOf(entry)) ?? null;
    const { field, was, tenths } = entry;
    if (was === undefined || was === now || tenths === now) return [];
    const detail = `Người khác vừa ghi: ${now === null ? 'chưa có điểm' : `${pointsText(now)} điểm`}.`;
    return [{ field, code: 'score-changed', detail }];
  });
  if (faults.length === 0) return;
  throw new DomainError(
    'conflict',
    'scores-changed-meanwhile',
    `Người khác vừa sửa ${faults.length} điểm sau khi bạn mở ra. Bảng đang lưu được giữ nguyên, bản của bạn chưa được lưu. Hãy so hai bản rồi lưu lại.`,
    faults,
  );
}

/** What stands in the places of the entries, for `assertStanding`. */
export const standingOf = (entries: readonly Entry[], scores: readonly Score[]): string =>
  standingAt(entries.map(keyOf), tenthsBy(scores));

const sameAnswers = (one: readonly Choice[], other: readonly Choice[] | null): boolean =>
  other !== null && inOrder(one) === inOrder(other);

const inOrder = (answers: readonly Choice[]): string =>
  answers
    .map(({ questionId, chosen }) => `${questionId} ${[...new Set(chosen)].toSorted().join()}`)
    .toSorted()
    .join('\n');

/**
 * Every score is of somebody who is in the class, and of one once.
 * @throws DomainError invalid `scores-invalid`, with a fault for each by its place
 */
export function assertEntries(
  classId: string,
  entries: readonly Entry[],
  enrolments: ReadonlyMap<string, Enrolment>,
): void {
  const faults = entryFaults(classId, entries, enrolments);
  refuse(
    faults,
    'scores-invalid',
    `${faults.length} điểm chưa hợp lệ; chưa lưu điểm nào. Hãy sửa các chỗ được nêu rồi gửi lại.`,
  );
}

function entryFaults(
  classId: string,
  entries: readonly Entry[],
  enrolments: ReadonlyMap<string, Enrolment>,
): FieldFault[] {
  const seen = new Set<string>();
  return entries.flatMap((entry): FieldFault[] => {
    const { enrolmentId, field } = entry;
    const twice = seen.has(keyOf(entry));
    seen.add(keyOf(entry));
    if (twice)
      return [{ field, code: 'score-twice', detail: 'Người này có hai điểm của cùng một bài kiểm tra.' }];
    const fault = enrolmentFault(classId, enrolments.get(enrolmentId));
    return fault ? [{ field, ...fault }] : [];
  });
}
