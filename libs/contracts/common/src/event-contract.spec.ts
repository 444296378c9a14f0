import { describe, expect, test } from '@jest/globals';
import { Type } from '@sinclair/typebox';
import { Code, Id } from './common-fields.js';
import { defineEvent, type EventData, fact, type OwnData, schemaId } from './event-contract.js';

const declaration = {
  type: 'surveys.paper-batch.closed',
  topic: 'surveys.paper-batch.v1',
  description: 'A batch of paper forms was closed.',
  data: { batchId: Id('the batch') },
};

describe('defineEvent', () => {
  test('makes a closed schema of the common fields and its own, named after type and major version', () => {
    const { schema, type, topic } = defineEvent(declaration);
    expect(schema).toMatchObject({
      $id: 'urn:xaso:event:surveys.paper-batch.closed:v1',
      additionalProperties: false,
    });
    expect(schema['$id']).toBe(schemaId(type, topic));
    expect(Object.keys(schema.properties ?? {})).toEqual(
      expect.arrayContaining(['occurredAt', 'synthetic', 'batchId']),
    );
    expect(schema.required).toEqual(expect.arrayContaining(['occurredAt', 'source', 'batchId']));
  });

  test('leaves common fields optional unless the fact always carries them', () => {
    const usual = defineEvent(declaration);
    const placed = defineEvent({ ...declaration, always: ['communeUnitId', 'pillar'] });
    expect(usual.schema.required).not.toContain('communeUnitId');
    expect(placed.schema.required).toEqual(expect.arrayContaining(['communeUnitId', 'pillar']));
    expect(placed.schema.required).not.toContain('hamletId');
    const printed = ({ schema }: typeof usual) => JSON.stringify(schema.properties?.['pillar']);
    expect(printed(usual)).toBe(printed(placed));
  });

  test('gives the compiler the type of the payload', () => {
    const placed = defineEvent({ ...declaration, always: ['pillar'] });
    const own: OwnData<typeof placed> = { batchId: '018f4d3c-7a00-7abc-8def-000000000001' };
    const pillarOf = (data: EventData<typeof placed>): 'government' | 'economy' | 'society' => data.pillar;
    const occurredAt = new Date('2022-04-01T02:00:00Z');
    expect(fact(placed, occurredAt, own)).toEqual({ contract: placed, occurredAt, data: own });
    expect(pillarOf).toHaveLength(1);
  });

  test.each([
    'accepted',
    'surveys.accepted',
    'surveys.response.accepted.again',
    'Surveys.Response.Accepted',
    'surveys.response.went_live',
    'surveys..accepted',
    'surveys.response.-accepted',
  ])('refuses the name %s', (type) => {
    expect(() => defineEvent({ ...declaration, type })).toThrow(
      `${type}: a fact is named <domain>.<aggregate>.<past-verb>`,
    );
  });

  test.each([
    'surveys.response.v1',
    'surveys.paper-batch',
    'surveys.paper-batch.v0',
    'surveys.paper-batch.v01',
    'surveys.paper-batch.1',
    'surveys.paper-batch.v1.closed',
    'surveys-paper-batch.v1',
    'surveysxpaper-batch.v1',
  ])('refuses the topic %s', (topic) => {
    expect(() => defineEvent({ ...declaration, topic })).toThrow(
      `surveys.paper-batch.closed belongs on surveys.paper-batch.v<major>, not on ${topic}`,
    );
  });

  test('refuses to redefine a common field, but not a field that every object has by birth', () => {
    const data = { ...declaration.data, programme: Code('another meaning'), source: Type.Integer() };
    expect(() => defineEvent({ ...declaration, data })).toThrow(
      'surveys.paper-batch.closed redefines common fields: programme, source',
    );
    expect(
      defineEvent({ ...declaration, data: { constructor: Code('who built it') } }).schema.required,
    ).toContain('constructor');
  });
});
