import { describe, expect, test } from '@jest/globals';
import { correctWords, valuesBefore } from './correction.js';

interface Thing {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly since: string;
}
const THING: Thing = { id: 'a', version: 3, title: 'cũ', since: '2022-04-01' };
const TOLD = { fields: ['since'], instead: 'Hãy giải thể rồi ghi lại.' } as const;

describe('a correction', () => {
  test('of words is another state without a fact; what is left out stays', () => {
    const { next, events } = correctWords(THING, { title: 'mới', since: undefined }, TOLD);
    expect({ next, events }).toEqual({ next: { ...THING, title: 'mới', version: 4 }, events: [] });
  });

  test('does not touch what was told to others', () => {
    expect(() => correctWords(THING, { title: 'mới', since: '2022-04-02' }, TOLD)).toThrow(
      expect.objectContaining({
        kind: 'conflict',
        code: 'told-already',
        faults: [expect.objectContaining({ field: 'since', code: 'told-already' })],
      }),
    );
    expect(() => correctWords(THING, { since: '2022-04-02' }, TOLD)).toThrow(TOLD.instead);
    expect(correctWords(THING, { title: 'mới', since: THING.since }, TOLD).next.version).toBe(4);
  });

  test('of nothing is refused', () => {
    for (const nothing of [{}, { title: undefined }, { since: THING.since }])
      expect(() => correctWords(THING, nothing, TOLD)).toThrow(
        expect.objectContaining({ kind: 'invalid', code: 'nothing-to-correct' }),
      );
  });

  test('is written down with what was there before', () => {
    expect(valuesBefore(THING, { title: 'mới', since: undefined })).toEqual({ title: 'cũ' });
  });
});
