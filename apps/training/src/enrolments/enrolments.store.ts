import { Injectable } from '@nestjs/common';
import type { FactContext } from '@xaso/contracts-common';
import type { Outcome, TraineeGroup, WithdrawalReason } from '@xaso/contracts-training';
import type { Pillar } from '@xaso/kernel';
import { CommuneThingsStore, Outbox, pilotColumns } from '@xaso/messaging';
import { type Tx, typed } from '@xaso/platform';
import { EntitySchema } from 'typeorm';
import type { Enrolment, EnrolmentState } from './enrolment.js';

export const EnrolmentEntity = new EntitySchema<Enrolment>({
  name: 'enrolment',
  tableName: 'enrolment',
  columns: {
    ...pilotColumns,
    classId: { type: 'uuid', name: 'class_id' },
    curriculum: { type: 'text' },
    pillar: { type: 'text', transformer: typed<Pillar>() },
    personId: { type: 'uuid', name: 'person_id' },
    registeredAs: { type: 'uuid', name: 'registered_as' },
    group: { type: 'text', name: 'trainee_group', transformer: typed<TraineeGroup>() },
    walkIn: { type: 'boolean', name: 'walk_in' },
    state: { type: 'text', transformer: typed<EnrolmentState>() },
    registeredAt: { type: 'timestamptz', name: 'registered_at' },
    outcome: { type: 'text', nullable: true, transformer: typed<Outcome | null>() },
    certificateId: { type: 'uuid', name: 'certificate_id', nullable: true },
    withdrawnReason: {
      type: 'text',
      name: 'withdrawn_reason',
      nullable: true,
      transformer: typed<WithdrawalReason | null>(),
    },
  },
});

/**
 * Enrolments. Changes of several go through `insertAll` and `updateAll`, a few statements however many they are; `told` makes
 * the context of their facts.
 */
@Injectable()
export class EnrolmentsStore extends CommuneThingsStore<Enrolment> {
  constructor(outbox: Outbox) {
    super(outbox, EnrolmentEntity, { unknown: 'enrolment-unknown', what: 'lượt ghi danh' });
  }

  /** Those who are in a class, without the withdrawn, locked until the end of the transaction. */
  async lockClass(tx: Tx, classId: string): Promise<Enrolment[]> {
    const rows = await tx.query<{ id: string }>(
      `select id from enrolment where class_id = $1 and state <> 'withdrawn'`,
      [classId],
    );
    const ids = rows.map(({ id }) => id);
    // Somebody may have been withdrawn between the two statements.
    return (await this.lockAll(tx, ids)).filter(({ state }) => state !== 'withdrawn');
  }

  /** The context of facts: who acts as what, and how it came in. */
  told(actorRole: string, source: FactContext['source'] = 'online'): (of: Enrolment) => FactContext {
    return (of) => ({ ...this.context(of, actorRole), source });
  }

  override context(of: Enrolment, actorRole: string): FactContext {
    return { ...super.context(of, actorRole), pillar: of.pillar };
  }
}
