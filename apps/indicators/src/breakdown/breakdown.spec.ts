import { describe, expect, test } from '@jest/globals';
import { definitions, undescribed } from '../figures/catalogue.js';
import type { FigureDefinition } from '../figures/figure.js';
import type { Sum } from '../figures/reading.js';
import { breakdown } from './breakdown.js';
import { byProvince } from './roll-up.js';
import { suppress } from './suppression.js';

const old = (code: string) => `${code}@before-2025-07-01`;
const now = (code: string) => `${code}@from-2025-07-01`;
/** Divided between 13324 and 13330 of today; 13345 and 13327 went whole into one of them each. */
const DIVIDED = old('13324');
const NO_CONVERSION = old('07732');

const survey = definitions.get('survey.all') as FigureDefinition;
const people: FigureDefinition = { ...undescribed('x.people', 'external', 'people'), kind: 'count' };
const sum = (commune: string, numerator: number, denominator = 0): Sum => ({
  programme: 'p',
  indicator: 'i',
  commune,
  numerator,
  denominator,
  events: 1,
  synthetic: false,
  asOf: new Date(0),
});
const material = (...sums: Sum[]) => ({ sums, observations: [] });
const values = (cells: readonly { unitId: string | null; value: number | null }[]) =>
  cells.map(({ unitId, value }) => [unitId, value]);

describe('small cells', () => {
  const none = [false, false, false];
  test.each([
    ['nothing small', [5, 10, 20], 35, none, false],
    ['zero is shown', [0, 10, 20], 30, none, false],
    ['the smallest other goes with the only small one', [3, 10, 20], 33, [true, true, false], false],
    ['zero hides nobody, so it is not the other', [3, 0, 20], 23, [true, false, true], false],
    ['two small ones hide each other', [3, 2, 20], 25, [true, true, false], false],
    ['two of one person do not, and take a third', [1, 1, 20, 30], 52, [true, true, true, false], false],
    ['nor two of four persons', [4, 4, 20], 28, [true, true, true], false],
    ['a small total goes with all its cells', [3, 0, 1], 4, [true, false, true], true],
    ['a single small cell takes the total with it', [4], 4, [true], true],
    ['a single cell that is not small is shown', [5], 5, [false], false],
    ['without a total only the small ones go', [3, 10], null, [true, false], false],
    ['what was not measured stays so', [null, 10, 3], 13, [false, true, true], false],
  ])('%s', (_what, counts, total, cells, hidden) => {
    expect(suppress(counts, total)).toEqual({ cells, total: hidden });
  });

  test('what is withheld for another reason takes another with it, too', () => {
    expect(suppress([8, 10, 20], 38, [true]).cells).toEqual([true, true, false]);
  });
});

describe('by commune', () => {
  test('as recorded, each with its ratio, and the total of all', () => {
    const { cells, total, unconverted } = breakdown(
      survey,
      material(sum(old('17335'), 54, 50), sum(old('17071'), 53, 50), sum('', 0, 10)),
      'recorded',
    );
    expect(cells.map(({ unitId, name, percent }) => [unitId, name, percent])).toEqual([
      [null, null, 0],
      [old('17071'), 'Xã Minh Hợp', 106],
      [old('17335'), 'Xã Thành Sơn', 108],
    ]);
    expect(total).toMatchObject({ numerator: 107, denominator: 110, percent: 97.27 });
    expect(unconverted).toEqual([]);
  });

  test('in units of today, where whole communes went into them', () => {
    const { cells, total } = breakdown(
      survey,
      material(sum(old('17335'), 54, 50), sum(old('17332'), 6, 50), sum(now('17071'), 1, 2)),
      'today',
    );
    expect(cells.map(({ unitId, name, numerator, from }) => [unitId, name, numerator, from])).toEqual([
      [now('17071'), 'Xã Minh Hợp', 1, [now('17071')]],
      [now('17335'), 'Xã Thành Bình Thọ', 60, [old('17332'), old('17335')]],
    ]);
    expect(total).toMatchObject({ numerator: 61, denominator: 102 });
  });

  test('a divided commune is listed with its successors, which get no figure', () => {
    const { cells, unconverted, total } = breakdown(
      survey,
      material(sum(DIVIDED, 9, 10), sum(old('13345'), 5, 10), sum(NO_CONVERSION, 2, 10)),
      'today',
    );
    expect(cells).toMatchObject([
      { unitId: now('13324'), numerator: null, percent: null, reason: 'predecessor-not-convertible' },
    ]);
    expect(unconverted.map(({ unitId, conversion, numerator }) => [unitId, conversion, numerator])).toEqual([
      [NO_CONVERSION, 'no-official-conversion', 2],
      [DIVIDED, 'partial', 9],
    ]);
    expect(unconverted[1]?.successors.map(({ unitId }) => unitId)).toEqual([now('13324'), now('13330')]);
    expect(unconverted[1]?.conversionVi).toContain('Không quy đổi được');
    expect(total).toMatchObject({ numerator: 16, denominator: 30 });
  });
});

