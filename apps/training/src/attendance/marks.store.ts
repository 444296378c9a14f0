import { Injectable } from '@nestjs/common';
import type { Tx } from '@xaso/platform';
import type { Mark, StoredMark, Via } from './marks.js';

/** Who was at which session, a row for each person and session. Always many at a time. */
@Injectable()
export class MarksStore {
  /** What stands of these enrolments. */
  async of(tx: Tx, enrolmentIds: readonly string[]): Promise<StoredMark[]> {
    if (enrolmentIds.length === 0) return [];
    return tx.query<StoredMark>(
      `select enrolment_id as "enrolmentId", session_n as session, present, marked_at as at, via, marked_by as "by"
       from attendance where enrolment_id = any ($1)`,
      [enrolmentIds],
    );
  }

  /** In place of what stood. */
  async write(
    tx: Tx,
    classId: string,
    marks: readonly Mark[],
    { via, by, now }: { readonly via: Via; readonly by: string; readonly now: Date },
  ): Promise<void> {
    if (marks.length === 0) return;
    await tx.query(
      `insert into attendance (class_id, session_n, enrolment_id, present, via, marked_at, marked_by, recorded_at)
       select $1, m.session, m.enrolment, m.present, $6, m.at, $7, $8
       from unnest($2::integer[], $3::uuid[], $4::boolean[], $5::timestamptz[]) as m(session, enrolment, present, at)
       on conflict (enrolment_id, session_n) do update
         set present = excluded.present, via = excluded.via, marked_at = excluded.marked_at,
           marked_by = excluded.marked_by, recorded_at = excluded.recorded_at`,
      [
        classId,
        marks.map(({ session }) => session),
        marks.map(({ enrolmentId }) => enrolmentId),
        marks.map(({ present }) => present),
        marks.map(({ at }) => at.toISOString()),
        via,
        by,
        now,
      ],
    );
  }

  /** Which of these were at a session at least. */
  async attended(tx: Tx, enrolmentIds: readonly string[]): Promise<Set<string>> {
    const rows = await tx.query<{ id: string }>(
      'select distinct enrolment_id as id from attendance where enrolment_id = any ($1) and present',
      [enrolmentIds],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
