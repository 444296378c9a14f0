import type { UnitId } from '@xaso/kernel';
import type { Epoch } from './epoch.js';

export type UnitLevel = 'province' | 'district' | 'commune';

/** A province, a district (only before 2025-07-01) or a commune (xã, phường, thị trấn, đặc khu) as one list has it. */
export interface Unit {
  /** `<code>@<epoch>`. */
  readonly id: UnitId;
  /** The statistics office's code: 2 digits for a province, 3 for a district, 5 for a commune. Never a key by itself. */
  readonly code: string;
  readonly epoch: Epoch;
  readonly level: UnitLevel;
  /** What the unit is, in the official words: `Tỉnh`, `Thành phố`, `Huyện`, `Quận`, `Thị xã`, `Xã`, `Phường`, `Thị trấn`, `Đặc khu`. */
  readonly kind: string;
  /** Without the kind: `Thành Sơn`. NFC, trimmed. */
  readonly name: string;
  /** With the kind: `Xã Thành Sơn`. */
  readonly fullName: string;
  /** The unit one level up; none for a province. */
  readonly parentId?: UnitId;
  /** First local day, `YYYY-MM-DD`. Absent for units before the reform: the list of 2025-01-04 does not say since when. */
  readonly validFrom?: string;
  /** Last local day, `YYYY-MM-DD`, itself included. Absent for units of today. */
  readonly validTo?: string;
}

/**
 * WHOLE: the official conversion gives the old unit exactly one new one, and its note does not say "một phần" (a part).
 * PARTIAL: everything else; a figure of the old unit says nothing about one of the new ones.
 */
export type ChangeKind = 'WHOLE' | 'PARTIAL';

/** One step of the reform of 2025-07-01, from an old unit to a new one. */
export interface Change {
  readonly from: UnitId;
  readonly to: UnitId;
  readonly kind: ChangeKind;
  /** The words of the official conversion, e.g. `Nhập toàn bộ`, `Nhập một phần diện tích, toàn bộ dân số`. */
  readonly note: string;
  /** True for provinces: the conversion lists communes only, so theirs follows from where their communes went. */
  readonly derived?: true;
}

/** Where figures of a unit are shown today, or why they cannot be ("không quy đổi được"). */
export type RollUp =
  | { readonly ok: true; readonly unit: Unit }
  | {
      readonly ok: false;
      readonly reason: 'partial' | 'no-official-conversion';
      readonly changes: readonly Change[];
    };

export const EXCEPTION_KINDS = [
  'code-corrected',
  'old-unit-without-conversion',
  'conversion-outside-list',
  'new-unit-without-commune-row',
  'area-without-old-unit',
  'row-under-another-name',
  'retyped',
] as const;
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];

/**
 * A place where the published lists disagree, kept by hand with its reason:
 * - `code-corrected`: the conversion leads to `code`, the current list has the unit as `relatedCode`, which is used;
 * - `old-unit-without-conversion`: an old commune no row of the conversion names by its code;
 * - `conversion-outside-list`: a row whose old code is not in the old list, so there is no unit of that id; see `rows`;
 * - `new-unit-without-commune-row`: a new unit that came from a whole island district, `relatedCode`, not from communes;
 * - `area-without-old-unit`: a new unit that also took in land that was no commune;
 * - `row-under-another-name`: a row with the code of one commune and the name of another (`relatedCode` is likely meant);
 * - `retyped`: a new unit whose kind changed after 2025-07-01; the library has the kind of today for the whole epoch.
 */
export interface ConversionException {
  readonly kind: ExceptionKind;
  readonly code: string;
  readonly name: string;
  readonly relatedCode?: string;
  /** Vietnamese, for people. */
  readonly reason: string;
  /** For `conversion-outside-list`: the official rows, which no unit of this library can be joined with. */
  readonly rows?: readonly { readonly to: UnitId; readonly note: string }[];
}
