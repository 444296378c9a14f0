import multipart from '@fastify/multipart';
import { EventsServer, messagingCommands, messagingMigrations } from '@xaso/messaging';
import { defineService, platformMigrations } from '@xaso/platform';
import { AppModule } from './app.module.js';
import { CampaignEntity } from './campaigns/campaigns.store.js';
import { config } from './config.js';
import { DeviceKeyEntity } from './device-keys/device-keys.store.js';
import { FormEntity } from './forms/forms.store.js';
import { MAX_PARTS, MAX_SUBMISSION_BYTES } from './openrosa/limits.js';
import { ResponseEntity } from './responses/responses.store.js';

/** Questionnaires, rounds, filled forms and their review. */
export const surveys = defineService({
  name: 'surveys',
  version: '0.1.0',
  module: AppModule,
  config,
  entities: [FormEntity, CampaignEntity, ResponseEntity, DeviceKeyEntity],
  migrations: [
    platformMigrations,
    messagingMigrations,
    { name: 'surveys', folder: new URL('./db/migrations/', import.meta.url) },
  ],
  prepare: async (app) => {
    await app.register(multipart, { limits: { fileSize: MAX_SUBMISSION_BYTES, parts: MAX_PARTS } });
  },
  transports: (app) => [app.get(EventsServer)],
  commands: messagingCommands,
});
