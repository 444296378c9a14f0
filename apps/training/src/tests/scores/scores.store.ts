import { Injectable } from '@nestjs/common';
import type { ClassResults } from '@xaso/contracts-training';
import type { Tx } from '@xaso/platform';
import type { Entry, Score, Via } from './score.js';

/** How a class did, over those who attended it and took both tests. */
export type Sums = Pick<ClassResults, 'tested' | 'beforeSum' | 'afterSum'>;

/** The scores of classes; always many at a time. */
@Injectable()
export class ScoresStore {
  /** Of those who are in the class. */
  ofClass(tx: Tx, classId: string): Promise<Score[]> {
    return tx.query<Score>(
      `select s.enrolment_id as "enrolmentId", s.stage, s.tenths, s.via, s.answers
       from test_score s join enrolment e on e.id = s.enrolment_id
       where e.class_id = $1 and e.state <> 'withdrawn' order by s.enrolment_id, s.stage desc`,
      [classId],
    );
  }

  /** Sums of tenths of a point. */
  async sums(tx: Tx, classId: string): Promise<Sums> {
    const [row] = await tx.query<Sums>(
      `select count(*)::int as tested, coalesce(sum(b.tenths), 0)::int as "beforeSum",
         coalesce(sum(a.tenths), 0)::int as "afterSum"
       from enrolment e
         join test_score b on b.enrolment_id = e.id and b.stage = 'before'
         join test_score a on a.enrolment_id = e.id and a.stage = 'after'
       where e.class_id = $1 and e.state = 'attended'`,
      [classId],
    );
    return row ?? { tested: 0, beforeSum: 0, afterSum: 0 };
  }

  /** In place of what stood; what has no score any more is taken away. */
  async write(
    tx: Tx,
    classId: string,
    entries: readonly Entry[],
    how: { readonly via: Via; readonly at: Date; readonly by: string; readonly now: Date },
  ): Promise<void> {
    const gone = entries.filter(({ tenths }) => tenths === null);
    if (gone.length > 0)
      await tx.query(
        `delete from test_score s using unnest($1::uuid[], $2::text[]) as g(enrolment, stage)
         where s.enrolment_id = g.enrolment and s.stage = g.stage`,
        [gone.map(({ enrolmentId }) => enrolmentId), gone.map(({ stage }) => stage)],
      );
    const rows = entries.flatMap(({ enrolmentId: enrolment_id, stage, tenths, answers }) =>
      tenths === null ? [] : [{ enrolment_id, stage, tenths, answers }],
    );
    if (rows.length === 0) return;
    await tx.query(
      `insert into test_score (enrolment_id, stage, class_id, tenths, via, answers, taken_at, recorded_at, recorded_by)
       select r.enrolment_id, r.stage, $2, r.tenths, $3, nullif(r.answers, 'null'::jsonb), $4, $5, $6
       from jsonb_to_recordset($1) as r(enrolment_id uuid, stage text, tenths integer, answers jsonb)
       order by r.enrolment_id, r.stage
       on conflict (enrolment_id, stage) do update set tenths = excluded.tenths, via = excluded.via,
         answers = excluded.answers, taken_at = excluded.taken_at, recorded_at = excluded.recorded_at,
         recorded_by = excluded.recorded_by`,
      [JSON.stringify(rows), classId, how.via, how.at, how.now, how.by],
    );
  }
}
