import { Module } from '@nestjs/common';
import { programmeEvents } from '@xaso/contracts-programme';
import { MessagingModule } from '@xaso/messaging';
import { ObservationsModule } from './observations/observations.module.js';
import { PilotsModule } from './pilots/pilots.module.js';
import { ProgrammesModule } from './programmes/programmes.module.js';
import { ProposalsModule } from './proposals/proposals.module.js';
import { ScaleUpModule } from './scale-up/scale-up.module.js';
import { CommitteesModule } from './committees/committees.module.js';
import { DeliverablesModule } from './deliverables/deliverables.module.js';
import { HamletsModule } from './hamlets/hamlets.module.js';
import { HandoversModule } from './handovers/handovers.module.js';
import { ObligationsModule } from './obligations/obligations.module.js';
import { PartnersModule } from './partners/partners.module.js';
import { TeamsModule } from './teams/teams.module.js';
import { subscriptions } from './subscriptions.js';
import { SurveyRoundsModule } from './survey-rounds/survey-rounds.module.js';
import { TargetsModule } from './targets/targets.module.js';
import { EvidenceModule } from './evidence/evidence.module.js';
import { RegisterModule } from './register/register.module.js';
import { IndicatorSetsModule } from './indicator-sets/indicator-sets.module.js';
import { TOPICS } from './topics.gen.js';

@Module({
  imports: [
    MessagingModule.forRoot({
      service: 'programme',
      produces: programmeEvents,
      reads: subscriptions,
      topics: TOPICS,
    }),
    ProgrammesModule,
    PilotsModule,
    ObservationsModule,
    ProposalsModule,
    TargetsModule,
    ScaleUpModule,
    SurveyRoundsModule,
    EvidenceModule,
    RegisterModule,
    CommitteesModule,
    DeliverablesModule,
    HamletsModule,
    HandoversModule,
    ObligationsModule,
    PartnersModule,
    TeamsModule,
    IndicatorSetsModule,
  ],
})
export class AppModule {}
