export { MessagingModule } from './messaging.module.js';
export { messagingConfig, type MessagingConfig } from './config.js';
export { messagingMigrations } from './migrations.js';
export { Outbox, ContractViolation, type Change } from './outbox/outbox.js';
export { VersionedStore, type AggregateNames } from './aggregates/versioned.store.js';
export {
  CommuneThingsStore,
  communeColumns,
  pilotColumns,
  type Page,
} from './aggregates/commune-things.store.js';
export { ScopedThingsStore } from './aggregates/scoped-things.store.js';
export { RecordedThings, type Doing } from './aggregates/recorded-things.js';
export {
  handlersOf,
  OnEvent,
  OnEvents,
  type ChunkContext,
  type EventContext,
  type OnEventOptions,
} from './on-event.js';
export {
  asyncApiDocument,
  type AsyncApiDocument,
  type DeclaredHandler,
  type ServiceEvents,
} from './asyncapi/asyncapi.js';
export { EventsServer } from './events-server.js';
export { KafkaConsumerLoop } from './kafka/kafka-consumer.js';
export { messagingCommands } from './admin/commands.js';
export { Parking, type ParkedEvent, type ParkedFilter } from './parking/parking.js';
export type { ParkedDetail, ReadableBytes } from './parking/parked-detail.js';
export type { RedriveResult } from './parking/redrive.js';
export { applyTopics, createTopics, readTopics, type TopicDeclaration } from './topics/topics.js';
export { deleteGroup, logEnds, type LogEnd } from './topics/log-ends.js';
export { readTopic } from './topics/read-topic.js';
export { spreadTopics } from './topics/replicas.js';
export {
  grantReading,
  groupPrefix,
  outsideReaders,
  revokeReading,
  type OutsideReader,
} from './access/reading-access.js';
export type { ConsumedRecord } from './ports.js';
export { MESSAGING_OPTIONS, type MessagingDeclaration, type MessagingOptions } from './options.js';
