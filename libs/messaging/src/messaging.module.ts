import { type DynamicModule, Global, Module } from '@nestjs/common';
import { CONFIG, Database, LOGGER, type Tx } from '@xaso/platform';
import { Kafka } from 'kafkajs';
import type { Logger } from 'pino';
import { ParkedController } from './admin/parked.controller.js';
import { AsyncApiController } from './asyncapi/asyncapi.controller.js';
import { ChunkProcessor } from './consumer/chunk-processor.js';
import { HandlerRegistry } from './consumer/handlers.js';
import { PgInboxStore } from './consumer/inbox-store.pg.js';
import { PartitionConsumer } from './consumer/partition-consumer.js';
import { EventsServer } from './events-server.js';
import { kafkaClient } from './kafka/kafka-client.js';
import { KafkaConsumerLoop } from './kafka/kafka-consumer.js';
import { KafkaProducer } from './kafka/kafka-producer.js';
import { MessagingMetrics } from './metrics.js';
import { MESSAGING_OPTIONS, type MessagingDeclaration, type MessagingOptions } from './options.js';
import type { MessagingConfig } from './config.js';
import { CommitSignal } from './outbox/commit-signal.js';
import { Outbox } from './outbox/outbox.js';
import { ParkedCap } from './parking/parked-cap.js';
import { Parking } from './parking/parking.js';
import { PgOutboxReader } from './relay/outbox-reader.pg.js';
import { HistoryCheck } from './relay/history-check.js';
import { RelayAdmin } from './relay/relay-admin.js';
import { OUTBOX_READER, PRODUCER, RelayRunner } from './relay/relay-runner.js';
import { Bell, systemTimer } from './timer.js';

const KAFKA = Symbol('KAFKA');
/** Ends the process at once: what a stop would wait for may be what hangs. */
const EXIT = Symbol('EXIT');
const SESSION_TIMEOUT_MS = 10_000;

/** Outbox, relay, consumer and parking of one service. */
@Global()
@Module({})
export class MessagingModule {
  static forRoot(declaration: MessagingDeclaration): DynamicModule {
    return {
      module: MessagingModule,
      controllers: [ParkedController, AsyncApiController],
      providers: [
        {
          provide: MESSAGING_OPTIONS,
          inject: [CONFIG],
          useFactory: (config: MessagingConfig): MessagingOptions => ({
            ...declaration,
            brokers: config.KAFKA_BROKERS,
            topicPrefix: config.TOPIC_PREFIX,
            databaseUrl: config.DATABASE_URL,
            databaseSchema: config.DATABASE_SCHEMA,
            group: config.TOPIC_PREFIX + (config.KAFKA_GROUP || declaration.service),
            relay: config.RELAY,
            chunkSize: config.CHUNK_SIZE,
            parkedCap: config.PARKED_CAP,
            stallMs: config.STALL_SECONDS * 1_000,
          }),
        },
        Bell,
        CommitSignal,
        MessagingMetrics,
        Outbox,
        Parking,
        ParkedCap,
        HistoryCheck,
        RelayAdmin,
        RelayRunner,
        EventsServer,
        {
          provide: KAFKA,
          inject: [MESSAGING_OPTIONS, LOGGER],
          useFactory: (options: MessagingOptions, log: Logger) =>
            kafkaClient(options.service, options.brokers, log),
        },
        { provide: PRODUCER, inject: [KAFKA], useFactory: (kafka: Kafka) => new KafkaProducer(kafka) },
        {
          provide: OUTBOX_READER,
          inject: [MESSAGING_OPTIONS, Bell],
          useFactory: (options: MessagingOptions, bell: Bell) =>
            new PgOutboxReader({
              connectionString: options.databaseUrl,
              schema: options.databaseSchema,
              applicationName: `${options.service}-relay`,
              onCommit: () => bell.ring(),
            }),
        },
        { provide: EXIT, useValue: () => process.exit(1) },
        {
          provide: HandlerRegistry,
          inject: [MESSAGING_OPTIONS],
          useFactory: (options: MessagingOptions) =>
            new HandlerRegistry<Tx>(options.reads ?? [], options.topicPrefix),
        },
        {
          provide: KafkaConsumerLoop,
          inject: [KAFKA, HandlerRegistry, Database, MESSAGING_OPTIONS, MessagingMetrics, LOGGER, EXIT],
          useFactory: consumerLoop,
        },
      ],
      exports: [Outbox, Parking, EventsServer, KafkaConsumerLoop, MESSAGING_OPTIONS],
    };
  }
}

function consumerLoop(
  kafka: Kafka,
  registry: HandlerRegistry<Tx>,
  database: Database,
  options: MessagingOptions,
  metrics: MessagingMetrics,
  log: Logger,
  exit: () => void,
): KafkaConsumerLoop {
  const store = new PgInboxStore(database, options.group, options.parkedCap);
  const processor = new ChunkProcessor(registry, store, {
    applied: (consumer, events) => metrics.applied.inc({ consumer }, events),
    duplicates: (consumer, events) => metrics.duplicates.inc({ consumer }, events),
    parked: (consumer, events) => metrics.parked.inc({ consumer }, events),
  });
  const partitions: PartitionConsumer<Tx> = new PartitionConsumer(
    processor,
    store,
    systemTimer,
    {
      delayed: (at, error) => {
        metrics.delays.inc();
        loop.delayed(at, error.message);
        log.warn(
          { ...at, reason: error.message },
          'events: the database or Kafka is away or busy, the chunk is repeated',
        );
      },
      lag: ({ topic, partition }, records) => metrics.lag.set({ topic, partition }, Number(records)),
      forgotten: () => metrics.lag.reset(),
    },
    { chunkSize: options.chunkSize, clusterId: () => loop.clusterId() },
  );
  const loop: KafkaConsumerLoop = new KafkaConsumerLoop(kafka, partitions, log, {
    group: options.group,
    topics: () => registry.topics(),
    alsoNeeded: options.relay
      ? [...new Set(options.produces.map(({ topic }) => options.topicPrefix + topic))]
      : [],
    sessionTimeoutMs: SESSION_TIMEOUT_MS,
    stallMs: options.stallMs,
    exit: (reason) => {
      log.fatal(
        { reason },
        'events: reading has stopped and does not come back; the process ends, to be started anew',
      );
      exit();
    },
  });
  metrics.silence(() => loop.silentMs());
  return loop;
}
