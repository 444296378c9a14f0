import type { TrainingClass } from '../classes/training-class.js';
import type { Enrolment } from '../enrolments/enrolment.js';
import { enrolmentFault, hasBegun, keyOf, type StoredMark } from './marks.js';

/** A mark that a device made without network. */
export interface DeviceMark {
  /** Made on the device, the same at every sending. */
  readonly id: string;
  readonly classId: string;
  readonly session: number;
  readonly enrolmentId: string;
  readonly present: boolean;
  /** By the clock of the device. */
  readonly markedAt: Date;
}

/**
 * What became of a mark. `duplicate`: it was there, or the same was known already. `conflict`: something else is known; that
 * stays, and somebody decides. `rejected`: it can never be taken as it is.
 */
export type MarkStatus = 'accepted' | 'duplicate' | 'rejected' | 'conflict';

export interface Judged {
  readonly id: string;
  readonly status: MarkStatus;
  readonly code?: string;
  readonly detail?: string;
  /** What stands instead. */
  readonly stands?: Pick<StoredMark, 'present' | 'via' | 'at'>;
}

/** Why nothing of a class is taken. */
export interface ClassRefusal {
  readonly code: string;
  readonly detail: string;
}

/** What is known when marks come in. */
export interface Known {
  /** Marks that were accepted before, by their ids. */
  readonly received: ReadonlyMap<string, Omit<DeviceMark, 'markedAt'>>;
  readonly classes: ReadonlyMap<string, TrainingClass | ClassRefusal>;
  readonly enrolments: ReadonlyMap<string, Enrolment>;
  readonly stored: readonly StoredMark[];
  /** Who sends. */
  readonly by: string;
  readonly now: Date;
  /** By how much the clock of the device is ahead, in milliseconds; null where it did not tell its time. */
  readonly skewMs: number | null;
}

/** A mark that is written, with its business time. */
export interface Accepted extends DeviceMark {
  readonly at: Date;
}

/** Less than this between two clocks is the way of the request, not a wrong clock. */
const SAME_CLOCK_MS = 60_000;
/** A mark later than this is of a clock that is wrong in a way nobody knows. */
const TOLERANCE_MS = 5 * 60_000;

/** Judges marks in the order they were made; the answers come in the order they were sent. */
export function judge(
  marks: readonly DeviceMark[],
  known: Known,
): { readonly answers: readonly Judged[]; readonly accepted: readonly Accepted[] } {
  const received = new Map(known.received);
  const stands = new Map(known.stored.map((mark) => [keyOf(mark), mark]));
  const answers = new Map<number, Judged>();
  const accepted: Accepted[] = [];
  const ordered = marks
    .map((mark, index) => ({ mark, index }))
    .sort(
      (one, other) => one.mark.markedAt.getTime() - other.mark.markedAt.getTime() || one.index - other.index,
    );
  for (const { mark, index } of ordered) {
    const at = trueTime(mark.markedAt, known);
    const answer = judgeOne(mark, at, { ...known, received }, stands.get(keyOf(mark)));
    answers.set(index, { id: mark.id, ...answer });
    if (answer.status !== 'accepted') continue;
    received.set(mark.id, mark);
    accepted.push({ ...mark, at });
    stands.set(keyOf(mark), { ...mark, at, via: 'offline', by: known.by });
  }
  return { accepted, answers: marks.flatMap((_mark, index) => answers.get(index) ?? []) };
}

function judgeOne(
  mark: DeviceMark,
  at: Date,
  { received, classes, enrolments, now, by }: Known,
  stands: StoredMark | undefined,
): Omit<Judged, 'id'> {
  const before = received.get(mark.id);
  if (before)
    return sameMark(before, mark)
      ? { status: 'duplicate', code: 'mark-received' }
      : rejected('mark-id-reused', 'Mã này đã dùng cho một lượt điểm danh khác; mỗi lượt cần mã riêng.');
  const of = classes.get(mark.classId);
  if (!of || 'detail' in of)
    return rejected(of?.code ?? 'class-unknown', of?.detail ?? `Không có lớp ${mark.classId}.`);
  const enrolment = enrolments.get(mark.enrolmentId);
  const fault = enrolmentFault(mark.classId, enrolment);
  if (fault) return rejected(fault.code, fault.detail);
  const session = of.sessions[mark.session - 1];
  if (!session)
    return rejected('session-unknown', `Lớp có ${of.sessions.length} buổi, không có buổi ${mark.session}.`);
  if (at.getTime() > now.getTime())
    return rejected(
      'marked-in-future',
      'Giờ điểm danh ở tương lai: đồng hồ của máy sai. Hãy chỉnh giờ rồi điểm danh lại.',
    );
  if (!hasBegun(session, at)) return rejected('session-not-begun', 'Điểm danh trước ngày diễn ra buổi học.');
  if (!stands) return { status: 'accepted' };
  const { present, via, at: stoodAt } = stands;
  if (present === mark.present) return { status: 'duplicate', code: 'already-so' };
  if (via !== 'offline' || stands.by !== by || at < stoodAt)
    return {
      status: 'conflict',
      code: 'marked-otherwise',
      detail: `Đã ghi là ${present ? 'có mặt' : 'vắng'}; giữ nguyên. Nếu ghi nhận này đúng, hãy sửa trong danh sách của buổi.`,
      stands: { present, via, at: stoodAt },
    };
  if (!mark.present && enrolment?.certificateId)
    return rejected(
      'enrolment-certified',
      'Người này đã có chứng nhận; hãy thu hồi chứng nhận trước khi ghi vắng.',
    );
  return { status: 'accepted' };
}

/** When it was by the clock of the service, never later than now unless the clock of the device is wrong beyond repair. */
function trueTime(markedAt: Date, { now, skewMs }: Pick<Known, 'now' | 'skewMs'>): Date {
  const skew = skewMs !== null && Math.abs(skewMs) > SAME_CLOCK_MS ? skewMs : 0;
  const at = markedAt.getTime() - skew;
  return new Date(at - now.getTime() <= TOLERANCE_MS ? Math.min(at, now.getTime()) : at);
}

const sameMark = (one: Omit<DeviceMark, 'markedAt'>, other: DeviceMark): boolean =>
  one.classId === other.classId &&
  one.enrolmentId === other.enrolmentId &&
  one.session === other.session &&
  one.present === other.present;

const rejected = (code: string, detail: string) => ({ status: 'rejected', code, detail }) as const;
