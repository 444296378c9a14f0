import { describe, expect, test } from '@jest/globals';
import { answersFromJson } from './answers-json.js';
import { fitsType } from './answer-types.js';
import { checkAnswers } from './answers.js';
import type { AnswerType, FormDefinition, FormField } from './form-definition.js';

const choices = ['cash', 'wallet'].map((value) => ({ value, label: value }));
const form: FormDefinition = {
  formId: 'thu',
  version: '1',
  title: 'Thử',
  root: 'data',
  languages: [],
  hash: '',
  repeats: ['/data/member'],
  fields: [
    field('/data/age', 'int', { required: true }),
    field('/data/area', 'decimal'),
    field('/data/on', 'date'),
    field('/data/at', 'dateTime'),
    field('/data/pays', 'select', { choices, required: true }),
    field('/data/kind', 'select1', { choices }),
    field('/data/agrees', 'boolean'),
    field('/data/seen', 'trigger'),
    field('/data/words', 'string'),
    field('/data/place', 'select1'),
    field('/data/member/name', 'string'),
    field('/data/other/name', 'string', { conditional: true, relevant: 'true' }),
  ],
};
const complete = { '/data/age': '40', '/data/pays': 'cash' };

describe('checking answers', () => {
  test('complete answers of the right types have no fault', () => {
    const answers = {
      ...complete,
      '/data/area': '-1.50',
      '/data/on': '2024-02-29',
      '/data/at': '2022-03-15T08:30:00.000+07:00',
      '/data/pays': 'cash wallet',
      '/data/agrees': 'true',
      '/data/seen': 'OK',
      '/data/place': '17335',
      '/data/member/name': 'A',
      '/data/member[2]/name': 'B',
    };
    expect(checkAnswers(form, answers)).toEqual([]);
  });

  test('every unconditionally required answer that is missing or blank is named', () => {
    expect(codes(checkAnswers(form, { '/data/pays': ' ' }))).toEqual([
      '/data/age answer-missing',
      '/data/pays answer-missing',
    ]);
  });

  test.each([
    ['/data/age', 'bốn mươi', 'answer-wrong-type'],
    ['/data/age', '4.5', 'answer-wrong-type'],
    ['/data/area', '1,5', 'answer-wrong-type'],
    ['/data/on', '2022-02-30', 'answer-wrong-type'],
    ['/data/on', '15/03/2022', 'answer-wrong-type'],
    ['/data/at', '2022-03-15', 'answer-wrong-type'],
    ['/data/agrees', 'yes', 'answer-wrong-type'],
    ['/data/kind', 'gold', 'choice-unknown'],
    ['/data/kind', 'cash wallet', 'answer-wrong-type'],
    ['/data/pays', 'cash gold', 'choice-unknown'],
    ['/data/pays', 'cash cash', 'choice-repeated'],
    ['/data/shoe_size', '41', 'field-unknown'],
    ['/data/age[2]', '41', 'field-repeated'],
    ['/data/member[2]/name[3]', 'C', 'field-repeated'],
  ])('%s = %s', (path, value, code) => {
    expect(codes(checkAnswers(form, { ...complete, [path]: value }))).toEqual([`${path} ${code}`]);
  });

  test('a long wrong answer is not repeated in full', () => {
    const [fault] = checkAnswers(form, { ...complete, '/data/age': 'x'.repeat(500) });
    expect(fault?.detail.length).toBeLessThan(120);
  });
});

