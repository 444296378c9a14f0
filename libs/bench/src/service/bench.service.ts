import { Module } from '@nestjs/common';
import { EventsServer, messagingConfig, messagingMigrations, MessagingModule } from '@xaso/messaging';
import { defineService, type MigrationSet, platformMigrations } from '@xaso/platform';
import { Counts } from './counts.js';
import { ThingChanged } from './facts.js';
import { ChunkByChunk, EventByEvent } from './handlers.js';
import { Reporter } from './reporter.js';
import { Writer } from './writer.js';

@Module({
  imports: [MessagingModule.forRoot({ service: 'bench', produces: [ThingChanged], reads: [ThingChanged] })],
  controllers: [process.env['HANDLERS'] === 'events' ? EventByEvent : ChunkByChunk],
  providers: [Counts, Reporter, Writer],
})
class BenchModule {}

const benchMigrations: MigrationSet = {
  name: 'bench',
  folder: new URL('../../migrations/', import.meta.url),
};

/** All that a database of the benchmark service holds. */
export const benchSets = [platformMigrations, messagingMigrations, benchMigrations];

/**
 * The service that is measured: things that change, facts that tell of it, effects of the facts. `RELAY`, `READS` and
 * `WRITE` make relay, consumer and writer of it, together or each in a process of its own.
 */
export const benchService = defineService({
  name: 'bench',
  version: '1.0.0',
  module: BenchModule,
  config: messagingConfig,
  entities: [],
  migrations: benchSets,
  transports: (app) => (process.env['READS'] === 'true' ? [app.get(EventsServer)] : []),
});
