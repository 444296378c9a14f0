import { EventsServer, messagingCommands, messagingMigrations } from '@xaso/messaging';
import { defineService, platformMigrations } from '@xaso/platform';
import { AppModule } from './app.module.js';
import { CampaignEntity } from './campaigns/campaigns.store.js';
import { ClosingRoundEntity } from './closing-rounds/closing-rounds.store.js';
import { config } from './config.js';
import { DeviceKeyEntity } from './device-keys/device-keys.store.js';
import { FormEntity } from './forms/forms.store.js';
import { ResponseEntity } from './responses/responses.store.js';
import { SummaryEntity } from './summaries/summaries.store.js';
import { RESPONSES } from './responses.gen.js';

/** Questionnaires, rounds, filled forms and their review. */
export const surveys = defineService({
  name: 'surveys',
  version: '0.1.0',
  module: AppModule,
  responses: RESPONSES,
  config,
  entities: [FormEntity, CampaignEntity, SummaryEntity, ClosingRoundEntity, ResponseEntity, DeviceKeyEntity],
  migrations: [
    platformMigrations,
    messagingMigrations,
    { name: 'surveys', folder: new URL('./db/migrations/', import.meta.url) },
  ],
  prepare: async (app) => {
    // Read by the one route that takes it, once it knows whom it is from.
    app
      .getHttpAdapter()
      .getInstance()
      .addContentTypeParser('multipart/form-data', (_request, _body, done) => done(null));
  },
  transports: (app) => [app.get(EventsServer)],
  commands: messagingCommands,
});
