import { EventsServer, messagingMigrations } from '@xaso/messaging';
import { defineService, platformMigrations } from '@xaso/platform';
import { AppModule } from './app.module.js';
import { CampaignEntity } from './campaigns/campaigns.store.js';
import { config } from './config.js';
import { FormEntity } from './forms/forms.store.js';
import { ResponseEntity } from './responses/responses.store.js';

/** Questionnaires, rounds, filled forms and their review. */
export const surveys = defineService({
  name: 'surveys',
  version: '0.1.0',
  module: AppModule,
  config,
  entities: [FormEntity, CampaignEntity, ResponseEntity],
  migrations: [platformMigrations, messagingMigrations, { name: 'surveys', folder: new URL('./db/migrations/', import.meta.url) }],
  transports: (app) => [app.get(EventsServer)],
});
