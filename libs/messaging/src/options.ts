import type { EventContract } from '@xaso/contracts-common';
import type { TopicDeclaration } from './topics/topics.js';

/** What MessagingModule is told by a service. */
export interface MessagingDeclaration {
  /** Name of the service: source of its facts and its Kafka group. */
  readonly service: string;
  /** Every fact the service publishes. */
  readonly produces: readonly EventContract[];
  /** Every fact of the topics the service reads, also those it does nothing with; any other type is unknown and parked. */
  readonly reads?: readonly EventContract[];
  /** What deploy/kafka/topics.yaml says of all these topics, for /asyncapi.json: `TOPICS` of `topics.gen.ts`. */
  readonly topics?: readonly TopicDeclaration[];
}

export interface MessagingOptions extends MessagingDeclaration {
  readonly brokers: readonly string[];
  /** Put before each topic and group; private topics of tests and rebuilds. Empty in a deployment. */
  readonly topicPrefix: string;
  readonly databaseUrl: string;
  readonly databaseSchema: string;
  /** Group of the consumer; a rebuild runs in one of its own. */
  readonly group: string;
  /** False: another process relays (or nobody does, in a rebuild). */
  readonly relay: boolean;
  /** Events of a chunk, at most. */
  readonly chunkSize: number;
  /** How many events may be parked for one consumer before its partitions halt. */
  readonly parkedCap: number;
  /** How long nothing may be fetched while the broker answers, ms. */
  readonly stallMs: number;
}

export const MESSAGING_OPTIONS = Symbol('MESSAGING_OPTIONS');