describe('by commune, of persons', () => {
  test('small cells are withheld and say why', () => {
    const { cells, total } = breakdown(
      people,
      material(sum(old('17335'), 3), sum(old('17071'), 8), sum(old('17878'), 20)),
      'recorded',
    );
    expect(values(cells)).toEqual([
      [old('17071'), null],
      [old('17335'), null],
      [old('17878'), 20],
    ]);
    expect(cells[0]).toMatchObject({ suppressed: true, reason: 'suppressed' });
    expect(total).toMatchObject({ value: 31, suppressed: false });
  });

  test('a unit of today does not give away the one commune of it that is withheld', () => {
    // Recorded: 17332 (3) and 17071 (8) are withheld, 17335 (20) is shown: 23 less 20 would be the 3.
    const { cells } = breakdown(
      people,
      material(sum(old('17332'), 3), sum(old('17335'), 20), sum(old('17071'), 8), sum(old('17878'), 50)),
      'today',
    );
    expect(values(cells)).toEqual([
      [now('17071'), null],
      [now('17335'), null],
      [now('17878'), 50],
    ]);
  });
});

describe('by province', () => {
  test('whole communes count for their province of today, all of them for the country', () => {
    const { provinces, country, unconverted } = byProvince(
      survey,
      material(
        sum(old('17335'), 54, 50),
        sum(old('17071'), 53, 50),
        sum(DIVIDED, 9, 10),
        sum(old('13345'), 5, 10),
      ),
    );
    expect(provinces).toHaveLength(34);
    const measured = provinces.filter(({ communes, unconverted }) => communes + unconverted > 0);
    expect(
      measured.map(({ name, numerator, converted, reason }) => [
        name,
        numerator,
        converted.numerator,
        reason,
      ]),
    ).toEqual([
      ['Tỉnh Nghệ An', 107, 107, null],
      ['Tỉnh Ninh Bình', null, 5, 'unconverted-communes'],
    ]);
    expect(provinces.find(({ name }) => name === 'Tỉnh Cà Mau')).toMatchObject({
      numerator: null,
      reason: 'no-facts',
    });
    expect(country).toMatchObject({ numerator: 121, denominator: 120, percent: 100.83 });
    expect(unconverted).toMatchObject([{ unitId: DIVIDED, numerator: 9, conversion: 'partial' }]);
  });

  test('small provinces of persons are withheld', () => {
    const { provinces } = byProvince(
      people,
      material(sum(old('17335'), 3), sum(old('13345'), 9), sum(now('00004'), 50)),
    );
    const hidden = provinces.filter(({ suppressed }) => suppressed);
    expect(hidden.map(({ name, value, converted }) => [name, value, converted.value])).toEqual([
      ['Tỉnh Nghệ An', null, null],
      ['Tỉnh Ninh Bình', null, null],
    ]);
  });
});
