import { dayOf, DomainError, type FieldFault } from '@xaso/kernel';
import { local, type Session } from '../classes/timetable.js';
import type { TrainingClass } from '../classes/training-class.js';
import { standingAt } from '../common/standing.js';
import type { Enrolment } from '../enrolments/enrolment.js';

/** How it is known that somebody was there: a list, a code on the trainer's screen, a device without network, a workbook. */
export type Via = 'list' | 'qr' | 'offline' | 'excel';

/** Whether somebody was at a session. */
export interface Mark {
  readonly enrolmentId: string;
  readonly session: number;
  readonly present: boolean;
  /** Business time. */
  readonly at: Date;
}

/** A mark as it stands. */
export interface StoredMark extends Mark {
  readonly via: Via;
  readonly by: string;
}

/** A mark as somebody wants it, and as they saw it: undefined where they do not say, null where nobody had marked. */
export interface ReadMark extends Pick<Mark, 'enrolmentId' | 'session' | 'present'> {
  readonly was?: boolean | null | undefined;
}

export const keyOf = ({ enrolmentId, session }: Pick<Mark, 'enrolmentId' | 'session'>): string =>
  `${enrolmentId} ${session}`;

/** @throws DomainError not-found `session-unknown` */
export function sessionOf(of: TrainingClass, n: number): Session {
  const session = of.sessions[n - 1];
  if (session) return session;
  throw new DomainError(
    'not-found',
    'session-unknown',
    `Lớp có ${of.sessions.length} buổi, không có buổi ${n}. Chưa thay đổi gì.`,
  );
}

/** Whether a session is held by then: from the beginning of its local day, for people come early. */
export const hasBegun = ({ startsAt }: Session, at: Date): boolean => dayOf(at) >= dayOf(new Date(startsAt));

/** @throws DomainError conflict `session-not-begun` */
export function assertBegun(session: Session, at: Date): void {
  if (hasBegun(session, at)) return;
  throw new DomainError(
    'conflict',
    'session-not-begun',
    `Buổi ${session.n} diễn ra lúc ${local(new Date(session.startsAt))}, chưa đến ngày đó nên chưa điểm danh được. Chưa thay đổi gì.`,
  );
}

/**
 * Every mark is of somebody who is in the class, and of one once.
 * @throws DomainError invalid `marks-invalid`, with a fault for each by its place
 */
export function assertOfClass(
  classId: string,
  marks: readonly Pick<Mark, 'enrolmentId' | 'session'>[],
  enrolments: ReadonlyMap<string, Enrolment>,
): void {
  const seen = new Set<string>();
  const faults = marks.flatMap((mark, index): FieldFault[] => {
    const field = `marks.${index}`;
    const fault = enrolmentFault(classId, enrolments.get(mark.enrolmentId));
    const twice = seen.has(keyOf(mark));
    seen.add(keyOf(mark));
    if (twice)
      return [{ field, code: 'mark-twice', detail: 'Người này có hai lần trong danh sách gửi lên.' }];
    return fault ? [{ field, ...fault }] : [];
  });
  if (faults.length === 0) return;
  throw new DomainError(
    'invalid',
    'marks-invalid',
    `${faults.length} dòng điểm danh chưa hợp lệ; chưa lưu dòng nào. Hãy sửa các dòng được nêu rồi gửi lại.`,
    faults,
  );
}

/** Who is marked as there and who as not, by `keyOf`. */
export const presenceBy = (stored: readonly StoredMark[]): ReadonlyMap<string, boolean> =>
  new Map(stored.map((mark) => [keyOf(mark), mark.present]));

/**
 * Nobody marked otherwise since the marks were read; what already stands as it is wanted is no matter.
 * @throws DomainError conflict `marks-changed-meanwhile`, with a fault for each by its place
 */
export function assertUnmoved(marks: readonly ReadMark[], stored: readonly StoredMark[]): void {
  const standing = presenceBy(stored);
  const faults = marks.flatMap((mark, index): FieldFault[] => {
    const now = standing.get(keyOf(mark)) ?? null;
    if (mark.was === undefined || mark.was === now || mark.present === now) return [];
    const detail = `Người khác vừa ghi buổi ${mark.session}: ${now === null ? 'chưa điểm danh' : now ? 'có mặt' : 'vắng'}.`;
    return [{ field: `marks.${index}`, code: 'mark-changed', detail }];
  });
  if (faults.length === 0) return;
  throw new DomainError(
    'conflict',
    'marks-changed-meanwhile',
    `Người khác vừa sửa ${faults.length} chỗ điểm danh sau khi bạn mở ra. Bảng đang lưu được giữ nguyên, bản của bạn chưa được lưu. Hãy so hai bản rồi lưu lại.`,
    faults,
  );
}

/** What stands in the places of the marks, for `assertStanding`. */
export const standingOf = (
  marks: readonly Pick<Mark, 'enrolmentId' | 'session'>[],
  stored: readonly StoredMark[],
): string => standingAt(marks.map(keyOf), presenceBy(stored));

/** Whether each of them stands by now as it is wanted. */
export function stands(marks: readonly ReadMark[], stored: readonly StoredMark[]): boolean {
  const now = presenceBy(stored);
  return marks.every((mark) => now.get(keyOf(mark)) === mark.present);
}

/** What keeps an enrolment from being marked in a class; undefined for nothing. */
export function enrolmentFault(
  classId: string,
  enrolment: Enrolment | undefined,
): { readonly code: string; readonly detail: string } | undefined {
  if (enrolment?.classId !== classId)
    return { code: 'enrolment-unknown', detail: 'Không có lượt ghi danh này trong lớp.' };
  if (enrolment.state === 'withdrawn')
    return {
      code: 'enrolment-withdrawn',
      detail: 'Người này đã rút khỏi lớp; nếu vẫn học, hãy ghi danh lại.',
    };
  return undefined;
}
