import { changed, created, type Decided, type Versioned } from '@xaso/contracts-common';
import { type Day, DomainError, type FieldFault, isDay } from '@xaso/kernel';
import type { ScoringRule } from './scoring.js';

/** One indicator of a set, in the words of whoever issued it. */
export interface IndicatorItem {
  readonly code: string;
  readonly name: string;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly unit: string;
  readonly target: number | null;
  readonly maxPoints: number;
  readonly rule: ScoringRule;
  readonly better: 'up' | 'down';
  readonly evidenceRequired: boolean;
}

/** The decision that a set comes from. */
export interface SetDecision {
  readonly name: string;
  readonly issuer: string;
  readonly docNo: string;
  readonly year: number;
  readonly validFrom: Day;
}

/** A set of indicators that a province scores its communes by. None is made up here: all come from the issuer's file. */
export interface IndicatorSet extends SetDecision, Versioned {
  readonly level: 'commune';
  readonly items: readonly IndicatorItem[];
  /** Of the file it was read from. */
  readonly sha256: string;
  readonly state: 'current' | 'replaced';
  /** The set that this one was imported in place of, and why. */
  readonly replaces: string | null;
  readonly reason: string | null;
  readonly importedBy: string;
  readonly createdAt: Date;
}

export type SetImport = Pick<IndicatorSet, 'id' | 'items' | 'sha256' | 'importedBy' | 'createdAt'>;

/** @throws DomainError invalid, listing what is wrong with the decision */
export function importSet(decision: SetDecision, file: SetImport): Decided<IndicatorSet> {
  assertDecision(decision);
  return created<IndicatorSet>({
    ...decision,
    ...file,
    level: 'commune',
    state: 'current',
    replaces: null,
    reason: null,
  });
}

/** A corrected file of the same decision. The old set and what was scored by it stay readable. */
export function replaceSet(
  old: IndicatorSet,
  next: Decided<IndicatorSet>,
  reason: string,
): { readonly old: Decided<IndicatorSet>; readonly next: Decided<IndicatorSet> } {
  return {
    old: changed(old, { state: 'replaced' }),
    next: { ...next, next: { ...next.next, replaces: old.id, reason } },
  };
}

/** Whether two sets name the same decision. */
export const isSameDecision = (a: SetDecision, b: SetDecision): boolean =>
  a.issuer === b.issuer && a.docNo === b.docNo && a.year === b.year && a.validFrom === b.validFrom;

/** The item of a code. @throws DomainError not-found */
export function itemOf(set: IndicatorSet, code: string): IndicatorItem {
  const item = set.items.find((one) => one.code === code);
  if (item) return item;
  throw new DomainError('not-found', 'item-unknown', `Bộ chỉ tiêu này không có chỉ tiêu mã ${code}.`);
}

/** @throws DomainError conflict for a set that another one has replaced */
export function assertCurrent(set: IndicatorSet): void {
  if (set.state === 'current') return;
  throw new DomainError(
    'conflict',
    'set-replaced',
    'Bộ chỉ tiêu này đã có bản thay thế; không chấm thêm theo bản cũ. Chưa lưu gì.',
  );
}

function assertDecision({ issuer, docNo, name, year, validFrom }: SetDecision): void {
  const faults: FieldFault[] = Object.entries({ issuer, docNo, name }).flatMap(([field, text]) =>
    text.trim() ? [] : [{ field, code: 'empty', detail: 'Không được để trống.' }],
  );
  if (!isDay(validFrom))
    faults.push({ field: 'validFrom', code: 'not-a-day', detail: 'Ngày có hiệu lực dạng YYYY-MM-DD.' });
  if (year < 2000 || year > 2100)
    faults.push({ field: 'year', code: 'year-out-of-range', detail: 'Năm từ 2000 đến 2100.' });
  if (faults.length > 0)
    throw new DomainError(
      'invalid',
      'set-invalid',
      'Thông tin bộ chỉ tiêu chưa hợp lệ; chưa lưu gì.',
      faults,
    );
}
