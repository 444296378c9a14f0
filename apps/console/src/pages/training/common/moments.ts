import { dayText, momentText } from '../../../format/days.js';

/** Of a span of instants: `12/07/2022 07:30 – 11:30`, with both days where it goes over midnight. */
export function spanText(startsAt: string, endsAt: string): string {
  const [start, end] = [momentText(startsAt), momentText(endsAt)];
  return dayText(startsAt) === dayText(endsAt) ? `${start} – ${end.slice(-5)}` : `${start} – ${end}`;
}

/** What `<input type="datetime-local">` gives, as an instant in Viet Nam; undefined for nothing. */
export const instantOf = (local: string): string | undefined =>
  local === '' ? undefined : `${local}:00+07:00`;

/** The other way: an instant as such a field shows it; empty for nothing. */
export function localInput(instant: string): string {
  const at = Date.parse(instant);
  return Number.isNaN(at) ? '' : new Date(at + 7 * 3_600_000).toISOString().slice(0, 16);
}

/** The time of day of an instant in Viet Nam: `07:30`. */
export const timeText = (instant: string): string => momentText(instant).slice(-5);
