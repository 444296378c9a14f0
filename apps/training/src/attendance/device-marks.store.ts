import { Injectable } from '@nestjs/common';
import type { Tx } from '@xaso/platform';
import type { Accepted, DeviceMark } from './device-marks.js';

/** Marks of devices that were accepted, by the ids they got there. */
@Injectable()
export class DeviceMarksStore {
  /** Those of these ids. */
  async received(tx: Tx, ids: readonly string[]): Promise<Map<string, Omit<DeviceMark, 'markedAt'>>> {
    const rows = await tx.query<Omit<DeviceMark, 'markedAt'>>(
      `select id, class_id as "classId", session_n as session, enrolment_id as "enrolmentId", present
       from device_mark where id = any ($1)`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /**
   * Two sendings of the same marks at once wait for each other: the locks are on the enrolments, taken before; so an id is new
   * here, unless it was used for another person meanwhile, which the primary key refuses.
   */
  async keep(
    tx: Tx,
    marks: readonly Accepted[],
    { skewMs, by, now }: { readonly skewMs: number | null; readonly by: string; readonly now: Date },
  ): Promise<void> {
    if (marks.length === 0) return;
    await tx.query(
      `insert into device_mark (id, class_id, session_n, enrolment_id, present, marked_at, skew_ms, received_by, received_at)
       select m.*, $7, $8, $9
       from unnest($1::uuid[], $2::uuid[], $3::integer[], $4::uuid[], $5::boolean[], $6::timestamptz[]) as m`,
      [
        marks.map(({ id }) => id),
        marks.map(({ classId }) => classId),
        marks.map(({ session }) => session),
        marks.map(({ enrolmentId }) => enrolmentId),
        marks.map(({ present }) => present),
        marks.map(({ markedAt }) => markedAt.toISOString()),
        skewMs,
        by,
        now,
      ],
    );
  }
}
