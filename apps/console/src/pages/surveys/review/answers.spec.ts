import { describe, expect, test } from '@jest/globals';
import type { FormField } from '../surveys.types.js';
import { answered, faultsElsewhere } from './answers.js';

const field = (name: string, changes: Partial<FormField> = {}): FormField => ({
  path: `/data/${name}`,
  name,
  type: 'string',
  label: `Hỏi ${name}`,
  required: false,
  calculated: false,
  readonly: false,
  ...changes,
});
const choices = [
  { value: 'yes', label: 'Có' },
  { value: 'no', label: 'Không' },
];

describe('answers by question', () => {
  test('stand in the order of the form, choices in words, and what was not answered is empty', () => {
    const questions = answered(
      [field('a', { choices }), field('b'), field('c', { choices })],
      { '/data/c': 'yes no', '/data/a': 'no' },
      [],
    );
    expect(questions.map(({ label, answer }) => [label, answer])).toEqual([
      ['Hỏi a', 'Không'],
      ['Hỏi b', null],
      ['Hỏi c', 'Có; Không'],
    ]);
  });

  test('leave notes out, and keep what the form does not know', () => {
    const questions = answered([field('note', { readonly: true })], { '/data/old': '1' }, []);
    expect(questions.map(({ label, answer }) => [label, answer])).toEqual([['/data/old', '1']]);
  });

  test('are numbered where a group repeats', () => {
    const questions = answered([field('age')], { '/data/age': '5', '/data/age[2]': '7' }, []);
    expect(questions.map(({ repetition, answer }) => [repetition, answer])).toEqual([
      [null, '5'],
      [2, '7'],
    ]);
  });

  test('have their faults beside them; the others are told apart', () => {
    const faults = [
      { field: '/data/a', code: 'x', detail: 'sai' },
      { field: 'answers.b', code: 'x', detail: 'thiếu' },
      { field: 'capturedAt', code: 'late', detail: 'muộn' },
    ];
    const questions = answered([field('a'), field('b')], { '/data/a': '1' }, faults);
    expect(questions.map((one) => one.faults.map(({ detail }) => detail))).toEqual([['sai'], ['thiếu']]);
    expect(faultsElsewhere(questions, faults).map(({ detail }) => detail)).toEqual(['muộn']);
  });
});
