import { describe, expect, test } from '@jest/globals';
import {
  binaryHeaders,
  decodeRecord,
  type KafkaRecord,
  recordKey,
  UndecodableRecord,
} from './cloud-events.js';

const id = '018f4d3c-7a00-7abc-8def-000000000001';
const attributes = { id, source: '/xaso/surveys', type: 'surveys.response.accepted' };
const payload = { programme: 'nghe-an-2022', formCode: 'CQS', note: 'Thành Sơn' };
const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
const bytes = (value: unknown) => Buffer.from(JSON.stringify(value));

const binary = (changes: Partial<KafkaRecord> = {}): KafkaRecord => ({
  key: 'response-1',
  headers: binaryHeaders(attributes),
  value: bytes(payload),
  ...changes,
});
const structured = (event: unknown, contentType = 'application/cloudevents+json'): KafkaRecord => ({
  key: 'response-1',
  headers: { 'content-type': contentType },
  value: bytes(event),
});
const envelope = { specversion: '1.0', ...attributes, datacontenttype: 'application/json', data: payload };
const fact = { ...attributes, key: 'response-1', data: payload };
const without = (name: string) => ({ ...binaryHeaders(attributes), [name]: undefined });

describe('the headers of a fact', () => {
  test('are the required attributes, the content type and the trace, and no more', () => {
    expect(binaryHeaders({ ...attributes, traceparent })).toEqual({
      ce_specversion: '1.0',
      ce_id: id,
      ce_source: '/xaso/surveys',
      ce_type: 'surveys.response.accepted',
      'content-type': 'application/json',
      traceparent,
    });
    expect(Object.keys(binaryHeaders(attributes))).not.toContain('traceparent');
  });
});

describe('a record is a fact', () => {
  test('in binary mode, its headers as text or as bytes', () => {
    expect(decodeRecord(binary())).toEqual(fact);
    const headers = Object.fromEntries(
      Object.entries(binaryHeaders(attributes)).map(([name, value]) => [name, Buffer.from(value)]),
    );
    expect(decodeRecord(binary({ headers, key: Buffer.from('response-1') }))).toEqual(fact);
  });

  test('in structured mode, its data as JSON or in Base64', () => {
    const { data, ...rest } = envelope;
    expect(decodeRecord(structured(envelope))).toEqual(fact);
    expect(decodeRecord(structured({ ...rest, data_base64: bytes(data).toString('base64') }))).toEqual(fact);
    expect(decodeRecord(structured({ ...envelope, datacontenttype: undefined }))).toEqual(fact);
  });

  test.each(['application/cloudevents+json; charset=UTF-8', 'Application/CloudEvents+JSON'])(
    'with the content type %s',
    (contentType) => {
      expect(decodeRecord(structured(envelope, contentType))).toEqual(fact);
    },
  );

  test.each([undefined, 'application/json; charset=utf-8', 'text/json', 'application/vnd.xaso.fact+json'])(
    'in binary mode with the content type %s',
    (contentType) => {
      expect(
        decodeRecord(binary({ headers: { ...binaryHeaders(attributes), 'content-type': contentType } })),
      ).toEqual(fact);
    },
  );

  test('and keeps its trace, as a header of its own or as the extension of CloudEvents', () => {
    const ours = binaryHeaders({ ...attributes, traceparent });
    expect(decodeRecord(binary({ headers: ours })).traceparent).toBe(traceparent);
    expect(
      decodeRecord(binary({ headers: { ...binaryHeaders(attributes), ce_traceparent: traceparent } }))
        .traceparent,
    ).toBe(traceparent);
    expect(decodeRecord(structured({ ...envelope, traceparent })).traceparent).toBe(traceparent);
    expect(decodeRecord(structured({ ...envelope, traceparent: 7 })).traceparent).toBeUndefined();
  });

  test('when a header is repeated: its first value counts', () => {
    const headers = { ...binaryHeaders(attributes), ce_id: [id, 'another'] };
    expect(decodeRecord(binary({ headers })).id).toBe(id);
  });
});

describe('a record is no fact, and says why,', () => {
  const badUtf8 = Buffer.from([0xc3, 0x28]);
  test.each<[string, KafkaRecord, string]>([
    ['a tombstone', binary({ value: null }), 'the value is missing (a tombstone)'],
    ['without a key', binary({ key: null }), 'the key is missing'],
    ['with an empty key', binary({ key: Buffer.alloc(0) }), 'the key is missing'],
    ['with a key that is no text', binary({ key: badUtf8 }), 'is not UTF-8 text'],
    ['an empty value', binary({ value: Buffer.alloc(0) }), 'the value is not JSON'],
    ['a value that is no text', binary({ value: badUtf8 }), 'the value is not UTF-8 text'],
    ['half a value', binary({ value: bytes(payload).subarray(0, 10) }), 'the value is not JSON'],
    [
      'without headers',
      { key: 'response-1', value: bytes(payload) },
      'specversion, id, source, type missing',
    ],
    ['without ce_id', binary({ headers: without('ce_id') }), 'not a CloudEvent: id missing'],
    [
      'without ce_type and ce_source',
      binary({ headers: { ...without('ce_type'), ce_source: '' } }),
      'not a CloudEvent: source, type missing',
    ],
    [
      'without ce_specversion',
      binary({ headers: without('ce_specversion') }),
      'not a CloudEvent: specversion missing',
    ],
    [
      'of specversion 0.3',
      binary({ headers: { ...binaryHeaders(attributes), ce_specversion: '0.3' } }),
      'specversion is "0.3", not "1.0"',
    ],
    [
      'of a structured specversion 1',
      structured({ ...envelope, specversion: 1 }),
      'specversion is 1, not "1.0"',
    ],
    [
      'with an id that is a number',
      structured({ ...envelope, id: 5 }),
      'not a CloudEvent: id missing or no text',
    ],
    [
      'a batch',
      structured([envelope], 'application/cloudevents-batch+json'),
      'the content type is application/cloudevents-batch+json',
    ],
    [
      'a batch with the attributes of one',
      binary({
        headers: { ...binaryHeaders(attributes), 'content-type': 'application/cloudevents-batch+json' },
        value: bytes([envelope]),
      }),
      'a record is one fact, in JSON',
    ],
    [
      'a structured event in another format',
      structured(envelope, 'application/cloudevents+avro'),
      'the content type is application/cloudevents+avro',
    ],
    [
      'data in another format',
      binary({ headers: { ...binaryHeaders(attributes), 'content-type': 'application/avro' } }),
      'the content type is application/avro',
    ],
    [
      'structured data in another format',
      structured({ ...envelope, datacontenttype: 'text/xml' }),
      'datacontenttype is not JSON',
    ],
    [
      'structured Base64 that is no JSON',
      structured({ ...envelope, data_base64: 'AAAA' }),
      'the value is not JSON',
    ],
    ['a structured list', structured([envelope]), 'the value is no CloudEvents object'],
    ['a structured null', structured(null), 'the value is no CloudEvents object'],
  ])('%s', (_what, record, why) => {
    const decode = () => decodeRecord(record);
    expect(decode).toThrow(UndecodableRecord);
    expect(decode).toThrow(why);
  });
});

test('the key of a record is the id of its aggregate, or nothing', () => {
  expect(recordKey({ key: 'response-1' })).toBe('response-1');
  expect(recordKey({ key: Buffer.from('phiếu-1') })).toBe('phiếu-1');
  for (const key of [null, '', Buffer.alloc(0), Buffer.from([0xff])])
    expect(recordKey({ key })).toBeUndefined();
});
