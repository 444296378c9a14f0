import { Injectable } from '@nestjs/common';
import type { FactContext } from '@xaso/contracts-common';
import type { Outcome, TraineeGroup, WithdrawalReason } from '@xaso/contracts-training';
import type { Pillar } from '@xaso/kernel';
import { CommuneThingsStore, Outbox, pilotColumns } from '@xaso/messaging';
import { type Tx, typed } from '@xaso/platform';
import { EntitySchema, In, Not } from 'typeorm';
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
  lockClass(tx: Tx, classId: string): Promise<Enrolment[]> {
    return this.locked(tx, { classId, state: Not('withdrawn') });
  }

  /** Those of these that exist, whatever their state, locked until the end of the transaction. */
  lockAll(tx: Tx, ids: readonly string[]): Promise<Enrolment[]> {
    return ids.length === 0 ? Promise.resolve([]) : this.locked(tx, { id: In([...ids]) });
  }

  /** The context of facts: who acts as what, and how it came in. */
  told(actorRole: string, source: FactContext['source'] = 'online'): (of: Enrolment) => FactContext {
    return (of) => ({ ...this.context(of, actorRole), source });
  }

  override context(of: Enrolment, actorRole: string): FactContext {
    return { ...super.context(of, actorRole), pillar: of.pillar };
  }

  /** In the order of their ids, so that two of these never wait for each other. */
  private locked(tx: Tx, where: object): Promise<Enrolment[]> {
    return tx.manager.find(EnrolmentEntity, {
      where,
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }
}
