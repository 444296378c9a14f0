import { describe, expect, test } from '@jest/globals';
import { Type } from '@sinclair/typebox';
import { Code, OneOf } from '../common-fields.js';
import { commonCoverageFaults, coverageFaults } from './coverage.js';
import type { GoldenSample } from './golden-samples.js';
import { contract, contractOf, fields, sampleOf, samples } from './thing.fixture.js';

const all = (payload: Readonly<Record<string, unknown>>) => samples.map((_, n) => sampleOf(n, {}, payload));

describe('samples that cover their contract', () => {
  test('show each optional field given and left out, and each value of its lists', () => {
    expect(coverageFaults(contract, samples)).toEqual([]);
    expect(commonCoverageFaults([contract], samples)).toEqual([]);
  });

  test.each<[string, readonly GoldenSample[], string]>([
    ['there are none', [], 'it has no sample'],
    ['a value of a list is not shown', [sampleOf(0), sampleOf(2)], 'kind: no sample says "scanner"'],
    ['an optional field is never given', samples.slice(1), 'lot: no sample gives it'],
    [
      'an optional field is always given',
      all({ lot: 'B' }),
      'lot: it is optional, but no sample leaves it out',
    ],
  ])('do not when %s', (_what, some, fault) => {
    expect(coverageFaults(contract, some)).toEqual([fault]);
  });

  test.each<[string, Readonly<Record<string, unknown>>, string[]]>([
    ['demonstration data', { synthetic: false }, ['synthetic: no sample says true']],
    [
      'each way in',
      { source: 'online' },
      ['offline-sync', 'excel', 'paper'].map((it) => `source: no sample says "${it}"`),
    ],
  ])('show together %s', (_what, payload, faults) => {
    expect(commonCoverageFaults([contract], all(payload))).toEqual(faults);
  });

  test('show what stands inside lists too', () => {
    const item = Type.Object(
      { unit: OneOf(['set', 'piece'], 'unit'), lot: Type.Optional(Code('where it is from')) },
      { additionalProperties: false },
    );
    const listed = contractOf({
      ...fields,
      items: Type.Array(item),
      tags: Type.Array(OneOf(['new', 'used'], 'state')),
    });
    const payload = { items: [{ unit: 'set' }], tags: ['new'] };
    const some = samples.map((sample) => ({ ...sample, value: { ...sample.value, ...payload } }));
    expect(coverageFaults(listed, some)).toEqual([
      'items[].lot: no sample gives it',
      'items[].unit: no sample says "piece"',
      'tags: no sample says "used"',
    ]);
  });

  test('need no list of facts when there is none', () => {
    expect(commonCoverageFaults([], [])).toEqual([]);
  });
});
