import { Injectable } from '@nestjs/common';
import type { Tx } from '@xaso/platform';

/** Somebody who passed a class and has no certificate that holds. */
export interface Graduate {
  readonly enrolmentId: string;
  /** Full name, for the certificate alone. */
  readonly holder: string;
}

/** Who passed a class. */
export interface Graduates {
  readonly passed: number;
  readonly waiting: readonly Graduate[];
}

/** What certificates read of enrolments and people. */
@Injectable()
export class GraduatesQueries {
  async ofClass(tx: Tx, classId: string): Promise<Graduates> {
    const everybody = await tx.query<Graduate & { certified: boolean }>(
      `select e.id as "enrolmentId", p.name as holder, e.certificate_id is not null as certified
       from enrolment e join person p on p.id = e.person_id
       where e.class_id = $1 and e.state = 'attended' and e.outcome = 'passed' order by e.id`,
      [classId],
    );
    const waiting = everybody.filter(({ certified }) => !certified);
    return {
      passed: everybody.length,
      waiting: waiting.map(({ enrolmentId, holder }) => ({ enrolmentId, holder })),
    };
  }
}
