import { type Day, isDay } from '@xaso/kernel';

/** A birth as a cell tells it: a year alone, or a date. */
export interface Birth {
  readonly birthYear: number | null;
  readonly birthDate: Day | null;
}

/** 1970-01-01 as spreadsheets count days. */
const SERIAL_1970 = 25_569;
const DAY_MS = 86_400_000;

/**
 * A year; a date as people type it (`5/9/1970`, day first) or as ISO has it; or a date that the spreadsheet made a number of.
 * Undefined for anything else: nobody's birth is guessed.
 */
export function birthOf(text: string): Birth | undefined {
  if (/^\d{4}$/u.test(text)) return { birthYear: Number(text), birthDate: null };
  const typed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/u.exec(text);
  if (typed) return dated(`${typed[3]}-${pad(typed[2])}-${pad(typed[1])}`);
  if (/^\d{4}-\d{2}-\d{2}$/u.test(text)) return dated(text);
  // Years are four figures as well: days before 1927 are not told from them, nor is a number with a time of day.
  if (/^\d{5}$/u.test(text))
    return dated(new Date((Number(text) - SERIAL_1970) * DAY_MS).toISOString().slice(0, 10));
  return undefined;
}

const dated = (day: string): Birth | undefined =>
  isDay(day) ? { birthYear: Number(day.slice(0, 4)), birthDate: day } : undefined;

const pad = (figures = ''): string => figures.padStart(2, '0');
