import {
  changed,
  created,
  type Decided,
  fact,
  type PilotPart,
  type PilotThing,
} from '@xaso/contracts-common';
import {
  type CancelReason,
  ClassCancelled,
  type ClassKind,
  ClassOpened,
  ClassRescheduled,
  type ClassResults,
  ClassScheduled,
  ClassStarted,
} from '@xaso/contracts-training';
import { dayOf, DomainError, type Pillar } from '@xaso/kernel';
import type { Session, Timetable } from './timetable.js';

/** Who teaches: an account, or somebody without one by name. */
export interface Trainer {
  readonly account: string | null;
  /** Personal data: it stays in this service and is shown to few. */
  readonly name: string | null;
}

export type ClassState = 'planned' | 'open' | 'in-progress' | 'completed' | 'cancelled';

/** What may be worded otherwise as long as the class is not cancelled; nobody was told of it. */
export interface ClassWords {
  /** Where: a public place, such as the house of culture of a hamlet. */
  readonly venue: string;
  /** The organisation that helps; null without one. */
  readonly partner: string | null;
  readonly trainers: readonly Trainer[];
  /** The survey round that asks how content people were. */
  readonly campaignId: string | null;
}

/** A class of a pilot that teaches one version of a curriculum. */
export interface TrainingClass extends PilotThing, ClassWords, Timetable {
  readonly curriculumId: string;
  readonly curriculum: string;
  readonly curriculumVersion: number;
  readonly pillar: Pillar;
  readonly kind: ClassKind;
  readonly sessions: readonly Session[];
  readonly state: ClassState;
  /** Business time of the latest step; the next one is not before it. */
  readonly changedAt: Date;
  readonly completedAt: Date | null;
  readonly results: ClassResults | null;
  /** How often the results were corrected. */
  readonly resultsRevision: number;
  readonly cancelReason: CancelReason | null;
  readonly cancelNote: string | null;
}

export type NewClass = ClassWords &
  Timetable &
  Pick<TrainingClass, 'curriculumId' | 'curriculum' | 'curriculumVersion' | 'pillar' | 'kind'>;

/** Plans a class. @param at when it was planned: the business time of the fact */
export function schedule(part: PilotPart, input: NewClass, at: Date): Decided<TrainingClass> {
  const state = {
    ...part,
    ...input,
    state: 'planned',
    changedAt: at,
    completedAt: null,
    results: null,
    resultsRevision: 0,
    cancelReason: null,
    cancelNote: null,
  } as const;
  const event = fact(ClassScheduled, at, { ...identity(state), ...times(state) });
  return created<TrainingClass>(state, [event]);
}

/**
 * Other times, sessions or seats. What was attended has happened and stays.
 * @param attended numbers of the sessions somebody was at
 * @throws DomainError conflict `class-state`, `session-attended`; invalid `before-last-step`, `nothing-to-correct`
 */
export function reschedule(
  from: TrainingClass,
  to: Timetable,
  attended: readonly number[],
  at: Date,
): Decided<TrainingClass> {
  assertStep(from, ['planned', 'open', 'in-progress'], 'đổi lịch', at);
  if (JSON.stringify(times(from)) === JSON.stringify(times({ ...from, ...to })) && sameSessions(from, to))
    throw new DomainError('invalid', 'nothing-to-correct', 'Lịch mới giống lịch cũ; chưa thay đổi gì.');
  const touched = attended.filter((n) => {
    const was = from.sessions[n - 1];
    const is = to.sessions[n - 1];
    return !was || !is || was.startsAt !== is.startsAt || was.endsAt !== is.endsAt;
  });
  if (touched.length > 0)
    throw new DomainError(
      'conflict',
      'session-attended',
      `Buổi ${touched.join(', ')} đã có điểm danh nên giữ nguyên thời gian; chưa thay đổi gì. Chỉ đổi lịch các buổi còn lại.`,
      touched.map((n) => ({
        field: `sessions.${n - 1}`,
        code: 'session-attended',
        detail: 'Đã có điểm danh.',
      })),
    );
  const next = { ...from, ...to };
  const event = fact(ClassRescheduled, at, { ...identity(next), ...times(next) });
  return changed(from, { ...to, changedAt: at }, [event]);
}

/** It takes enrolments. @throws DomainError conflict, invalid */
export function open(from: TrainingClass, at: Date): Decided<TrainingClass> {
  assertStep(from, ['planned'], 'mở', at);
  return changed(from, { state: 'open', changedAt: at }, [fact(ClassOpened, at, identity(from))]);
}

