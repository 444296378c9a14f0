import { describe, expect, test } from '@jest/globals';
import { type TProperties, Type } from '@sinclair/typebox';
import { Code, Count, Id, OneOf } from '../common-fields.js';
import { defineEvent } from '../event-contract.js';
import type { JsonSchema } from '../json-schema.js';
import { breakingChanges } from './compatibility.js';

const REASONS = ['duplicate', 'invalid'] as const;
const quota = (more: TProperties = {}) =>
  Type.Object({ target: Count('planned'), ...more }, { additionalProperties: false });
const fields = {
  responseId: Id('the form'),
  reasonCode: OneOf(REASONS, 'why'),
  hint: Type.Optional(Code('a hint')),
  quotas: Type.Array(quota()),
  score: Type.Union([Type.Number(), Type.Null()]),
};
const { responseId, reasonCode, hint, quotas, score } = fields;

/** As a release keeps it: plain JSON. */
function schemaOf(data: TProperties): JsonSchema {
  const contract = defineEvent({
    type: 'tests.thing.changed',
    topic: 'tests.thing.v1',
    description: 'A thing changed.',
    data,
  });
  return JSON.parse(JSON.stringify(contract.schema)) as JsonSchema;
}
const released = schemaOf(fields);
const changes = (data: TProperties) => breakingChanges(released, schemaOf(data));

describe('within a major version it is allowed', () => {
  test.each<[string, TProperties]>([
    ['to change nothing', fields],
    ['to add an optional field', { ...fields, added: Type.Optional(Code('new')) }],
    ['to remove an optional field', { responseId, reasonCode, quotas, score }],
    [
      'to add an optional field inside a list',
      { ...fields, quotas: Type.Array(quota({ weight: Type.Optional(Count('new')) })) },
    ],
    [
      'to describe a field in other words',
      { ...fields, responseId: Id('the filled form'), reasonCode: OneOf(REASONS, 'the reason') },
    ],
    [
      'to list the same values in another order',
      { ...fields, reasonCode: OneOf(['invalid', 'duplicate'], 'why') },
    ],
    ['to list the fields in another order', { quotas, hint, score, reasonCode, responseId }],
  ])('%s', (_what, data) => {
    expect(changes(data)).toEqual([]);
  });
});

describe('within a major version it is refused', () => {
  const open = Type.Object({ target: Count('planned') });
  test.each<[string, TProperties, string]>([
    [
      'to remove a required field',
      { reasonCode, hint, quotas, score },
      'responseId: removed, but readers rely on it',
    ],
    [
      'to add a required field',
      { ...fields, added: Code('new') },
      'added: added as required, but old facts lack it',
    ],
    [
      'to make an optional field required',
      { ...fields, hint: Code('a hint') },
      'hint: became required: old facts lack it',
    ],
    [
      'to make a required field optional',
      { ...fields, responseId: Type.Optional(responseId) },
      'responseId: became optional: readers rely on it',
    ],
    [
      'to change a type',
      { ...fields, responseId: Count('a number now') },
      'responseId: type was "string", is "integer"',
    ],
    [
      'to change the type of an optional field',
      { ...fields, hint: Type.Optional(Type.Boolean()) },
      'hint: type was "string", is "boolean"',
    ],
    [
      'to remove a value of a list',
      { ...fields, reasonCode: OneOf(['duplicate'], 'why') },
      'reasonCode: enum was ["duplicate","invalid"], is ["duplicate"]',
    ],
    [
      'to add a value to a list',
      { ...fields, reasonCode: OneOf([...REASONS, 'late'], 'why') },
      'reasonCode: enum was ["duplicate","invalid"], is ["duplicate","invalid","late"]',
    ],
    [
      'to narrow a pattern',
      { ...fields, hint: Type.Optional(Type.String({ pattern: '^[a-z]+$' })) },
      'hint: pattern was',
    ],
    ['to drop a pattern', { ...fields, hint: Type.Optional(Type.String()) }, 'hint: pattern was'],
    [
      'to raise a minimum',
      {
        ...fields,
        quotas: Type.Array(
          Type.Object({ target: Type.Integer({ minimum: 1 }) }, { additionalProperties: false }),
        ),
      },
      'quotas[].target: minimum was 0, is 1',
    ],
    [
      'to require a field inside a list',
      { ...fields, quotas: Type.Array(quota({ weight: Count('new') })) },
      'quotas[].weight: added as required',
    ],
    [
      'to open an object',
      { ...fields, quotas: Type.Array(open) },
      'quotas[]: additionalProperties was false, is absent',
    ],
    [
      'to make a list of a value',
      { ...fields, responseId: Type.Array(responseId) },
      'responseId: type was "string", is "array"',
    ],
    [
      'to say no longer what a list holds',
      { ...fields, quotas: Type.Unsafe({ type: 'array' }) },
      'quotas[]: kinds of items were 1, are 0',
    ],
    ['to take an alternative away', { ...fields, score: Type.Number() }, 'score: alternatives were 2, are 0'],
    [
      'to change an alternative',
      { ...fields, score: Type.Union([Type.Integer(), Type.Null()]) },
      'score: type was "number", is "integer"',
    ],
  ])('%s', (_what, data, fault) => {
    expect(changes(data).join('\n')).toContain(fault);
  });
});

test('a field that comes back in another shape is met in the release that had it', () => {
  const first = schemaOf(fields);
  const second = schemaOf({ responseId, reasonCode, quotas, score });
  const third = schemaOf({ ...fields, hint: Type.Optional(Count('a number now')) });
  expect(breakingChanges(second, third)).toEqual([]);
  expect(breakingChanges(first, third).join()).toContain('hint: type was "string", is "integer"');
});
