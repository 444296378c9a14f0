import type { ClassState } from './training-class.js';
import type { Session } from './timetable.js';

/** What a calendar shows of a class; nobody's name is in it. */
export interface CalendarClass {
  readonly id: string;
  /** Grows with each change: calendars take the higher one. */
  readonly version: number;
  readonly state: ClassState;
  readonly title: string;
  readonly venue: string;
  readonly changedAt: Date;
  readonly sessions: readonly Session[];
}

const STATUS: Readonly<Record<ClassState, string>> = {
  planned: 'TENTATIVE',
  open: 'CONFIRMED',
  'in-progress': 'CONFIRMED',
  completed: 'CONFIRMED',
  cancelled: 'CANCELLED',
};

/**
 * An iCalendar object (RFC 5545) with an event for each session. Times are in UTC; the zone of Viet Nam is the reader's to
 * apply. The id of an event stays the same as long as its class and number do.
 */
export function calendar(name: string, classes: readonly CalendarClass[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//xaso//training//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    'X-WR-TIMEZONE:Asia/Ho_Chi_Minh',
    ...classes.flatMap((one) => one.sessions.flatMap((session) => event(one, session))),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function event(of: CalendarClass, { n, startsAt, endsAt }: Session): string[] {
  const place = of.sessions.length > 1 ? ` – buổi ${n}/${of.sessions.length}` : '';
  return [
    'BEGIN:VEVENT',
    `UID:${of.id}.${n}@training.xaso`,
    `DTSTAMP:${utc(of.changedAt)}`,
    `SEQUENCE:${of.version}`,
    `DTSTART:${utc(new Date(startsAt))}`,
    `DTEND:${utc(new Date(endsAt))}`,
    `SUMMARY:${escaped(of.title + place)}`,
    `LOCATION:${escaped(of.venue)}`,
    `STATUS:${STATUS[of.state]}`,
    'END:VEVENT',
  ];
}

const utc = (instant: Date): string => `${instant.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

/** RFC 5545 §3.3.11: backslash, comma and semicolon with a backslash before them, a line end as `\n`; no control characters. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    .replaceAll(/\p{Cc}/gu, '');

/** RFC 5545 §3.1: no line longer than 75 octets; what follows begins with a space, and no character is cut. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (octets + size > 75) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n');
}
