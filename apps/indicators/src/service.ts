import { EventsServer, messagingMigrations } from '@xaso/messaging';
import { defineService, platformMigrations } from '@xaso/platform';
import { AppModule } from './app.module.js';
import { config } from './config.js';

/** The read side: every figure is a sum of what recorded facts add to it. */
export const indicators = defineService({
  name: 'indicators',
  version: '0.1.0',
  module: AppModule,
  config,
  entities: [],
  migrations: [platformMigrations, messagingMigrations, { name: 'indicators', folder: new URL('./db/migrations/', import.meta.url) }],
  transports: (app) => [app.get(EventsServer)],
});
