import type { UnitId } from '@xaso/kernel';

/** The two lists of units: before the reform of 2025-07-01 (three levels) and since then (two levels, no districts). */
export const EPOCHS = ['before-2025-07-01', 'from-2025-07-01'] as const;
export type Epoch = (typeof EPOCHS)[number];

/** 2025-07-01 00:00 in Viet Nam (UTC+7 all year), milliseconds since 1970: the old units end and the new ones begin. */
export const REFORM_INSTANT = Date.parse('2025-07-01T00:00:00+07:00');

/** The epoch an instant belongs to; undefined for an invalid date. */
export function epochOn(date: Date): Epoch | undefined {
  const instant = date.getTime();
  if (Number.isNaN(instant)) return undefined;
  return instant < REFORM_INSTANT ? 'before-2025-07-01' : 'from-2025-07-01';
}

/** `<code>@<epoch>`, the only key of a unit: most codes of today named another unit before the reform. */
export function unitIdOf(code: string, epoch: Epoch): UnitId {
  return `${code}@${epoch}` as UnitId;
}
