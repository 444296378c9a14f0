import { Inject, Injectable } from '@nestjs/common';
import type { Actor, Clock } from '@xaso/kernel';
import { audit, CLOCK, Database } from '@xaso/platform';
import { ClassesStore } from '../classes/classes.store.js';
import { happened } from '../common/happened.js';
import { assertStanding } from '../common/standing.js';
import { ClassAccess } from '../enrolments/class-access.service.js';
import { EnrolmentsStore } from '../enrolments/enrolments.store.js';
import { MarkingService } from './marking.service.js';
import {
  assertBegun,
  assertOfClass,
  assertUnmoved,
  type ReadMark,
  sessionOf,
  standingOf,
  stands,
  type Via,
} from './marks.js';
import { MarksStore } from './marks.store.js';

export const MARKABLE = { wanted: ['in-progress'], doing: 'điểm danh' } as const;

/** A list of a session, and how it came in. */
export interface ListInput {
  readonly marks: readonly ReadMark[];
  readonly via: Extract<Via, 'list' | 'excel'>;
  /** What stood in their places when they were looked at, as `standingOf` says it. */
  readonly standing?: string | undefined;
  readonly at: Date | undefined;
  readonly reason: string | undefined;
}

/** What stands after marks were written. */
export interface Marked {
  readonly marked: number;
  readonly present: number;
  readonly absent: number;
}

/** Attendance by list, and how it stands. */
@Injectable()
export class AttendanceService {
  constructor(
    private readonly database: Database,
    private readonly classes: ClassesStore,
    private readonly access: ClassAccess,
    private readonly enrolments: EnrolmentsStore,
    private readonly marks: MarksStore,
    private readonly marking: MarkingService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * All or none; who is not in the list stays as marked before.
   * @throws DomainError not-found, forbidden, invalid `marks-invalid`, conflict `class-state`, `class-completed` without a reason,
   * `session-not-begun`, `enrolment-certified`, `marks-changed-meanwhile`, `changed-since-preview`
   */
  list(
    classId: string,
    { marks: rows, via, standing, at, reason }: ListInput,
    actor: Actor,
  ): Promise<Marked> {
    const when = happened(at, this.clock.now());
    return this.database.transaction(async (tx) => {
      const of = await this.access.change(tx, classId, { ...MARKABLE, reason }, actor);
      const sessions = [...new Set(rows.map(({ session }) => session))];
      for (const n of sessions) assertBegun(sessionOf(of, n), when);
      const marks = rows.map(({ was: _read, ...row }) => ({ ...row, at: when }));
      const locked = await this.enrolments.lockAll(tx, [
        ...new Set(marks.map(({ enrolmentId }) => enrolmentId)),
      ]);
      const byId = new Map(locked.map((one) => [one.id, one]));
      assertOfClass(classId, marks, byId);
      const stored = await this.marks.of(tx, [...byId.keys()]);
      assertUnmoved(rows, stored);
      // Sent a second time it finds what it wrote itself.
      if (!stands(rows, stored)) assertStanding(standing, standingOf(rows, stored));
      await this.marking.write(tx, classId, marks, byId, { via, actor });
      const present = marks.filter((mark) => mark.present).length;
      const done = { marked: marks.length, present, absent: marks.length - present };
      await audit(tx, {
        actor,
        action: 'attendance.marked',
        subject: 'class',
        subjectId: classId,
        ...(reason === undefined ? {} : { reason }),
        detail: { via, sessions, at: when.toISOString(), ...done },
      });
      await this.access.changed(tx, of, reason, actor);
      return done;
    });
  }

  /** How attendance stands, by enrolment and session; without names. @throws DomainError not-found, forbidden */
  standing(classId: string, actor: Actor) {
    return this.database.transaction(async (tx) => {
      const { sessions } = await this.classes.mine(tx, classId, actor);
      const enrolments = await this.enrolments.findAll(tx, { classId });
      const there = enrolments.filter(({ state }) => state !== 'withdrawn');
      const stored = await this.marks.of(
        tx,
        there.map(({ id }) => id),
      );
      const byEnrolment = Map.groupBy(stored, ({ enrolmentId }) => enrolmentId);
      return {
        sessions,
        enrolments: there.map(({ id, group, state }) => ({
          enrolmentId: id,
          group,
          state,
          marks: (byEnrolment.get(id) ?? [])
            .toSorted((one, other) => one.session - other.session)
            .map(({ session, present, via, at }) => ({ session, present, via, at })),
        })),
      };
    });
  }
}
