import { describe, expect, test } from '@jest/globals';
import { refusal } from '@xaso/testing/refusal';
import { part } from '../../common/pilot-part.fixture.js';
import { register, withdraw } from '../../enrolments/enrolment.js';
import { pointsOf, pointsText, tenthsOf } from './points.js';
import { assertEntries, assertUnmoved, changesOf, type Entry, type Score } from './score.js';

const entry = (changes: Partial<Entry> = {}): Entry => ({
  enrolmentId: part.id,
  stage: 'after',
  tenths: 70,
  answers: null,
  field: 'scores.0.after',
  ...changes,
});
const score = (changes: Partial<Score> = {}): Score => ({
  enrolmentId: part.id,
  stage: 'after',
  tenths: 70,
  via: 'list',
  answers: null,
  ...changes,
});

describe('points', () => {
  test('of 0 to 10 with one decimal are scores, and nothing else is', () => {
    expect([0, 0.1, 6.7, 8.3, 10].map(tenthsOf)).toEqual([0, 1, 67, 83, 100]);
    expect([-0.1, 10.1, 6.75, 100, Number.NaN].map(tenthsOf)).toEqual(Array.from({ length: 5 }));
    expect([pointsOf(67), pointsText(67), pointsText(70)]).toEqual([6.7, '6,7', '7']);
  });
});

describe('scores that change something', () => {
  test('are those that are new, others or gone', () => {
    expect(changesOf([entry()], [])).toMatchObject([{ was: null }]);
    expect(changesOf([entry()], [score()])).toEqual([]);
    expect(changesOf([entry()], [score({ stage: 'before' })])).toHaveLength(1);
    expect(changesOf([entry({ tenths: 0 })], [score()])).toMatchObject([{ was: 70 }]);
    expect(changesOf([entry({ tenths: null })], [score()])).toMatchObject([{ was: 70 }]);
  });

  test('nothing is not the score 0', () => {
    expect(changesOf([entry({ tenths: 0 })], [])).toHaveLength(1);
    expect(changesOf([entry({ tenths: null })], [])).toEqual([]);
  });

  test('the same answers in another order are the same, others of the same score are not', () => {
    const answers = [
      { questionId: 'a', chosen: [1, 2] },
      { questionId: 'b', chosen: [1] },
    ];
    const again = [answers[1] ?? entry(), { questionId: 'a', chosen: [2, 1, 1] }] as Entry['answers'];
    expect(changesOf([entry({ answers: again })], [score({ answers })])).toEqual([]);
    expect(changesOf([entry({ answers: [] })], [score({ answers })])).toHaveLength(1);
    expect(changesOf([entry({ answers: [] })], [score()])).toHaveLength(1);
  });
});

describe('scores of a class', () => {
  const enrolment = register(
    part,
    { classId: 'k', curriculum: 'C5', pillar: 'economy', personId: 'p', group: 'farmers', walkIn: false },
    new Date(0),
  ).next;
  const of = (one = enrolment) => new Map([[one.id, one]]);

  test('are of people who are in it, each once', () => {
    const before = entry({ stage: 'before', field: 'scores.0.before' });
    expect(() => assertEntries('k', [entry(), before], of())).not.toThrow();
    expect(refusal(() => assertEntries('k', [entry(), entry({ field: 'scores.1.after' })], of()))).toEqual({
      is: 'invalid scores-invalid',
      faults: ['scores.1.after score-twice'],
    });
    expect(refusal(() => assertEntries('other', [entry()], of())).faults).toEqual([
      'scores.0.after enrolment-unknown',
    ]);
    const gone = withdraw(enrolment, 'other', new Date(0)).next;
    expect(refusal(() => assertEntries('k', [entry()], of(gone))).faults).toEqual([
      'scores.0.after enrolment-withdrawn',
    ]);
  });
});

describe('scores that were read before', () => {
  const told = (was: number | null | undefined, scores: readonly Score[], tenths: number | null = 70) =>
    refusal(() => assertUnmoved([entry({ was, tenths })], scores));

  test('are refused where somebody scored otherwise since, by their place', () => {
    const refused = {
      is: 'conflict scores-changed-meanwhile',
      faults: ['scores.0.after score-changed'],
    };
    expect(told(50, [score({ tenths: 60 })])).toEqual(refused);
    expect(told(null, [score({ tenths: 60 })])).toEqual(refused);
    expect(told(60, [])).toEqual(refused);
  });

  test('are taken where they stand as they were read, where they say nothing, and where the same was written', () => {
    for (const [was, scores] of [
      [60, [score({ tenths: 60 })]],
      [null, []],
      [undefined, [score({ tenths: 60 })]],
      [50, [score({ tenths: 70 })]],
      [50, [score({ tenths: 60, stage: 'before' }), score({ tenths: 50 })]],
    ] as const)
      expect(() => assertUnmoved([entry({ was })], scores)).not.toThrow();
  });
});
