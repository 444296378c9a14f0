import { Injectable } from '@nestjs/common';
import type { FactContext } from '@xaso/contracts-common';
import type { CancelReason, ClassKind, ClassResults } from '@xaso/contracts-training';
import type { Actor, Day, Pillar } from '@xaso/kernel';
import { CommuneThingsStore, Outbox, pilotColumns } from '@xaso/messaging';
import { type Tx, typed } from '@xaso/platform';
import { EntitySchema } from 'typeorm';
import type { Session } from './timetable.js';
import type { ClassState, Trainer, TrainingClass } from './training-class.js';

export const TrainingClassEntity = new EntitySchema<TrainingClass>({
  name: 'training_class',
  tableName: 'training_class',
  columns: {
    ...pilotColumns,
    curriculumId: { type: 'uuid', name: 'curriculum_id' },
    curriculum: { type: 'text' },
    curriculumVersion: { type: 'integer', name: 'curriculum_version' },
    pillar: { type: 'text', transformer: typed<Pillar>() },
    kind: { type: 'text', transformer: typed<ClassKind>() },
    venue: { type: 'text' },
    partner: { type: 'text', nullable: true },
    trainers: { type: 'jsonb', transformer: typed<readonly Trainer[]>() },
    capacity: { type: 'integer' },
    startsAt: { type: 'timestamptz', name: 'starts_at' },
    endsAt: { type: 'timestamptz', name: 'ends_at' },
    sessions: { type: 'jsonb', transformer: typed<readonly Session[]>() },
    campaignId: { type: 'uuid', name: 'campaign_id', nullable: true },
    state: { type: 'text', transformer: typed<ClassState>() },
    changedAt: { type: 'timestamptz', name: 'changed_at' },
    completedAt: { type: 'timestamptz', name: 'completed_at', nullable: true },
    results: { type: 'jsonb', nullable: true, transformer: typed<ClassResults | null>() },
    resultsRevision: { type: 'integer', name: 'results_revision' },
    cancelReason: {
      type: 'text',
      name: 'cancel_reason',
      nullable: true,
      transformer: typed<CancelReason | null>(),
    },
    cancelNote: { type: 'text', name: 'cancel_note', nullable: true },
  },
});

/** Between which days classes lie, and who teaches them. */
export interface ClassSpan {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  /** Account of a trainer. */
  readonly account?: string | undefined;
}

@Injectable()
export class ClassesStore extends CommuneThingsStore<TrainingClass> {
  constructor(outbox: Outbox) {
    super(outbox, TrainingClassEntity, { unknown: 'class-unknown', what: 'lớp' });
  }

  /**
   * For whatever depends on the state of the class until the end of the transaction (an enrolment, an attendance): it is not
   * completed or cancelled meanwhile. Many may hold it at once. @throws DomainError not-found, forbidden
   */
  async held(tx: Tx, id: string, actor: Actor): Promise<TrainingClass> {
    await tx.query('select 1 from training_class where id = $1 for share', [id]);
    return this.mine(tx, id, actor);
  }

  /** For whoever changes the class by what others hold it for: waits for them. @throws DomainError not-found, forbidden */
  async locked(tx: Tx, id: string, actor: Actor): Promise<TrainingClass> {
    await tx.query('select 1 from training_class where id = $1 for no key update', [id]);
    return this.mine(tx, id, actor);
  }

  override context(of: TrainingClass, actorRole: string): FactContext {
    return { ...super.context(of, actorRole), pillar: of.pillar };
  }
}