test.each<[AnswerType, string, boolean]>([
  ['int', '007', true],
  ['int', '-3', true],
  ['int', '99999999999999999999', false],
  ['decimal', '.5', true],
  ['decimal', '1e3', true],
  ['decimal', '1e999', false],
  ['decimal', 'NaN', false],
  ['date', '2023-02-29', false],
  ['date', '0001-01-01', true],
  ['time', '08:30:00.000+07:00', true],
  ['time', '24:00', false],
  ['dateTime', '2022-03-15T08:30Z', true],
  ['dateTime', '2022-03-15 08:30', false],
  ['geopoint', '18.9 105.3 12.5 4.0', true],
  ['geopoint', '118.9 105.3', false],
  ['geotrace', '18.9 105.3 0 0; 18.8 105.2 0 0', true],
  ['geoshape', '18.9 105.3 0 0; biển', false],
  ['trigger', 'yes', false],
  ['binary', 'Ảnh 1.jpg', true],
])('a %s may be %s: %s', (type, text, fits) => {
  expect(fitsType(type, text)).toBe(fits);
});

describe('answers as JSON', () => {
  test('become the text a device would submit', () => {
    const json = {
      age: 40,
      area: 1.5,
      on: '2022-03-15',
      pays: ['cash', 'wallet'],
      kind: 'cash',
      agrees: false,
      seen: true,
      words: '  Đông Lộc '.normalize('NFD'),
      '/data/member/name': 'A',
      '/data/member[2]/name': 'B',
    };
    const { answers, faults } = answersFromJson(form, json);
    expect(faults).toEqual([]);
    expect(answers).toEqual({
      '/data/age': '40',
      '/data/area': '1.5',
      '/data/on': '2022-03-15',
      '/data/pays': 'cash wallet',
      '/data/kind': 'cash',
      '/data/agrees': 'false',
      '/data/seen': 'OK',
      '/data/words': 'Đông Lộc',
      '/data/member/name': 'A',
      '/data/member[2]/name': 'B',
    });
    expect(checkAnswers(form, answers)).toEqual([]);
  });

  test('null, an empty string and an empty array are no answers', () => {
    expect(answersFromJson(form, { age: null, words: '', pays: [], seen: false })).toEqual({
      answers: {},
      faults: [],
    });
  });

  test.each<[string, unknown, string]>([
    ['age', '40', 'answer-wrong-type'],
    ['age', 4.5, 'answer-wrong-type'],
    ['age', true, 'answer-wrong-type'],
    ['area', '1.5', 'answer-wrong-type'],
    ['on', 20220315, 'answer-wrong-type'],
    ['agrees', 'true', 'answer-wrong-type'],
    ['seen', 'OK', 'answer-wrong-type'],
    ['kind', ['cash'], 'answer-wrong-type'],
    ['pays', 'cash', 'answer-wrong-type'],
    ['pays', ['cash wallet'], 'answer-wrong-type'],
    ['pays', [1], 'answer-wrong-type'],
    ['words', { text: 'x' }, 'answer-wrong-type'],
    ['words', undefined, 'answer-wrong-type'],
    ['shoe_size', 41, 'field-unknown'],
    ['/data/shoe_size', 41, 'field-unknown'],
    ['__proto__', 41, 'field-unknown'],
    ['constructor', 41, 'field-unknown'],
    ['name', 'A', 'field-ambiguous'],
  ])('%s: %j is refused and named', (key, value, code) => {
    const { answers, faults } = answersFromJson(form, Object.fromEntries([[key, value]]));
    expect(answers).toEqual({});
    expect(codes(faults)).toEqual([`${key} ${code}`]);
  });

  test('one field under two keys is refused', () => {
    expect(codes(answersFromJson(form, { age: 40, '/data/age': 41 }).faults)).toEqual([
      '/data/age field-repeated',
    ]);
  });

  test.each([[null], [[]], ['text'], [1], [undefined]])('%j is no set of answers', (json) => {
    expect(() => answersFromJson(form, json)).toThrow('đối tượng JSON');
  });
});

function field(path: string, type: AnswerType, more: Partial<FormField> = {}): FormField {
  const name = path.split('/').at(-1) ?? '';
  return {
    path,
    name,
    type,
    label: '',
    required: false,
    conditional: false,
    calculated: false,
    readonly: false,
    ...more,
  };
}

function codes(faults: readonly { field: string; code: string }[]): string[] {
  return faults.map((fault) => `${fault.field} ${fault.code}`);
}
