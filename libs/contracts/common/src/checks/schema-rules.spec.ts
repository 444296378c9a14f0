import { describe, expect, test } from '@jest/globals';
import { type TSchema, Type } from '@sinclair/typebox';
import { Code, Count, Id } from '../common-fields.js';
import { defineEvent } from '../event-contract.js';
import type { JsonSchema } from '../json-schema.js';
import { personalDataFaults, schemaRuleFaults } from './schema-rules.js';

const schemaWith = (field: string, schema: TSchema): JsonSchema =>
  defineEvent({
    type: 'tests.thing.changed',
    topic: 'tests.thing.v1',
    description: 'A thing changed.',
    data: { [field]: schema },
  }).schema;
const closed = { additionalProperties: false };

describe('a schema that cannot carry personal data', () => {
  test.each<[string, TSchema]>([
    ['formCode', Code('a code')],
    ['month', Type.String({ pattern: '^\\d{4}-\\d{2}$' })],
    ['liveOn', Type.String({ format: 'date' })],
    ['renamedAt', Type.String({ format: 'date-time' })],
    ['notebooks', Count('how many')],
    ['icons', Count('how many')],
    ['telework', Type.Boolean()],
    ['items', Type.Array(Type.Object({ kind: Type.Literal('wifi'), quantity: Count('how many') }, closed))],
    ['score', Type.Union([Type.Number(), Type.Null()])],
  ])('has nothing against %s', (field, schema) => {
    expect(personalDataFaults(schemaWith(field, schema))).toEqual([]);
    expect(schemaRuleFaults(schemaWith(field, schema))).toEqual([]);
  });

  test.each([
    'name',
    'fullName',
    'fullname',
    'sellerName',
    'phone',
    'phoneNumber',
    'phonenumber',
    'respondent_phone',
    'email',
    'cccd',
    'cccdNumber',
    'bhyt',
    'BHYT',
    'dob',
    'birthDate',
    'birthYear',
    'address',
    'homeAddress',
    'diagnosis',
    'diagnosisCode',
    'icd10',
    'note',
    'reviewerNote',
    'comment',
    'photoRef',
    'ethnicity',
    'religion',
    'gpsPoint',
    'latitude',
    'hoTen',
    'soDienThoai',
    'sdt',
    'diaChi',
    'ngaySinh',
    'danToc',
    'ghiChu',
  ])('has no field %s, be it only a code or a number', (field) => {
    expect(personalDataFaults(schemaWith(field, Code('a code')))).toEqual([
      expect.stringContaining(`${field}: "`),
    ]);
    expect(personalDataFaults(schemaWith(field, Count('a number')))).toEqual([
      expect.stringContaining('names an attribute of a person'),
    ]);
  });

  test('has none inside a list or an alternative either', () => {
    const person = Type.Object({ phone: Count('a number') }, closed);
    expect(personalDataFaults(schemaWith('members', Type.Array(person)))).toEqual([
      expect.stringContaining('members[].phone: "phone"'),
    ]);
    expect(personalDataFaults(schemaWith('member', Type.Union([person, Type.Null()])))).toEqual([
      expect.stringContaining('member.phone: "phone"'),
    ]);
  });

  test.each<[string, TSchema]>([
    ['any text', Type.String()],
    ['short text', Type.String({ maxLength: 40 })],
    ['a pattern that takes everything', Type.String({ pattern: '.' })],
    ['a pattern of words', Type.String({ pattern: '^[A-Za-z ]+$' })],
    ['a pattern of letters of any language', Type.String({ pattern: '^[\\p{L} ]+$' })],
    ['text or nothing', Type.Union([Type.String(), Type.Null()])],
    ['anything', Type.Unknown()],
  ])('takes no free text: %s', (_what, schema) => {
    expect(personalDataFaults(schemaWith('value', schema))).toEqual([
      expect.stringContaining('value: it takes free text'),
    ]);
    expect(personalDataFaults(schemaWith('values', Type.Array(schema)))).toEqual([
      expect.stringContaining('values[]: it takes free text'),
    ]);
  });
});

describe('a schema fit for a contract', () => {
  test.each<[string, TSchema, string]>([
    ['an open object', Type.Object({ id: Id('which') }), 'value: the object is open'],
    ['an open object in a list', Type.Array(Type.Object({ id: Id('which') })), 'value[]: the object is open'],
    [
      'free keys',
      Type.Record(Type.String(), Type.Number()),
      'value: the checks do not know the keyword "patternProperties"',
    ],
    ['a list of anything', Type.Unsafe({ type: 'array' }), 'value: say what the items are'],
    [
      'a format that is not checked',
      Type.String({ format: 'uri' }),
      'value: format "uri" is not one of uuid, date, date-time',
    ],
    ['a reference', Type.Ref('elsewhere'), 'value: the checks do not know the keyword "$ref"'],
    [
      'an intersection',
      Type.Intersect([Type.Object({}), Type.Object({})]),
      'value: the checks do not know the keyword "allOf"',
    ],
    ['a negation', Type.Not(Type.Null()), 'value: the checks do not know the keyword "not"'],
  ])('has no %s', (_what, schema, fault) => {
    expect(schemaRuleFaults(schemaWith('value', schema)).join('\n')).toContain(fault);
  });
});
