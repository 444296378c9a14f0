import { type FieldFault, refuse } from '@xaso/kernel';

/** One sitting of a class. Instants are RFC 3339 in UTC, as they are stored. */
export interface Session {
  /** From 1, in the order of time. */
  readonly n: number;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** When a class is held, and for how many seats. */
export interface Timetable {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly sessions: readonly Session[];
  /** Seats: a warning, never a limit. */
  readonly capacity: number;
}

interface Span {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export type TimetableInput = Omit<Timetable, 'sessions'> & {
  readonly sessions?: readonly Span[] | undefined;
};

/**
 * Puts the sessions in order; without any the whole class is one session.
 * @throws DomainError invalid `timetable-invalid`, with every fault by its field
 */
export function timetable({ startsAt, endsAt, sessions, capacity }: TimetableInput): Timetable {
  const spans = sessions ?? [{ startsAt, endsAt }];
  const faults = [
    ...spanFaults({ startsAt, endsAt }, 'endsAt', 'Lớp'),
    ...sessionFaults(spans, { startsAt, endsAt }),
  ];
  refuse(faults, 'timetable-invalid', 'Thời gian của lớp chưa hợp lệ; chưa lưu gì.');
  const ordered = [...spans].sort(byStart);
  return {
    startsAt,
    endsAt,
    capacity,
    sessions: ordered.map((span, index) => ({
      n: index + 1,
      startsAt: span.startsAt.toISOString(),
      endsAt: span.endsAt.toISOString(),
    })),
  };
}

function sessionFaults(spans: readonly Span[], whole: Span): FieldFault[] {
  if (spans.length === 0)
    return [{ field: 'sessions', code: 'sessions-missing', detail: 'Lớp cần ít nhất một buổi.' }];
  if (whole.endsAt <= whole.startsAt) return [];
  const faults = spans.flatMap((span, index) => [
    ...spanFaults(span, `sessions.${index}.endsAt`, `Buổi thứ ${index + 1}`),
    ...outsideFaults(span, whole, index),
  ]);
  return faults.length > 0 ? faults : overlapFaults(spans);
}

const spanFaults = ({ startsAt, endsAt }: Span, field: string, what: string): FieldFault[] =>
  endsAt > startsAt
    ? []
    : [
        {
          field,
          code: 'ends-before-start',
          detail: `${what} phải kết thúc sau khi bắt đầu (${local(startsAt)}).`,
        },
      ];

const outsideFaults = (span: Span, whole: Span, index: number): FieldFault[] =>
  span.startsAt >= whole.startsAt && span.endsAt <= whole.endsAt
    ? []
    : [
        {
          field: `sessions.${index}`,
          code: 'session-outside',
          detail: `Buổi thứ ${index + 1} phải nằm trong thời gian của lớp (${local(whole.startsAt)} – ${local(whole.endsAt)}).`,
        },
      ];

function overlapFaults(spans: readonly Span[]): FieldFault[] {
  const ordered = spans.map((span, index) => ({ ...span, index })).sort(byStart);
  return ordered.flatMap(({ startsAt, index }, place) => {
    const before = ordered[place - 1];
    if (!before || startsAt >= before.endsAt) return [];
    return [
      {
        field: `sessions.${index}.startsAt`,
        code: 'session-overlap',
        detail: `Buổi này bắt đầu trước khi buổi trước kết thúc (${local(before.endsAt)}).`,
      },
    ];
  });
}

const byStart = (one: Span, other: Span): number => one.startsAt.getTime() - other.startsAt.getTime();

/** An instant as people in Viet Nam (UTC+7) read it: `2022-07-12 07:30`. */
export const local = (instant: Date): string =>
  new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
