import type { Day } from '../../common/day.js';

/** The last day of a year, half year, quarter or month: `2022`, `2022-H1`, `2022-Q2`, `2022-06`. */
export function lastDayOf(period: string): Day {
  const [year = '', part = ''] = period.split('-');
  const month = part.startsWith('H')
    ? Number(part.slice(1)) * 6
    : part.startsWith('Q')
      ? Number(part.slice(1)) * 3
      : Number(part || 12);
  return new Date(Date.UTC(Number(year), month, 0)).toISOString().slice(0, 10);
}
