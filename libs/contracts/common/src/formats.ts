import { isUuid } from '@xaso/kernel';

/** The formats that schemas may use, and what they mean here; any other is refused when a schema is compiled. */
export const formats = {
  /** In lower case, as PostgreSQL prints it. */
  uuid: isUuid,
  /** A real day of the calendar, `2022-05-31`. */
  date: (text: string): boolean => DATE.test(text) && isDay(text),
  /** RFC 3339 on a real day, without leap seconds: JavaScript has none. */
  'date-time': (text: string): boolean => DATE_TIME.test(text) && isDay(text),
} as const;

// Written here, not taken from ajv-formats: every fact is checked when written and when read, and this takes half the time.
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME =
  /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the first ten characters, known to be `dddd-dd-dd`, are a day that there is. */
function isDay(text: string): boolean {
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10))];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= (month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0));
}
