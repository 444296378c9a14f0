import { EventsServer, messagingCommands, messagingMigrations } from '@xaso/messaging';
import { defineService, FILE_KINDS, platformMigrations } from '@xaso/platform';
import { AppModule } from './app.module.js';
import { config } from './config.js';
import { ObservationEntity } from './observations/observations.store.js';
import { PilotEntity } from './pilots/pilots.store.js';
import { ProgrammeEntity } from './programmes/programmes.store.js';
import { ScaleUpPlanEntity } from './scale-up/scale-up.store.js';
import { TargetEntity } from './targets/targets.store.js';
import { RegisterEntryEntity } from './register/register.store.js';
import { CommitteeEntity } from './committees/committees.store.js';
import { DeliverableEntity } from './deliverables/deliverables.store.js';
import { HamletEntity } from './hamlets/hamlets.store.js';
import { HandoverEntity } from './handovers/handovers.store.js';
import { ObligationEntity } from './obligations/obligations.store.js';
import { PartnerEntity } from './partners/partners.store.js';
import { TeamEntity } from './teams/teams.store.js';
import { IndicatorSetEntity } from './indicator-sets/indicator-sets.store.js';
import { ScoreEntity } from './indicator-sets/scores/scores.store.js';
import { RESPONSES } from './responses.gen.js';

/** Programmes, pilots and their gates, who works in them, what is built, what was measured and recorded. */
export const programme = defineService({
  name: 'programme',
  version: '0.1.0',
  module: AppModule,
  responses: RESPONSES,
  config,
  entities: [
    ProgrammeEntity,
    PilotEntity,
    ObservationEntity,
    TargetEntity,
    ScaleUpPlanEntity,
    RegisterEntryEntity,
    TeamEntity,
    PartnerEntity,
    ObligationEntity,
    HandoverEntity,
    HamletEntity,
    DeliverableEntity,
    CommitteeEntity,
    IndicatorSetEntity,
    ScoreEntity,
  ],
  migrations: [
    platformMigrations,
    messagingMigrations,
    { name: 'programme', folder: new URL('./db/migrations/', import.meta.url) },
  ],
  prepare: async (app) => {
    // Files are read by the routes that take them, once they know whom they are from.
    app
      .getHttpAdapter()
      .getInstance()
      .addContentTypeParser(Object.keys(FILE_KINDS), (_request, _body, done) => done(null));
  },
  transports: (app) => [app.get(EventsServer)],
  commands: messagingCommands,
});
