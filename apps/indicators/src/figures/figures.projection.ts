import { Controller, Inject } from '@nestjs/common';
import type { ReceivedEvent } from '@xaso/contracts-common';
import {
  CommitteeDissolved,
  CommitteeFormed,
  DeliverableRetired,
  DeliverableWentLive,
  EntryApproved,
  EntryWithdrawn,
  HandoverSigned,
  HandoverVoided,
  ObservationApproved,
  PilotProposed,
  ScaleUpDrafted,
  TargetSet,
  TeamDissolved,
  TeamFormed,
} from '@xaso/contracts-programme';
import { CampaignOpened, ResponseAccepted, ResponseVoided } from '@xaso/contracts-surveys';
import {
  AttendanceWithdrawn,
  ClassCompleted,
  ClassResultsRevised,
  ParticipantJoined,
  ParticipantLeft,
  PlanApproved,
  PlanWithdrawn,
  TraineeAttended,
} from '@xaso/contracts-training';
import { type ChunkContext, OnEvents } from '@xaso/messaging';
import { CONFIG, type ConfigOf, type Tx } from '@xaso/platform';
import type { config } from '../config.js';
import { addedBy, addUp, keep } from './contributions.store.js';
import { storeObservations, storeTargets } from './measures.store.js';
import { refresh } from './observation-now.store.js';
import { programmeContributions, type ProgrammeFact } from './programme-figures.js';
import { type Reduced, replaces, resolve } from './resolve.js';
import { surveyContributions } from './survey-figures.js';
import { trainingContributions, type TrainingFact } from './training-figures.js';

const surveyFacts = [CampaignOpened, ResponseAccepted, ResponseVoided] as const;
const programmeFacts = [
  PilotProposed,
  ScaleUpDrafted,
  CommitteeFormed,
  CommitteeDissolved,
  TeamFormed,
  TeamDissolved,
  DeliverableWentLive,
  DeliverableRetired,
  HandoverSigned,
  HandoverVoided,
  EntryApproved,
  EntryWithdrawn,
  ObservationApproved,
  TargetSet,
] as const;

const trainingFacts = [
  PlanApproved,
  PlanWithdrawn,
  ClassCompleted,
  ClassResultsRevised,
  TraineeAttended,
  AttendanceWithdrawn,
  ParticipantJoined,
  ParticipantLeft,
] as const;

type SurveyEvent = ReceivedEvent<(typeof surveyFacts)[number]>;
type TrainingEvent = ReceivedEvent<(typeof trainingFacts)[number]>;
type ProgrammeEvent = ReceivedEvent<(typeof programmeFacts)[number]>;

/**
 * Turns facts into contributions and running sums, chunk by chunk, in the transaction of the inbox. A rebuild makes the sums
 * once, when everything is read: most of the work, and all of the waiting for each other, is in them.
 */
@Controller()
export class FiguresProjection {
  constructor(@Inject(CONFIG) private readonly options: Pick<ConfigOf<typeof config>, 'SUMS_LATER'>) {}

  @OnEvents(surveyFacts, { consumer: 'indicators.survey-figures' })
  async survey(events: readonly SurveyEvent[], { tx }: ChunkContext): Promise<void> {
    type Known = Parameters<typeof surveyContributions>[0];
    await this.count(
      tx,
      events.map((event) => reduced(event, surveyContributions(event as Known))),
    );
  }

  @OnEvents(trainingFacts, { consumer: 'indicators.training-figures' })
  async training(events: readonly TrainingEvent[], { tx }: ChunkContext): Promise<void> {
    await this.count(
      tx,
      events.map((event) => reduced(event, trainingContributions(event as TrainingFact))),
    );
  }

  @OnEvents(programmeFacts, { consumer: 'indicators.programme-figures' })
  async programme(events: readonly ProgrammeEvent[], { tx }: ChunkContext): Promise<void> {
    const observations = events.filter(isObservation);
    const targets = events.filter(isTarget);
    const counted = events.filter((event) => !isObservation(event) && !isTarget(event));
    await storeObservations(
      tx,
      observations.map(({ id, data }) => ({ ...data, eventId: id })),
    );
    if (observations.length > 0 && !this.options.SUMS_LATER)
      await refresh(
        tx,
        observations.map(({ data }) => data),
      );
    await storeTargets(
      tx,
      targets.map(({ id, data }) => ({ ...data, eventId: id })),
    );
    await this.count(
      tx,
      counted.map((event) => reduced(event, programmeContributions(event as ProgrammeFact))),
    );
  }

  private async count(tx: Tx, facts: readonly Reduced[]): Promise<void> {
    const replacing = facts.filter(({ parts }) => parts.some(replaces)).map(({ aggregateId }) => aggregateId);
    const added = replacing.length > 0 ? await addedBy(tx, [...new Set(replacing)]) : [];
    const rows = resolve(facts, added);
    await keep(tx, rows);
    if (!this.options.SUMS_LATER) await addUp(tx, rows);
  }
}

const isObservation = (event: ProgrammeEvent): event is ReceivedEvent<typeof ObservationApproved> =>
  event.type === ObservationApproved.type;
const isTarget = (event: ProgrammeEvent): event is ReceivedEvent<typeof TargetSet> =>
  event.type === TargetSet.type;

const reduced = ({ id, type, key, data }: ReceivedEvent, parts: Reduced['parts']): Reduced => ({
  eventId: id,
  type,
  aggregateId: key,
  occurredAt: data.occurredAt,
  recordedAt: data.recordedAt,
  synthetic: data.synthetic,
  parts,
});
