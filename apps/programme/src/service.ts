import { EventsServer, messagingCommands, messagingMigrations } from '@xaso/messaging';
import { defineService, platformMigrations } from '@xaso/platform';
import { AppModule } from './app.module.js';
import { config } from './config.js';
import { ObservationEntity } from './observations/observations.store.js';
import { PilotEntity } from './pilots/pilots.store.js';
import { ProgrammeEntity } from './programmes/programmes.store.js';
import { ScaleUpPlanEntity } from './scale-up/scale-up.store.js';
import { TargetEntity } from './targets/targets.store.js';

/** Programmes, pilots and their gates, who works in them, what is built, what was measured and recorded. */
export const programme = defineService({
  name: 'programme',
  version: '0.1.0',
  module: AppModule,
  config,
  entities: [ProgrammeEntity, PilotEntity, ObservationEntity, TargetEntity, ScaleUpPlanEntity],
  migrations: [
    platformMigrations,
    messagingMigrations,
    { name: 'programme', folder: new URL('./db/migrations/', import.meta.url) },
  ],
  transports: (app) => [app.get(EventsServer)],
  commands: messagingCommands,
});
