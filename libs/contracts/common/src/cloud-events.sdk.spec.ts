import { describe, expect, test } from '@jest/globals';
import { CloudEvent, Kafka, type KafkaMessage } from 'cloudevents';
import { asKafkaRecord, foreignSdkFaults } from './checks/foreign-sdk.js';
import type { GoldenSample } from './checks/golden-samples.js';
import { binaryHeaders, decodeRecord } from './cloud-events.js';

const attributes = {
  id: '018f4d3c-7a00-7abc-8def-000000000001',
  source: '/xaso/surveys',
  type: 'surveys.response.accepted',
};
const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
const data = { formCode: 'CQS', quotas: [{ target: 50 }], late: false };
const sample: GoldenSample = {
  name: 'surveys.response.accepted.example',
  release: 'current',
  topic: 'surveys.response.v1',
  key: 'response-1',
  headers: binaryHeaders({ ...attributes, traceparent }),
  value: data,
};
const event = new CloudEvent({
  ...attributes,
  traceparent,
  datacontenttype: 'application/json',
  partitionkey: 'response-1',
  data,
});

describe('the SDK of the CloudEvents project', () => {
  test('reads what we write', () => {
    const value = Buffer.from(JSON.stringify(data));
    const message = { key: 'response-1', value, body: value, headers: { ...sample.headers } } as KafkaMessage;
    expect(Kafka.isEvent(message)).toBe(true);
    const read = Kafka.toEvent<unknown>(message) as CloudEvent<unknown>;
    expect(read.validate()).toBe(true);
    expect(read).toMatchObject({
      ...attributes,
      specversion: '1.0',
      datacontenttype: 'application/json',
      partitionkey: 'response-1',
      data,
    });
  });

  test.each(['binary', 'structured'] as const)('writes in %s mode what we read', (mode) => {
    const record = asKafkaRecord(Kafka[mode]<unknown>(event));
    expect(decodeRecord(record)).toEqual({ ...attributes, key: 'response-1', traceparent, data });
  });

  test('writes bytes in structured mode as Base64, and we read them', () => {
    const bytes = new Uint8Array(Buffer.from(JSON.stringify(data)));
    const encoded = event.cloneWith({ data: bytes });
    expect(encoded.data_base64).toBeDefined();
    expect(decodeRecord(asKafkaRecord(Kafka.structured<unknown>(encoded))).data).toEqual(data);
  });
});

describe('the check of a sample against the SDK', () => {
  test('finds nothing in a good one', () => {
    expect(foreignSdkFaults(sample)).toEqual([]);
  });

  test.each([
    ['without a source', { ...sample.headers, ce_source: '' }, 'the CloudEvents SDK reads it as'],
    ['without an id', { ...sample.headers, ce_id: '' }, 'the CloudEvents SDK reads it as'],
    [
      'in another format',
      { ...sample.headers, 'content-type': 'text/plain' },
      '"datacontenttype":"text/plain"',
    ],
  ])('finds one %s', (_what, headers, fault) => {
    expect(foreignSdkFaults({ ...sample, headers }).join('\n')).toContain(fault);
  });
});
