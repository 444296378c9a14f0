import { describe, expect, test } from '@jest/globals';
import type { KindSchema } from '../../../api/programme/types.gen.js';
import { nameOf } from './kinds.js';
import { contentOf, contentPaths, fieldsOf, shownOf, typedFaults, typedOf } from './schema-form.js';

const schema: KindSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:xaso:register:workshop:v1',
  type: 'object',
  title: 'Hội thảo',
  description: '',
  additionalProperties: false,
  properties: {
    number: {
      type: 'string',
      title: 'Số, ký hiệu',
      description: 'Ví dụ 855/KH',
      minLength: 1,
      maxLength: 500,
    },
    minutes: { type: 'string', title: 'Biên bản', minLength: 1, maxLength: 20_000 },
    on: { type: 'string', title: 'Ngày tổ chức', format: 'date' },
    binding: { type: 'boolean', title: 'Bắt buộc' },
    category: {
      type: 'string',
      title: 'Nhóm',
      description: 'youth: người trẻ; other: khác',
      enum: ['youth', 'other', 'new'],
    },
    quantity: { type: 'integer', title: 'Số lượng', minimum: 1 },
    participants: { type: 'array', title: 'Thành phần', items: { type: 'string' } },
  },
  required: ['number', 'on', 'binding'],
};
const vi = fieldsOf(schema, 'vi');

describe('the form of a kind', () => {
  test('asks for each field as its schema says', () => {
    expect(vi.map(({ name, look, required }) => [name, look, required])).toEqual([
      ['number', 'line', true],
      ['minutes', 'prose', false],
      ['on', 'day', true],
      ['binding', 'truth', true],
      ['category', 'choice', false],
      ['quantity', 'number', false],
      ['participants', 'lines', false],
    ]);
    expect(vi[0]).toMatchObject({ title: 'Số, ký hiệu', hint: 'Ví dụ 855/KH', maxLength: 500 });
  });

  test('names the words of a choice as the description does; one that it does not name stays as it is', () => {
    expect(vi[4]?.choices.map(({ label }) => label)).toEqual(['Người trẻ', 'Khác', 'new']);
    expect(vi[4]?.hint).toBeNull();
    expect(fieldsOf(schema, 'en')[4]).toMatchObject({
      title: 'Group',
      choices: [{ label: 'Young people' }, { label: 'Other' }, { label: 'new' }],
    });
  });

  test('sends what was typed in its types, and leaves out what was left empty', () => {
    const typed = {
      number: ' 855/KH ',
      minutes: ' ',
      on: '2022-06-01',
      binding: 'true',
      category: 'youth',
      quantity: '1.200',
      participants: 'Sở Y tế\n\n Sở Nội vụ ',
    };
    const content = {
      number: '855/KH',
      on: '2022-06-01',
      binding: true,
      category: 'youth',
      quantity: 1200,
      participants: ['Sở Y tế', 'Sở Nội vụ'],
    };
    expect(contentOf(vi, typed)).toEqual(content);
    expect(contentOf(vi, typedOf(vi, content))).toEqual(content);
    expect(contentOf(vi, typedOf(vi))).toEqual({ binding: false });
  });

  test('says what is missing and what is no number, at its field', () => {
    const messages = { missing: 'thiếu', number: 'không phải số' };
    expect(typedFaults(vi, { ...typedOf(vi), quantity: 'ba' }, messages)).toEqual({
      'content.number': 'thiếu',
      'content.on': 'thiếu',
      'content.quantity': 'không phải số',
    });
  });

  test('knows where a service says what is wrong', () => {
    expect(contentPaths(vi.slice(5), { participants: 'a\nb' })).toEqual([
      'content.quantity',
      'content.participants',
      'content.participants.0',
      'content.participants.1',
    ]);
  });
});

test('an entry is shown in words', () => {
  const words = { yes: 'Có', no: 'Không', day: (day: string) => day.split('-').reverse().join('/') };
  const shown = (index: number, value: unknown) => {
    const field = vi[index];
    return field ? shownOf(field, value, words) : undefined;
  };
  expect([
    shown(2, '2022-06-01'),
    shown(3, false),
    shown(4, 'other'),
    shown(5, 1200),
    shown(6, ['A', 'B']),
    shown(0, undefined),
  ]).toEqual(['01/06/2022', 'Không', 'Khác', '1.200', 'A; B', null]);
});

test('an entry is known by what it says, in one line', () => {
  expect(nameOf('document', { number: '855/KH', about: 'kế hoạch\nthí điểm' })).toBe(
    '855/KH · kế hoạch thí điểm',
  );
  expect(nameOf('lesson', { text: 'a'.repeat(300) })).toHaveLength(140);
  expect(nameOf('award', {})).toBe('');
});
