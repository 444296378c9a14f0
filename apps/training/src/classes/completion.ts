import { changed, type Decided, fact } from '@xaso/contracts-common';
import { ClassCompleted, ClassResults, ClassResultsRevised } from '@xaso/contracts-training';
import { DomainError, type FieldFault } from '@xaso/kernel';
import { local } from './timetable.js';
import { assertState, assertStep, identity, type TrainingClass } from './training-class.js';

/**
 * Refuses while something is missing, and says all of it at once.
 * @param attended numbers of the sessions somebody was at
 * @throws DomainError conflict `class-state`, `class-incomplete` with `class-not-over` and `attendance-missing` for each session
 */
export function assertCompletable(of: TrainingClass, attended: readonly number[], at: Date): void {
  assertStep(of, ['in-progress'], 'hoàn thành', at);
  const faults: FieldFault[] = of.sessions
    .filter(({ n }) => !attended.includes(n))
    .map(({ n, startsAt }) => ({
      field: `sessions.${n - 1}`,
      code: 'attendance-missing',
      detail: `Buổi ${n} (${local(new Date(startsAt))}) chưa có ai được điểm danh.`,
    }));
  if (at < of.endsAt)
    faults.unshift({ field: 'at', code: 'class-not-over', detail: `Lớp kết thúc lúc ${local(of.endsAt)}.` });
  if (faults.length === 0) return;
  const what = faults.map(({ detail }) => detail).join(' ');
  throw new DomainError(
    'conflict',
    'class-incomplete',
    `Chưa hoàn thành được lớp: ${what} Hãy bổ sung rồi thử lại; chưa thay đổi gì.`,
    faults,
  );
}

/** It counts from now on. Call `assertCompletable` first: results are worked out between the two. */
export function complete(of: TrainingClass, results: ClassResults, at: Date): Decided<TrainingClass> {
  const event = fact(ClassCompleted, at, { ...identity(of), results });
  return changed(of, { state: 'completed', changedAt: at, completedAt: at, results }, [event]);
}

/**
 * Other results after a correction; null when they are what they were.
 * @throws DomainError conflict unless it is completed
 */
export function reviseResults(
  of: TrainingClass,
  after: ClassResults,
  at: Date,
): Decided<TrainingClass> | null {
  assertState(of, ['completed'], 'sửa kết quả');
  const before = of.results;
  if (before === null) throw new TypeError(`class ${of.id} is completed without results`);
  if (RESULT_FIELDS.every((field) => before[field] === after[field])) return null;
  const revision = of.resultsRevision + 1;
  const event = fact(ClassResultsRevised, at, { ...identity(of), revision, before, after });
  return changed(of, { results: after, resultsRevision: revision }, [event]);
}

const RESULT_FIELDS = Object.keys(ClassResults.properties) as readonly (keyof ClassResults)[];
