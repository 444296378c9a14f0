import { expect, test } from '@jest/globals';
import { type TProperties, Type } from '@sinclair/typebox';
import { Code, OneOf } from '../common-fields.js';
import { defineEvent } from '../event-contract.js';
import type { JsonSchema } from '../json-schema.js';
import { whoBreaks } from './compatibility.js';
import { compareReleases } from './comparison.js';
import { contractOf, fields, unreleased } from './thing.fixture.js';

const sold = defineEvent({
  type: 'tests.thing.sold',
  topic: 'tests.thing.v1',
  description: 'Sold.',
  data: {},
});
const frozen = (data: TProperties): JsonSchema =>
  JSON.parse(JSON.stringify(contractOf(data).schema)) as JsonSchema;
const release = (version: string, ...schemas: JsonSchema[]) => ({
  version,
  schemas,
  samples: [],
  tampering: [],
});

const { lot: _lot, ...withoutLot } = fields;
const released = [
  release('1.0.0', frozen(fields)),
  release('1.1.0', frozen(withoutLot), JSON.parse(JSON.stringify(sold.schema)) as JsonSchema),
];
const compared = (data: TProperties) =>
  compareReleases({ ...unreleased, events: [contractOf(data), sold], releases: released });

test('each release is told by itself: a field may fit the newest and not the first that had it', () => {
  const [first, second] = compared({ ...fields, lot: Type.Optional(Type.Boolean()) });
  expect(first).toMatchObject({ version: '1.0.0', fine: [] });
  expect(first?.broken).toEqual([
    {
      type: 'tests.thing.bought',
      topic: 'tests.thing.v1',
      changes: expect.arrayContaining([
        { field: 'lot', harm: 'other-values', what: 'type was "string", is "boolean"' },
      ]),
    },
  ]);
  expect(second).toMatchObject({
    version: '1.1.0',
    fine: ['tests.thing.bought.v1', 'tests.thing.sold.v1'],
    broken: [],
  });
});

test('a fact that is declared no longer is broken, without a change to name', () => {
  const [first] = compareReleases({ ...unreleased, events: [sold], releases: released });
  expect(first?.broken).toEqual([{ type: 'tests.thing.bought', topic: 'tests.thing.v1', changes: [] }]);
});

test.each<[string, TProperties, string]>([
  [
    'a new value',
    { ...fields, kind: OneOf(['wifi', 'scanner', 'tv'], 'what') },
    'readers of the release do not know',
  ],
  ['a value less', { ...fields, kind: OneOf(['wifi'], 'what') }, 'carry the value that is gone'],
  ['a required field more', { ...fields, grade: Code('how good') }, 'already lack the field'],
  ['a required field less', { thingId: fields.thingId, lot: fields.lot }, 'refuse, and park, every new fact'],
])('whom %s breaks is said in words', (_what, data, words) => {
  const [first] = compared(data);
  const [change] = first?.broken[0]?.changes ?? [];
  expect(change && whoBreaks(change.harm)).toContain(words);
});
