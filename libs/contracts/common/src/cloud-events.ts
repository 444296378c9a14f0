import type { EventContract, EventData, ReceivedEvent } from './event-contract.js';

type HeaderValue = Buffer | string | readonly (Buffer | string)[] | undefined;

/** A Kafka record as CloudEvents 1.0 binary mode lays it out: attributes in headers, the bare JSON as value. */
export interface KafkaRecord {
  readonly key: Buffer | string | null;
  readonly value: Buffer | null;
  readonly headers?: Readonly<Record<string, HeaderValue>>;
}

/** Why a record is not a fact; such a record is parked with its raw bytes. */
export class UndecodableRecord extends Error {
  override readonly name = 'UndecodableRecord';
}

const STRUCTURED = 'application/cloudevents+json';

/** The headers of a fact: no more than these, each costs about 6 µs and the rest is in the payload. */
export function binaryHeaders(event: {
  id: string;
  source: string;
  type: string;
  traceparent?: string | undefined;
}): Record<string, string> {
  return {
    ce_specversion: '1.0',
    ce_id: event.id,
    ce_source: event.source,
    ce_type: event.type,
    'content-type': 'application/json',
    ...(event.traceparent ? { traceparent: event.traceparent } : {}),
  };
}

/** The aggregate's id; undefined when the key is missing, empty or not UTF-8. Order is kept per key, so such a record has none. */
export function recordKey(record: Pick<KafkaRecord, 'key'>): string | undefined {
  if (record.key === null) return undefined;
  return (typeof record.key === 'string' ? record.key : utf8(record.key)) || undefined;
}

/**
 * Reads a record in binary or structured mode (CloudEvents 1.0, Kafka binding). What the fact says is not looked at here:
 * that is `readerFaults`. @throws UndecodableRecord
 */
export function decodeRecord(record: KafkaRecord): ReceivedEvent {
  const key = recordKey(record);
  if (key === undefined)
    throw new UndecodableRecord(
      'the key is missing or is not UTF-8 text: it must be the id of the aggregate',
    );
  if (record.value === null)
    throw new UndecodableRecord('the value is missing (a tombstone): facts are never deleted');
  const header = (name: string) => text(record.headers?.[name]);
  const contentType = header('content-type');
  const { attribute, data } =
    mediaType(contentType) === STRUCTURED
      ? structured(record.value)
      : binary(record.value, header, contentType);
  const traceparent = header('traceparent') ?? attribute('traceparent');
  return { ...required(attribute), key, data, ...(typeof traceparent === 'string' ? { traceparent } : {}) };
}

interface Envelope {
  readonly attribute: (name: string) => unknown;
  readonly data: EventData<EventContract>;
}

function binary(value: Buffer, header: (name: string) => string | undefined, contentType?: string): Envelope {
  if (contentType !== undefined && !isJson(contentType))
    throw new UndecodableRecord(
      `the content type is ${contentType.slice(0, 80)}: a record is one fact, in JSON`,
    );
  return { attribute: (name) => header(`ce_${name}`), data: json(value) as Envelope['data'] };
}

function structured(value: Buffer): Envelope {
  const event = json(value);
  if (typeof event !== 'object' || event === null || Array.isArray(event))
    throw new UndecodableRecord('the value is no CloudEvents object');
  const attributes = event as Readonly<Record<string, unknown>>;
  const { datacontenttype, data, data_base64: base64 } = attributes;
  if (datacontenttype !== undefined && !(typeof datacontenttype === 'string' && isJson(datacontenttype)))
    throw new UndecodableRecord('datacontenttype is not JSON: the data of a fact is');
  const payload = typeof base64 === 'string' ? json(Buffer.from(base64, 'base64')) : data;
  return { attribute: (name) => attributes[name], data: payload as Envelope['data'] };
}

/** The context attributes that every CloudEvent has. */
function required(attribute: (name: string) => unknown): Pick<ReceivedEvent, 'id' | 'source' | 'type'> {
  const version = attribute('specversion');
  if (version !== undefined && version !== '1.0')
    throw new UndecodableRecord(`specversion is ${JSON.stringify(version).slice(0, 40)}, not "1.0"`);
  const { id, source, type } = { id: attribute('id'), source: attribute('source'), type: attribute('type') };
  if (version === '1.0' && filled(id) && filled(source) && filled(type)) return { id, source, type };
  const missing = Object.entries({ specversion: version, id, source, type }).filter(([, it]) => !filled(it));
  throw new UndecodableRecord(
    `not a CloudEvent: ${missing.map(([name]) => name).join(', ')} missing or no text`,
  );
}

const filled = (value: unknown): value is string => typeof value === 'string' && value !== '';

const mediaType = (contentType: string | undefined) => contentType?.split(';', 1)[0]?.trim().toLowerCase();

/** `application/json` and its kin, but not the other formats of CloudEvents, such as batches. */
function isJson(contentType: string): boolean {
  const type = mediaType(contentType) ?? '';
  return /^[a-z]+\/([\w.-]+\+)?json$/.test(type) && !type.startsWith('application/cloudevents');
}

function text(value: HeaderValue): string | undefined {
  const first = Array.isArray(value)
    ? (value as readonly (Buffer | string)[])[0]
    : (value as Buffer | string | undefined);
  return first?.toString();
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

function json(value: Buffer): unknown {
  const content = utf8(value);
  if (content === undefined) throw new UndecodableRecord('the value is not UTF-8 text');
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new UndecodableRecord(`the value is not JSON: ${(error as Error).message}`);
  }
}
