import type { Day } from '@xaso/kernel';

/** Months of a year, half year, quarter or month of reporting (`2022`, `2022-H1`, `2022-Q2`, `2022-06`), from 1. */
function monthsOf(period: string): { readonly year: string; readonly from: number; readonly to: number } {
  const [year = '', part = ''] = period.split('-');
  const number = Number(part.replace(/^[HQ]/, ''));
  if (part === '') return { year, from: 1, to: 12 };
  if (part.startsWith('H')) return { year, from: number * 6 - 5, to: number * 6 };
  if (part.startsWith('Q')) return { year, from: number * 3 - 2, to: number * 3 };
  return { year, from: number, to: number };
}

/** Whether a day lies in a period of reporting. */
export function isInPeriod(day: Day, period: string): boolean {
  const { year, from, to } = monthsOf(period);
  const month = Number(day.slice(5, 7));
  return day.startsWith(`${year}-`) && month >= from && month <= to;
}

/** The last day of a period of reporting. */
export function lastDayOf(period: string): Day {
  const { year, to } = monthsOf(period);
  return new Date(Date.UTC(Number(year), to, 0)).toISOString().slice(0, 10);
}
