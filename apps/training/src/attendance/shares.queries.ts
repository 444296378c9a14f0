import { Injectable } from '@nestjs/common';
import type { Tx } from '@xaso/platform';

/** At how many sessions of a class somebody was, of how many there were. */
export interface Share {
  readonly enrolmentId: string;
  readonly present: number;
  readonly sessions: number;
}

/** What outcomes need to know of attendance. */
@Injectable()
export class SharesQueries {
  /** Of everybody who is in the class, those who never came included; in the order of the enrolments' ids. */
  ofClass(tx: Tx, classId: string): Promise<Share[]> {
    return tx.query<Share>(
      `select e.id as "enrolmentId", count(a.enrolment_id)::int as present, jsonb_array_length(c.sessions) as sessions
       from enrolment e join training_class c on c.id = e.class_id
         left join attendance a on a.enrolment_id = e.id and a.present and a.session_n <= jsonb_array_length(c.sessions)
       where e.class_id = $1 and e.state <> 'withdrawn'
       group by e.id, c.sessions order by e.id`,
      [classId],
    );
  }
}
