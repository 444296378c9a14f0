import type { EventContract, EventData, ReceivedEvent } from './event-contract.js';

/** A Kafka record as CloudEvents 1.0 binary mode lays it out: attributes in headers, the bare JSON as value. */
export interface KafkaRecord {
  readonly key: Buffer | string | null;
  readonly value: Buffer | null;
  readonly headers?: Readonly<Record<string, Buffer | string | readonly (Buffer | string)[] | undefined>>;
}

/** Why a record is not a fact; such a record is parked with its raw bytes. */
export class UndecodableRecord extends Error {
  override readonly name = 'UndecodableRecord';
}

const STRUCTURED = 'application/cloudevents+json';

/** The headers of a fact: no more than these, each costs about 6 µs and the rest is in the payload. */
export function binaryHeaders(event: { id: string; source: string; type: string; traceparent?: string | undefined }): Record<string, string> {
  return {
    ce_specversion: '1.0',
    ce_id: event.id,
    ce_source: event.source,
    ce_type: event.type,
    'content-type': 'application/json',
    ...(event.traceparent ? { traceparent: event.traceparent } : {}),
  };
}

function text(value: Buffer | string | readonly (Buffer | string)[] | undefined): string | undefined {
  const first = Array.isArray(value) ? (value as readonly (Buffer | string)[])[0] : (value as Buffer | string | undefined);
  return first === undefined ? undefined : first.toString();
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new UndecodableRecord(`the value is not JSON: ${(error as Error).message}`);
  }
}

/** Reads a record in binary or structured mode. @throws UndecodableRecord */
export function decodeRecord(record: KafkaRecord): ReceivedEvent {
  const key = record.key === null ? undefined : record.key.toString();
  if (!key) throw new UndecodableRecord('the key is missing: it must be the id of the aggregate');
  if (record.value === null) throw new UndecodableRecord('the value is missing (a tombstone): facts are never deleted');
  const headers = record.headers ?? {};
  const contentType = text(headers['content-type']) ?? '';
  const structured = contentType.startsWith(STRUCTURED);
  const body = parse(record.value.toString());
  const attributes = structured ? (body as Record<string, unknown>) : undefined;
  const attribute = (name: string) => (attributes ? (attributes[name] as string | undefined) : text(headers[`ce_${name}`]));
  const id = attribute('id');
  const type = attribute('type');
  const source = attribute('source');
  if (attribute('specversion') !== '1.0' || !id || !type || !source) {
    throw new UndecodableRecord('not a CloudEvent 1.0: ce_specversion, ce_id, ce_source and ce_type are required');
  }
  const traceparent = text(headers['traceparent']) ?? (attributes?.['traceparent'] as string | undefined);
  const data = (attributes ? attributes['data'] : body) as EventData<EventContract>;
  return { id, type, source, key, data, ...(traceparent ? { traceparent } : {}) };
}
