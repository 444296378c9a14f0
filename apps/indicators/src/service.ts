import { EventsServer, messagingCommands, messagingMigrations } from '@xaso/messaging';
import { defineService, platformMigrations, type ServiceDefinition } from '@xaso/platform';
import { AppModule } from './app.module.js';
import { config } from './config.js';
import { rebuild } from './rebuild/rebuild.command.js';
import { RESPONSES } from './responses.gen.js';

/** The read side: every figure is a sum of what recorded facts add to it. */
export const indicators: ServiceDefinition<typeof config> = defineService({
  name: 'indicators',
  version: '0.1.0',
  module: AppModule,
  responses: RESPONSES,
  config,
  entities: [],
  migrations: [
    platformMigrations,
    messagingMigrations,
    { name: 'indicators', folder: new URL('./db/migrations/', import.meta.url) },
  ],
  transports: (app) => [app.get(EventsServer)],
  commands: {
    ...messagingCommands,
    rebuild: (app) => rebuild(indicators, app, (line) => void process.stdout.write(`${line}\n`)),
  },
});
