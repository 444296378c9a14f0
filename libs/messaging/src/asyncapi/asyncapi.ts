import { type EventContract, openSchema } from '@xaso/contracts-common';
import type { TopicDeclaration } from '../topics/topics.js';
import { CLOUD_EVENT_HEADERS, headersOf, SECURITY_SCHEMES, SERVERS } from './cloud-event-parts.js';

/** A handler by what it declares: its name, and the facts that it reacts to. */
export interface DeclaredHandler {
  readonly consumer: string;
  readonly contracts: readonly EventContract[];
}

/** Everything that a service has to do with events. */
export interface ServiceEvents {
  /** Name of the service: source of its facts and its Kafka group. */
  readonly service: string;
  readonly version: string;
  readonly produces: readonly EventContract[];
  readonly reads: readonly EventContract[];
  readonly handlers: readonly DeclaredHandler[];
  /** The topics of what it publishes and reads, as deploy/kafka/topics.yaml declares them. */
  readonly topics: readonly TopicDeclaration[];
}

type Json = Readonly<Record<string, unknown>>;

/** An AsyncAPI 3.0 document, as plain data. */
export interface AsyncApiDocument {
  readonly asyncapi: '3.0.0';
  readonly id: string;
  readonly info: Json;
  readonly defaultContentType: string;
  readonly servers: Json;
  readonly channels: Readonly<Record<string, Json>>;
  readonly operations: Readonly<Record<string, Json>>;
  readonly components: {
    readonly messages: Readonly<Record<string, Json>>;
    readonly schemas: Readonly<Record<string, Json>>;
    readonly [other: string]: Json;
  };
}

const KAFKA_BINDING = '0.5.0';
const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

const ref = ($ref: string) => ({ $ref });

/** `surveys.response.accepted.v1`: two majors of a fact may stand side by side. */
const messageName = ({ type, topic }: EventContract) => `${type}.${topic.split('.').at(-1)}`;

/**
 * The AsyncAPI 3.0 document of a service: a channel for each topic that it writes or reads, with all facts that it writes
 * there or understands. Payloads of what it publishes are closed, of what it reads open. They use only keywords that mean the
 * same in JSON Schema 2020-12, which they name, and in the dialect that AsyncAPI presumes; so every parser understands them.
 * The same events give the same document, whatever the installation is configured to.
 */
export function asyncApiDocument(events: ServiceEvents): AsyncApiDocument {
  const { service, version, produces, reads } = events;
  const published = new Set(produces.map(messageName));
  const onlyRead = reads.filter((contract) => !published.has(messageName(contract)));
  const all = [...produces, ...onlyRead];
  const topics = [...new Set(all.map(({ topic }) => topic))];
  return {
    asyncapi: '3.0.0',
    id: `urn:xaso:service:${service}`,
    info: {
      title: `Xã Số – ${service}: events`,
      version,
      description: `The facts that ${service} publishes and reads. Each is one record of a topic: CloudEvents 1.0 in binary mode, the value its JSON, the key the id of the aggregate it is about.`,
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
      'x-owner': service,
    },
    defaultContentType: 'application/json',
    servers: SERVERS,
    channels: Object.fromEntries(topics.map((topic) => [topic, channel(topic, all, events.topics)])),
    operations: {
      ...Object.fromEntries(byTopic(produces).map((one) => [`send.${one.topic}`, sending(service, one)])),
      ...Object.fromEntries(byTopic(reads).map((one) => [`receive.${one.topic}`, receiving(events, one)])),
    },
    components: {
      messages: Object.fromEntries(all.map((contract) => [messageName(contract), message(contract)])),
      schemas: {
        cloudEventHeaders: CLOUD_EVENT_HEADERS,
        ...Object.fromEntries(produces.map((contract) => [messageName(contract), payload(contract)])),
        ...Object.fromEntries(
          onlyRead.map((contract) => [
            messageName(contract),
            payload({ ...contract, schema: openSchema(contract.schema) }),
          ]),
        ),
      },
      securitySchemes: SECURITY_SCHEMES,
    },
  };
}

interface TopicFacts {
  readonly topic: string;
  readonly facts: readonly EventContract[];
}

function byTopic(contracts: readonly EventContract[]): TopicFacts[] {
  const topics = [...new Set(contracts.map(({ topic }) => topic))];
  return topics.map((topic) => ({ topic, facts: contracts.filter((one) => one.topic === topic) }));
}

function channel(topic: string, all: readonly EventContract[], topics: readonly TopicDeclaration[]): Json {
  const facts = all.filter((one) => one.topic === topic);
  const declared = topics.find(({ name }) => name === topic);
  const [domain, aggregate] = topic.split('.');
  return {
    address: topic,
    description: `What happens to one ${aggregate} of ${domain}, in order: the key of a record is its id.`,
    messages: Object.fromEntries(
      facts.map((contract) => [contract.type, ref(`#/components/messages/${messageName(contract)}`)]),
    ),
    bindings: {
      kafka: {
        topic,
        ...(declared ? { partitions: declared.partitions, ...configurationOf(declared) } : {}),
        bindingVersion: KAFKA_BINDING,
      },
    },
    'x-owner': declared?.owner ?? domain,
    ...(declared ? { 'x-readers': declared.readers } : {}),
  };
}

function configurationOf({ config }: TopicDeclaration): Json {
  const retention = config['retention.ms'];
  return retention === undefined ? {} : { topicConfiguration: { 'retention.ms': Number(retention) } };
}

function message(contract: EventContract): Json {
  const { type, description } = contract;
  return {
    name: type,
    title: type,
    summary: description,
    contentType: 'application/json',
    correlationId: { location: '$message.payload#/correlationId' },
    headers: headersOf(type),
    payload: ref(`#/components/schemas/${messageName(contract)}`),
    bindings: {
      kafka: {
        key: { type: 'string', description: 'id of the aggregate; the order of its facts is kept' },
        bindingVersion: KAFKA_BINDING,
      },
    },
  };
}

function payload({ type, description, schema }: EventContract): Json {
  const { $id, ...rest } = schema;
  return { $schema: DIALECT, ...($id === undefined ? {} : { $id }), title: type, description, ...rest };
}

const messagesOf = ({ topic, facts }: TopicFacts) =>
  facts.map(({ type }) => ref(`#/channels/${topic}/messages/${type}`));

function sending(service: string, one: TopicFacts): Json {
  return {
    action: 'send',
    channel: ref(`#/channels/${one.topic}`),
    summary: `${service} writes each of these in the transaction of the change that it tells of.`,
    messages: messagesOf(one),
  };
}

function receiving({ service, handlers }: ServiceEvents, one: TopicFacts): Json {
  const handled = one.facts
    .map((fact) => [fact.type, consumersOf(fact, handlers)] as const)
    .filter(([, consumers]) => consumers.length > 0);
  return {
    action: 'receive',
    channel: ref(`#/channels/${one.topic}`),
    summary: `${service} understands all of these; x-handled-by names what reacts to which.`,
    messages: messagesOf(one),
    bindings: {
      kafka: { groupId: { type: 'string', enum: [service] }, bindingVersion: KAFKA_BINDING },
    },
    'x-handled-by': Object.fromEntries(handled),
  };
}

function consumersOf(fact: EventContract, handlers: readonly DeclaredHandler[]): string[] {
  return handlers
    .filter(({ contracts }) => contracts.some((it) => messageName(it) === messageName(fact)))
    .map(({ consumer }) => consumer)
    .sort();
}
