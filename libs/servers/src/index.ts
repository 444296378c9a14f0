export {
  chooseMode,
  requestedMode,
  NoServerError,
  type ModeChoice,
  type ModeFacts,
  type ServerMode,
} from './server-mode.js';
export { startPostgres, type PostgresServer } from './postgres.js';
export { startKafka, type KafkaServer } from './kafka.js';
export { removeServerData, startServers, type PairOptions, type ServerPair } from './servers.js';
export {
  KAFKA_IMAGE,
  POSTGRES_IMAGE,
  type KafkaOptions,
  type OutsideListener,
  type PostgresOptions,
  type ServerOptions,
} from './server-options.js';
export { asAdmin, createDatabase, databaseUrl, type DatabaseSpec } from './databases.js';
export { freePort, isFree, portFrom } from './ports.js';
export { startChild, logTail, type Child, type ChildOptions } from './child.js';
export { guard, type GuardDuty } from './guard.js';
export { KAFKA_VERSION, kafkaJars } from './kafka-jars.js';
export { waitForKafka } from './kafka-ready.js';
export { removeTopics } from './topics.js';
