import { describe, expect, test } from '@jest/globals';
import { Type } from '@sinclair/typebox';
import { CommuneRef, Id, Instant } from './common-fields.js';
import { defineEvent } from './event-contract.js';
import { producerFaults, readerFaults, schemaFaults } from './validation.js';

const item = Type.Object({ count: Type.Integer({ minimum: 1 }) }, { additionalProperties: false });
const contract = defineEvent({
  type: 'tests.thing.counted',
  topic: 'tests.thing.v1',
  description: 'Things were counted.',
  data: { items: Type.Array(item) },
});
const payload = {
  occurredAt: '2022-04-01T02:00:00.000Z',
  recordedAt: '2022-04-01T02:00:00Z',
  aggregateVersion: 1,
  programme: 'nghe-an-2022',
  source: 'online',
  synthetic: false,
  actorRole: 'commune-officer',
  correlationId: '018f4d3c-7a00-7abc-8def-000000000001',
  items: [{ count: 3 }],
};

describe('a payload', () => {
  test('that fits has no faults, written or read', () => {
    expect(producerFaults(contract, payload)).toEqual([]);
    expect(readerFaults(contract, payload)).toEqual([]);
  });

  test('with an unknown field is refused to the producer and let through to the reader, at every depth', () => {
    const newer = { ...payload, added: 'later', items: [{ count: 3, unit: 'later' }] };
    expect(producerFaults(contract, newer)).toEqual([
      '/ must NOT have additional properties: added',
      '/items/0 must NOT have additional properties: unit',
    ]);
    expect(readerFaults(contract, newer)).toEqual([]);
  });

  test('that breaks the contract is refused to both, with every fault named', () => {
    const { programme: _lost, ...rest } = payload;
    const broken = { ...rest, source: 'fax', items: [{ count: 0 }] };
    for (const faults of [producerFaults(contract, broken), readerFaults(contract, broken)]) {
      expect(faults.sort()).toEqual([
        "/ must have required property 'programme'",
        '/items/0/count must be >= 1',
        '/source must be equal to one of the allowed values',
      ]);
    }
  });

  test.each([undefined, null, [], 'text', 7])('of another kind (%j) is refused', (data) => {
    expect(readerFaults(contract, data)).toEqual(['/ must be object']);
  });

  test('with thousands of faults is told in a few lines', () => {
    const faults = readerFaults(contract, {
      ...payload,
      items: Array.from({ length: 5_000 }, () => ({ count: 0 })),
    });
    expect(faults).toHaveLength(21);
    expect(faults.at(-1)).toBe('and 4980 more');
  });
});

describe('fields that other languages read too', () => {
  const takes = (schema: object, value: string) =>
    schemaFaults(schema as Parameters<typeof schemaFaults>[0], value).length === 0;

  test.each(['2022-05-31T17:00:00Z', '2022-05-31T17:00:00.5Z', '2024-02-29T23:59:59.999999999Z'])(
    'the instant %s is one',
    (value) => {
      expect(takes(Instant('when'), value)).toBe(true);
    },
  );

  test.each([
    '2022-06-01T00:00:00+07:00',
    '2022-05-31 17:00:00Z',
    '2022-05-31t17:00:00z',
    '2022-05-31T17:00Z',
    '2022-05-31T23:59:60Z',
    '2022-02-30T00:00:00Z',
    '2022-05-31',
    '01/06/2022',
  ])('the instant %s is none: UTC, RFC 3339, a real day', (value) => {
    expect(takes(Instant('when'), value)).toBe(false);
  });

  test.each([
    ['018f4d3c-7a00-7abc-8def-000000000001', true],
    ['018F4D3C-7A00-7ABC-8DEF-000000000001', false],
    ['urn:uuid:018f4d3c-7a00-7abc-8def-000000000001', false],
    ['00000000-0000-0000-0000-000000000000', false],
    ['17335', false],
  ])('the id %s: %s', (value, fits) => {
    expect(takes(Id('which'), value)).toBe(fits);
  });

  test.each([
    ['17335@before-2025-07-01', true],
    ['17335@from-2025-07-01', true],
    ['17335@from-2030-01-01', true],
    ['17335', false],
    ['40@from-2025-07-01', false],
    ['17335@2022', false],
  ])('the commune %s: %s', (value, fits) => {
    expect(takes(CommuneRef('where'), value)).toBe(fits);
  });
});
