import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type Clock, DomainError } from '@xaso/kernel';
import { audit, CLOCK, Database, type Tx } from '@xaso/platform';
import type { TrainingClass } from '../classes/training-class.js';
import { ClassAccess } from '../enrolments/class-access.service.js';
import { EnrolmentsStore } from '../enrolments/enrolments.store.js';
import { MARKABLE } from './attendance.service.js';
import {
  type Accepted,
  type ClassRefusal,
  type DeviceMark,
  judge,
  type Judged,
  type MarkStatus,
} from './device-marks.js';
import { DeviceMarksStore } from './device-marks.store.js';
import { MarkingService } from './marking.service.js';
import { MarksStore } from './marks.store.js';

/** What became of a sending. */
export interface Synced extends Readonly<Record<MarkStatus, number>> {
  readonly marks: readonly Judged[];
}

/** Marks that a trainer made without network. Sent again they change nothing, so that no key is needed. */
@Injectable()
export class SyncService {
  constructor(
    private readonly database: Database,
    private readonly access: ClassAccess,
    private readonly enrolments: EnrolmentsStore,
    private readonly stored: MarksStore,
    private readonly received: DeviceMarksStore,
    private readonly marking: MarkingService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Each mark is judged by itself; what is accepted is stored together. The statements do not grow with the marks. */
  sync(
    marks: readonly DeviceMark[],
    { sentAt, reason }: { readonly sentAt: Date | undefined; readonly reason: string | undefined },
    actor: Actor,
  ): Promise<Synced> {
    const now = this.clock.now();
    const skewMs = sentAt === undefined ? null : sentAt.getTime() - now.getTime();
    return this.database.transaction(async (tx) => {
      const classes = await this.classes(tx, marks, reason, actor);
      const ids = marks.map(({ enrolmentId }) => enrolmentId);
      const locked = await this.enrolments.lockAll(tx, [...new Set(ids)]);
      const enrolments = new Map(locked.map((one) => [one.id, one]));
      const received = await this.received.received(
        tx,
        marks.map(({ id }) => id),
      );
      const stored = await this.stored.of(tx, [...enrolments.keys()]);
      const { answers, accepted } = judge(marks, {
        ...{ received, classes, enrolments, stored, skewMs, now },
        by: actor.id,
      });
      await this.received.keep(tx, accepted, { skewMs, by: actor.id, now });
      for (const of of classes.values())
        if ('sessions' in of) await this.write(tx, of, accepted, enrolments, reason, actor);
      const count = (status: MarkStatus) => answers.filter((answer) => answer.status === status).length;
      return {
        accepted: accepted.length,
        duplicate: count('duplicate'),
        rejected: count('rejected'),
        conflict: count('conflict'),
        marks: answers,
      };
    });
  }

  /** The classes of the marks, held in the order of their ids; a refusal where nothing of one is taken. */
  private async classes(
    tx: Tx,
    marks: readonly DeviceMark[],
    reason: string | undefined,
    actor: Actor,
  ): Promise<Map<string, TrainingClass | ClassRefusal>> {
    const found = new Map<string, TrainingClass | ClassRefusal>();
    for (const id of [...new Set(marks.map(({ classId }) => classId))].sort())
      try {
        found.set(id, await this.access.change(tx, id, { ...MARKABLE, reason }, actor));
      } catch (error) {
        if (!(error instanceof DomainError) || error.kind === 'unavailable') throw error;
        found.set(id, { code: error.code, detail: error.message });
      }
    return found;
  }

  private async write(
    tx: Tx,
    of: TrainingClass,
    all: readonly Accepted[],
    enrolments: Parameters<MarkingService['write']>[3],
    reason: string | undefined,
    actor: Actor,
  ): Promise<void> {
    const accepted = all.filter(({ classId }) => classId === of.id);
    if (accepted.length === 0) return;
    // Of two marks of one person and session the later one stands.
    const last = new Map(accepted.map((mark) => [`${mark.enrolmentId} ${mark.session}`, mark]));
    await this.marking.write(tx, of.id, [...last.values()], enrolments, { via: 'offline', actor });
    await audit(tx, {
      actor,
      action: 'attendance.marked',
      subject: 'class',
      subjectId: of.id,
      ...(reason === undefined ? {} : { reason }),
      detail: { via: 'offline', marked: accepted.length },
    });
    await this.access.changed(tx, of, reason, actor);
  }
}
