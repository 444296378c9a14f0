import { Injectable } from '@nestjs/common';
import type { Tx } from '@xaso/platform';
import { SharesQueries } from '../../attendance/shares.queries.js';
import { CertificatesService } from '../../certificates/certificates.service.js';
import { ClassOutcomes, type Settling } from '../../classes/class-outcomes.service.js';
import type { TrainingClass } from '../../classes/training-class.js';
import { EnrolmentsStore } from '../../enrolments/enrolments.store.js';
import { outcomeOf } from '../rules/pass-rule.js';
import { PassRulesStore } from '../rules/pass-rules.store.js';
import { ScoresStore, type Sums } from '../scores/scores.store.js';
import { resettled } from './resettle.js';

const SETTLED_AGAIN = 'Kết quả của lớp được xác định lại.';

/** Settles who passed a class. A handful of statements for the whole class, beside one for each certificate that is revoked. */
@Injectable()
export class OutcomesService extends ClassOutcomes {
  constructor(
    private readonly rules: PassRulesStore,
    private readonly scores: ScoresStore,
    private readonly shares: SharesQueries,
    private readonly enrolments: EnrolmentsStore,
    private readonly certificates: CertificatesService,
  ) {
    super();
  }

  async settle(tx: Tx, of: TrainingClass, { at, actor, reason }: Settling): Promise<Sums> {
    const rule = await this.rules.of(tx, of.curriculumId);
    const enrolments = await this.enrolments.lockClass(tx, of.id);
    const shares = new Map((await this.shares.ofClass(tx, of.id)).map((one) => [one.enrolmentId, one]));
    const scores = await this.scores.ofClass(tx, of.id);
    const after = new Map(
      scores.flatMap(({ enrolmentId, stage, tenths }) =>
        stage === 'after' ? [[enrolmentId, tenths] as const] : [],
      ),
    );
    const decided = [];
    for (const enrolment of enrolments) {
      if (enrolment.state !== 'attended') continue;
      const { id, outcome: before, certificateId } = enrolment;
      const { present = 0, sessions = of.sessions.length } = shares.get(id) ?? {};
      const outcome = outcomeOf(rule, { present, sessions, afterTenths: after.get(id) ?? null });
      if (outcome === before) continue;
      const revoked =
        certificateId === null || outcome === 'passed'
          ? null
          : await this.certificates.withdraw(tx, id, reason ?? SETTLED_AGAIN, actor);
      const one = resettled(enrolment, outcome, revoked, at);
      if (one) decided.push(one);
    }
    await this.enrolments.updateAll(tx, decided, this.enrolments.told(actor.role));
    return this.scores.sums(tx, of.id);
  }
}
