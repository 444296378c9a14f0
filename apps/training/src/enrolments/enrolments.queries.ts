import { Injectable } from '@nestjs/common';
import type { Tx } from '@xaso/platform';

@Injectable()
export class EnrolmentsQueries {
  /** How many are in a class. */
  async countOf(tx: Tx, classId: string): Promise<number> {
    const [row] = await tx.query<{ n: number }>(
      `select count(*)::int as n from enrolment where class_id = $1 and state <> 'withdrawn'`,
      [classId],
    );
    return row?.n ?? 0;
  }

  /** Which of these people are in a class. */
  async enrolled(tx: Tx, classId: string, people: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `select person_id as id from enrolment where class_id = $1 and person_id = any ($2) and state <> 'withdrawn'`,
      [classId, people],
    );
    return rows.map(({ id }) => id);
  }
}
