import { type Static, type TObject, type TProperties, Type } from '@sinclair/typebox';
import { type CommonFields, commonFields } from './common-fields.js';
import type { JsonSchema } from './json-schema.js';

/** One kind of fact that a service publishes: its name, its topic and the JSON Schema of its payload. */
export interface EventContract<Own = object> {
  /** `<domain>.<aggregate>.<past-verb>`, e.g. `surveys.response.accepted`. */
  readonly type: string;
  /** `<domain>.<aggregate>.v<major>`; all facts about one aggregate share it, the key is the aggregate's id. */
  readonly topic: string;
  readonly description: string;
  /** Closed: what a producer may write. JSON Schema 2020-12. */
  readonly schema: JsonSchema;
  /** Carries the type of the payload's own fields; never set. */
  readonly own?: Own;
}

/** The part of the payload that the domain decides. */
export type OwnData<C extends EventContract> = C extends EventContract<infer Own> ? Own : never;

/** The payload of a fact: the common fields and its own. */
export type EventData<C extends EventContract> = CommonFields & OwnData<C>;

/** A fact as the domain states it, before it is written. `occurredAt` is the business time. */
export interface Fact<C extends EventContract = EventContract> {
  readonly contract: C;
  readonly occurredAt: Date;
  readonly data: OwnData<C>;
}

/** A fact as a reader receives it. */
export interface ReceivedEvent<C extends EventContract = EventContract> {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  /** Id of the aggregate: the Kafka key. */
  readonly key: string;
  readonly traceparent?: string;
  readonly data: EventData<C>;
}

/** Domain functions list the facts of a change with this; the compiler checks the payload against the contract. */
export function fact<C extends EventContract>(contract: C, occurredAt: Date, data: OwnData<C>): Fact<C> {
  return { contract, occurredAt, data };
}

const TYPE = /^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/;

/** Declares a fact. @throws TypeError when name and topic do not follow the scheme, so a wrong contract never starts. */
export function defineEvent<P extends TProperties>(declaration: {
  type: string;
  topic: string;
  description: string;
  data: P;
}): EventContract<Static<TObject<P>>> {
  const { type, topic, description, data } = declaration;
  const aggregate = type.split('.').slice(0, 2).join('.');
  if (!TYPE.test(type)) throw new TypeError(`${type}: a fact is named <domain>.<aggregate>.<past-verb>`);
  if (!new RegExp(`^${aggregate}\\.v[1-9]\\d*$`).test(topic))
    throw new TypeError(`${type} belongs on ${aggregate}.v<major>, not on ${topic}`);
  const clash = Object.keys(data).filter((field) => field in commonFields);
  if (clash.length > 0) throw new TypeError(`${type} redefines common fields: ${clash.join(', ')}`);
  const properties: TProperties = { ...commonFields, ...data };
  const schema = Type.Object(properties, { $id: `urn:xaso:event:${type}:${topic.split('.').at(-1)}`, additionalProperties: false });
  return { type, topic, description, schema: schema as JsonSchema };
}
