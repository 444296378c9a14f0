import { localDay } from '../../../format/days.js';
import type { Session, TrainingClass } from '../training.types.js';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const DAY_MS = 86_400_000;

/** Reads `2022-07` of an address. */
export const month = (value: unknown): string | undefined =>
  typeof value === 'string' && MONTH.test(value) ? value : undefined;

/** A sitting on its day. */
export interface Sitting {
  readonly of: TrainingClass;
  readonly session: Session;
}

export interface CalendarDay {
  readonly day: string;
  /** Whether the day is of the month shown, not of the one beside it. */
  readonly inMonth: boolean;
  readonly sittings: readonly Sitting[];
}

const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayAt = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** First and last day of a month. */
export function spanOf(of: string): { readonly from: string; readonly to: string } {
  const first = utc(`${of}-01`);
  const last = utc(`${besides(of, 1)}-01`) - DAY_MS;
  return { from: dayAt(first), to: dayAt(last) };
}

/** The month so many months later, or earlier. */
export function besides(of: string, months: number): string {
  const [year = 0, number = 1] = of.split('-').map(Number);
  return dayAt(Date.UTC(year, number - 1 + months, 1)).slice(0, 7);
}

/** The weeks of a month from Monday to Sunday, each day with the sittings that begin on it in Viet Nam. */
export function weeksOf(of: string, classes: readonly TrainingClass[]): CalendarDay[][] {
  const sittings = classes
    .filter(({ state }) => state !== 'cancelled')
    .flatMap((one) => one.sessions.map((session) => ({ of: one, session })))
    .toSorted((a, b) => (a.session.startsAt < b.session.startsAt ? -1 : 1));
  const byDay = Map.groupBy(sittings, ({ session }) => localDay(session.startsAt) ?? '');
  const { from, to } = spanOf(of);
  const begin = utc(from) - ((new Date(utc(from)).getUTCDay() + 6) % 7) * DAY_MS;
  const weeks = Math.ceil((utc(to) - begin + DAY_MS) / (7 * DAY_MS));
  return Array.from({ length: weeks }, (_week, week) =>
    Array.from({ length: 7 }, (_day, place): CalendarDay => {
      const day = dayAt(begin + (week * 7 + place) * DAY_MS);
      return { day, inMonth: day.startsWith(of), sittings: byDay.get(day) ?? [] };
    }),
  );
}