/** It has begun: on the local day it was planned for, or later. @throws DomainError conflict, invalid */
export function start(from: TrainingClass, at: Date): Decided<TrainingClass> {
  assertStep(from, ['open'], 'bắt đầu', at);
  if (dayOf(at) < dayOf(from.startsAt))
    throw new DomainError(
      'conflict',
      'class-too-early',
      `Lớp bắt đầu vào ngày ${dayOf(from.startsAt)}; chưa thay đổi gì. Nếu học sớm hơn, hãy đổi lịch trước.`,
    );
  return changed(from, { state: 'in-progress', changedAt: at }, [fact(ClassStarted, at, identity(from))]);
}

/**
 * It is not held.
 * @param attended numbers of the sessions somebody was at: such a class was held, in part at least
 * @throws DomainError conflict `class-state`, `class-attended`; invalid
 */
export function cancel(
  from: TrainingClass,
  { reasonCode, note }: { readonly reasonCode: CancelReason; readonly note: string | null },
  attended: readonly number[],
  at: Date,
): Decided<TrainingClass> {
  assertStep(from, ['planned', 'open', 'in-progress'], 'huỷ', at);
  if (attended.length > 0)
    throw new DomainError(
      'conflict',
      'class-attended',
      `Lớp đã có điểm danh ở buổi ${attended.join(', ')} nên không huỷ được; chưa thay đổi gì. Nếu điểm danh nhầm, hãy xoá điểm danh trước; nếu nghỉ các buổi sau, hãy đổi lịch.`,
    );
  const event = fact(ClassCancelled, at, { ...identity(from), reasonCode });
  return changed(from, { state: 'cancelled', changedAt: at, cancelReason: reasonCode, cancelNote: note }, [
    event,
  ]);
}

/** Other words; no fact tells of them. @throws DomainError conflict when it was cancelled */
export function reword(from: TrainingClass, words: Partial<ClassWords>): Decided<TrainingClass> {
  assertState(from, ['planned', 'open', 'in-progress', 'completed'], 'sửa');
  if (Object.keys(words).length === 0)
    throw new DomainError(
      'invalid',
      'nothing-to-correct',
      'Chưa ghi nội dung nào cần sửa; chưa thay đổi gì.',
    );
  return changed(from, words);
}

/** What every fact of a class begins with. */
export const identity = (of: Pick<TrainingClass, 'id' | 'curriculum' | 'curriculumVersion' | 'kind'>) => ({
  classId: of.id,
  curriculum: of.curriculum,
  curriculumVersion: of.curriculumVersion,
  classKind: of.kind,
});

const times = ({ capacity, startsAt, endsAt, sessions }: Timetable) => ({
  capacity,
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
  sessions: sessions.length,
});

const sameSessions = (one: Timetable, other: Timetable): boolean =>
  one.sessions.every((session, index) => {
    const beside = other.sessions[index];
    return beside?.startsAt === session.startsAt && beside.endsAt === session.endsAt;
  });

const STATES: Readonly<Record<ClassState, string>> = {
  planned: 'mới lập kế hoạch',
  open: 'đang ghi danh',
  'in-progress': 'đang học',
  completed: 'đã hoàn thành',
  cancelled: 'đã huỷ',
};

/** @throws DomainError conflict `class-state` */
export function assertState({ state }: TrainingClass, wanted: readonly ClassState[], doing: string): void {
  if (wanted.includes(state)) return;
  throw new DomainError(
    'conflict',
    'class-state',
    `Lớp ${STATES[state]} nên không ${doing} được; chỉ làm được khi lớp ${wanted.map((one) => STATES[one]).join(' hoặc ')}. Chưa thay đổi gì.`,
  );
}

/** @throws DomainError conflict `class-state`; invalid `before-last-step` */
export function assertStep(of: TrainingClass, wanted: readonly ClassState[], doing: string, at: Date): void {
  assertState(of, wanted, doing);
  if (at >= of.changedAt) return;
  throw new DomainError(
    'invalid',
    'before-last-step',
    'Thời điểm này trước bước liền trước của lớp; chưa thay đổi gì.',
    [
      {
        field: 'at',
        code: 'before-last-step',
        detail: `Bước liền trước diễn ra lúc ${of.changedAt.toISOString()}.`,
      },
    ],
  );
}
