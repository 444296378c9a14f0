import { type Static, type TObject, type TProperties, Type } from '@sinclair/typebox';
import { type CommonFields, commonFields, type OptionalCommonField } from './common-fields.js';
import type { JsonSchema } from './json-schema.js';

/** One kind of fact that a service publishes: its name, its topic and the JSON Schema of its payload. */
export interface EventContract<Own = object, Data extends CommonFields = CommonFields & Own> {
  /** `<domain>.<aggregate>.<past-verb>`, e.g. `surveys.response.accepted`. */
  readonly type: string;
  /** `<domain>.<aggregate>.v<major>`; all facts about one aggregate share it, the key is the aggregate's id. */
  readonly topic: string;
  readonly description: string;
  /** Closed: what a producer may write. JSON Schema 2020-12. */
  readonly schema: JsonSchema;
  /** Carries the type of the payload's own fields; never set. */
  readonly own?: Own;
  /** Carries the type of the whole payload; never set. */
  readonly data?: Data;
}

/** The part of the payload that the domain decides. */
export type OwnData<C extends EventContract> = C extends EventContract<infer Own> ? Own : never;

/** The payload of a fact: the common fields and its own. */
export type EventData<C extends EventContract> = NonNullable<C['data']>;

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

/** `$id` of the schema of a fact: the type and the major version of its topic, e.g. `urn:xaso:event:surveys.response.accepted:v1`. */
export function schemaId(type: string, topic: string): string {
  return `urn:xaso:event:${type}:${topic.split('.').at(-1)}`;
}

const TYPE = /^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/;

/** What a fact is called, where it goes and what it says. */
export interface EventDeclaration<Own extends TProperties, Always extends OptionalCommonField> {
  readonly type: string;
  readonly topic: string;
  /** What happened, in one sentence. */
  readonly description: string;
  /** Common fields that are optional in general and that this fact always carries. */
  readonly always?: readonly Always[];
  /** Its own fields. */
  readonly data: Own;
}

/** Declares a fact. @throws TypeError when name and topic do not follow the scheme, so a wrong contract never starts. */
export function defineEvent<Own extends TProperties, Always extends OptionalCommonField = never>(
  declaration: EventDeclaration<Own, Always>,
): EventContract<
  Static<TObject<Own>>,
  CommonFields & Required<Pick<CommonFields, Always>> & Static<TObject<Own>>
> {
  const { type, topic, description, data } = declaration;
  const aggregate = type.split('.').slice(0, 2).join('.');
  if (!TYPE.test(type)) throw new TypeError(`${type}: a fact is named <domain>.<aggregate>.<past-verb>`);
  if (!topic.startsWith(`${aggregate}.v`) || !/^[1-9]\d*$/.test(topic.slice(aggregate.length + 2)))
    throw new TypeError(`${type} belongs on ${aggregate}.v<major>, not on ${topic}`);
  const clash = Object.keys(data).filter((field) => Object.hasOwn(commonFields, field));
  if (clash.length > 0) throw new TypeError(`${type} redefines common fields: ${clash.join(', ')}`);
  const always: TProperties = Object.fromEntries(
    (declaration.always ?? []).map((field) => [field, Type.Optional(commonFields[field], false)]),
  );
  const properties: TProperties = { ...commonFields, ...always, ...data };
  const schema = Type.Object(properties, { $id: schemaId(type, topic), additionalProperties: false });
  return { type, topic, description, schema: schema as JsonSchema };
}
