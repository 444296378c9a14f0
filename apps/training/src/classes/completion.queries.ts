import { Injectable } from '@nestjs/common';
import type { Tx } from '@xaso/platform';
import type { ClassResults } from '@xaso/contracts-training';

/** What the completion of a class reads of enrolments and attendance, within its transaction. */
@Injectable()
export class CompletionQueries {
  /** Numbers of the sessions at which somebody was who is still enrolled, in their order. */
  async attendedSessions(tx: Tx, classId: string): Promise<number[]> {
    const rows = await tx.query<{ n: number }>(
      `select distinct a.session_n as n from attendance a join enrolment e on e.id = a.enrolment_id
       where a.class_id = $1 and a.present and e.state <> 'withdrawn' order by 1`,
      [classId],
    );
    return rows.map(({ n }) => n);
  }

  /** Who was enrolled, came and passed. */
  async counts(
    tx: Tx,
    classId: string,
  ): Promise<Pick<ClassResults, 'enrolled' | 'attended' | 'passed' | 'notPassed'>> {
    const [row] = await tx.query<Pick<ClassResults, 'enrolled' | 'attended' | 'passed' | 'notPassed'>>(
      `select count(*)::int as enrolled, count(*) filter (where came)::int as attended,
         count(*) filter (where came and outcome = 'passed')::int as passed,
         count(*) filter (where came and outcome = 'not-passed')::int as "notPassed"
       from (
         select e.outcome, exists (
           select 1 from attendance a where a.class_id = e.class_id and a.enrolment_id = e.id and a.present) as came
         from enrolment e where e.class_id = $1 and e.state <> 'withdrawn'
       ) of_class`,
      [classId],
    );
    return row ?? { enrolled: 0, attended: 0, passed: 0, notPassed: 0 };
  }
}
