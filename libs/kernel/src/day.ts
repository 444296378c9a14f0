import { DomainError } from './domain-error.js';

/** A day in Viet Nam, `2022-06-01`: what decisions, receipts and deadlines are dated with. */
export type Day = string;

/** Viet Nam is UTC+7 all year; business days are cut there. */
const OFFSET = '+07:00';

/** Whether a text is a real day of the calendar. */
export const isDay = (text: string): boolean => {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return instant !== undefined && !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
};

/** The instant at which a local day begins: the business time of whatever is dated by a day alone. */
export const startOf = (day: Day): Date => new Date(`${day}T00:00:00${OFFSET}`);

/** The local day that an instant lies in. */
export const dayOf = (instant: Date): Day =>
  new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);

/** Refuses a day that has not come yet: what is recorded has happened. @throws DomainError invalid */
export function assertHappened(day: Day, now: Date, field = 'on'): void {
  if (startOf(day) <= now) return;
  throw new DomainError(
    'invalid',
    'day-in-future',
    `Ngày ${day} chưa đến; chỉ ghi nhận việc đã diễn ra. Chưa lưu gì.`,
    [{ field, code: 'day-in-future', detail: `Hôm nay là ${dayOf(now)}.` }],
  );
}
