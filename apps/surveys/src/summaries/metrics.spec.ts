import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type Answers, indicatorCount } from '../forms/form-definition.js';
import { parseForm } from '../forms/xform.js';
import { MetricTally } from './metrics.js';

const XHS = parseForm(readFileSync(new URL('../../questionnaires/XHS.xml', import.meta.url), 'utf8'));
const HERE = '17335@before-2025-07-01';
const THERE = '17071@before-2025-07-01';
const PHONES = 'society.survey-smartphones';
const CASHLESS = 'society.survey-cashless';

const phones = (users: string, adults: string): Answers => ({
  '/data/household/smartphone_users': users,
  '/data/household/adults': adults,
});
const pays = (how: string): Answers => ({ '/data/safety/payments': how });
const times = (count: number, answers: Answers): Answers[] => Array.from({ length: count }, () => answers);

function cells(forms: readonly Answers[], communeUnitId = HERE) {
  const tally = new MetricTally(XHS);
  tally.add(forms.map((answers) => ({ communeUnitId, answers })));
  return tally.cells();
}

describe('what accepted forms come to', () => {
  test('the share of the answers that hold a value that counts, of those answered', () => {
    const forms = [...times(3, pays('cash')), ...times(2, pays('cash wallet transfer')), ...times(4, {})];
    expect(cells(forms)).toEqual([
      { indicator: CASHLESS, communeUnitId: HERE, numerator: 2, denominator: 5, responses: 5 },
    ]);
  });

  test('the sum of a number over the sum of another, of the forms that have both', () => {
    const forms = [
      ...times(4, phones('2', '3')),
      phones('0', '2'),
      { '/data/household/smartphone_users': '9' },
    ];
    expect(cells(forms)).toEqual([
      { indicator: PHONES, communeUnitId: HERE, numerator: 8, denominator: 14, responses: 5 },
    ]);
  });

  test('each commune by itself, in portions or at once, by indicator and commune', () => {
    const tally = new MetricTally(XHS);
    for (const communeUnitId of [HERE, THERE])
      for (const answers of times(5, { ...pays('wallet'), ...phones('1', '1') }))
        tally.add([{ communeUnitId, answers }]);
    expect(tally.cells().map(({ indicator, communeUnitId }) => [indicator, communeUnitId])).toEqual([
      [CASHLESS, THERE],
      [CASHLESS, HERE],
      [PHONES, THERE],
      [PHONES, HERE],
    ]);
  });

  test('nobody uses it is 0; nobody answered is nothing at all', () => {
    expect(cells(times(5, pays('cash')))).toMatchObject([{ numerator: 0, denominator: 5 }]);
    expect(cells(times(5, {}))).toEqual([]);
    expect(cells(times(5, phones('0', '0')))).toEqual([]);
  });

  test('fewer than five forms say nothing outside, not even that nobody uses it', () => {
    const hidden = [{ indicator: CASHLESS, communeUnitId: HERE, suppressed: true }];
    expect(cells(times(4, pays('wallet')))).toEqual(hidden);
    expect(cells([...times(4, pays('cash')), ...times(20, {})])).toEqual(hidden);
    expect(cells(times(4, phones('0', '0')))).toMatchObject([{ suppressed: true }]);
  });

  test.each([
    ['a choice that is none', pays('gold')],
    ['a negative number', phones('-1', '3')],
    ['a fraction', phones('1.5', '3')],
    ['a number beyond belief', phones('1', '99999999999')],
    ['words', phones('hai', '3')],
  ])('%s is no answer', (_, answers) => {
    expect(cells(times(6, answers))).toEqual([]);
  });

  test('a form without indicators comes to nothing', () => {
    const fields = XHS.fields.map(({ indicator: _, ...field }) => field);
    const tally = new MetricTally({ ...XHS, fields });
    tally.add([{ communeUnitId: HERE, answers: pays('wallet') }]);
    expect(tally.cells()).toEqual([]);
    expect(indicatorCount({ ...XHS, fields })).toBe(0);
  });
});
