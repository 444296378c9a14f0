import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type Clock, DomainError } from '@xaso/kernel';
import { audit, CLOCK, Database, type Tx } from '@xaso/platform';
import { qrModules, qrPath } from '../certificates/paper/qr.js';
import { CalendarKey } from '../classes/calendar-key.service.js';
import { ClassesStore } from '../classes/classes.store.js';
import { assertState } from '../classes/training-class.js';
import type { Enrolment } from '../enrolments/enrolment.js';
import { EnrolmentsStore } from '../enrolments/enrolments.store.js';
import { phoneOf } from '../people/person.js';
import { MARKABLE } from './attendance.service.js';
import { assertUsable, minuteOf, validUntil } from './check-in-code.js';
import { CodesService } from './codes.service.js';
import { MarkingService } from './marking.service.js';
import { assertBegun, keyOf, sessionOf } from './marks.js';
import { MarksStore } from './marks.store.js';

/** Who says to be there: by the slip, or by what the list has of everybody. */
export type Claim = { readonly enrolmentId: string } | { readonly phone: string; readonly birthYear: number };

/** Trainees have no account: the code stands for having been in the room. */
const TRAINEE: Actor = { id: 'check-in', role: 'trainee', communes: '*' };

/** What the screen of the trainer shows. */
export interface ScreenCode {
  readonly code: string;
  /** The page the code leads to. */
  readonly address: string;
  /** The address as a QR code: dark modules as the path of an SVG, in a square of so many units. */
  readonly qr: { readonly size: number; readonly path: string };
  readonly validUntil: Date;
  /** When the next one is on the screen. */
  readonly nextAt: Date;
}

/** What came of a check-in. */
export interface CheckedIn {
  readonly session: number;
  readonly present: true;
  /** Marked present before: a code counts once for a person. */
  readonly already: boolean;
}

/** Attendance by the code on the trainer's screen. */
@Injectable()
export class CheckInService {
  constructor(
    private readonly database: Database,
    private readonly codes: CodesService,
    private readonly calendar: CalendarKey,
    private readonly classes: ClassesStore,
    private readonly enrolments: EnrolmentsStore,
    private readonly marks: MarksStore,
    private readonly marking: MarkingService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The code of this minute. @throws DomainError not-found, forbidden, conflict `class-state`, `session-not-begun` */
  code(classId: string, session: number, actor: Actor): Promise<ScreenCode> {
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const of = await this.classes.mine(tx, classId, actor);
      assertState(of, MARKABLE.wanted, MARKABLE.doing);
      assertBegun(sessionOf(of, session), now);
      const body = { classId, session, minute: minuteOf(now) };
      const code = this.codes.make(body);
      const address = `${this.calendar.publicAddress}/check-in/${classId}/${session}?code=${code}`;
      const modules = qrModules(address);
      return {
        code,
        address,
        qr: { size: modules.length, path: qrPath(modules) },
        validUntil: validUntil(body),
        nextAt: new Date((body.minute + 1) * 60_000),
      };
    });
  }

  /**
   * @returns `already` when the person was marked present before: a code counts once for a person
   * @throws DomainError invalid `code-invalid`; conflict `code-expired`, `code-of-other-class`, `code-of-other-session`,
   * `class-state`, `marked-otherwise`; not-found `not-in-class`
   */
  checkIn(classId: string, session: number, code: string, claim: Claim): Promise<CheckedIn> {
    const now = this.clock.now();
    assertUsable(this.codes.read(code), { classId, session }, now);
    return this.database.transaction(async (tx) => {
      const of = await this.classes.held(tx, classId, TRAINEE);
      assertState(of, MARKABLE.wanted, MARKABLE.doing);
      assertBegun(sessionOf(of, session), now);
      const enrolment = await this.claimed(tx, classId, claim);
      const mark = { enrolmentId: enrolment.id, session, present: true, at: now };
      const stored = (await this.marks.of(tx, [enrolment.id])).find((one) => keyOf(one) === keyOf(mark));
      if (stored?.present) return { session, present: true, already: true };
      if (stored) throw markedAbsent();
      await this.marking.write(tx, classId, [mark], new Map([[enrolment.id, enrolment]]), {
        via: 'qr',
        actor: TRAINEE,
      });
      const detail = { via: 'qr', session };
      await audit(tx, {
        actor: TRAINEE,
        action: 'attendance.marked',
        subject: 'enrolment',
        subjectId: enrolment.id,
        detail,
      });
      return { session, present: true, already: false };
    });
  }

  /** One answer for everybody who is not found: nobody learns from it who is in a class. */
  private async claimed(tx: Tx, classId: string, claim: Claim): Promise<Enrolment> {
    const ids = 'enrolmentId' in claim ? [claim.enrolmentId] : await this.byPhone(tx, classId, claim);
    const [only, ...more] = await this.enrolments.lockAll(tx, ids);
    if (only && more.length === 0 && only.classId === classId && only.state !== 'withdrawn') return only;
    throw new DomainError(
      'not-found',
      'not-in-class',
      'Không tìm thấy bạn trong danh sách lớp; chưa điểm danh. Hãy báo giảng viên để được ghi vào danh sách.',
    );
  }

  private async byPhone(
    tx: Tx,
    classId: string,
    { phone, birthYear }: { readonly phone: string; readonly birthYear: number },
  ): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `select e.id from enrolment e join person p on p.id = e.person_id
       where e.class_id = $1 and e.state <> 'withdrawn' and p.phone = $2 and p.birth_year = $3`,
      [classId, phoneOf(phone) ?? '', birthYear],
    );
    return rows.map(({ id }) => id);
  }
}

const markedAbsent = () =>
  new DomainError(
    'conflict',
    'marked-otherwise',
    'Giảng viên đã ghi bạn vắng buổi này; giữ nguyên. Hãy nói với giảng viên để sửa trong danh sách.',
  );
