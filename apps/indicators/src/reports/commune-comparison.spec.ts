import { describe, expect, test } from '@jest/globals';
import { breakdown } from '../breakdown/breakdown.js';
import { definitions } from '../figures/catalogue.js';
import { communeComparison, type CommuneComparisonInput, type CommuneNumbers } from './commune-comparison.js';
import { tablesOf } from './report.js';
import {
  DIVIDED,
  HEAD,
  MINH_HOP,
  PROGRAMME,
  prose,
  rows,
  table,
  THANH_SON,
  UNNAMED,
} from './reports.fixture.js';

const UNITS = 'Xã khi ghi nhận số liệu và đơn vị hiện nay';
const GAPS = 'Xã chưa có số liệu và lý do';
const nothing = { numerator: null, denominator: null, percent: null, value: null };
const value = (unitId: string, count: number | null, suppressed = false): CommuneNumbers => ({
  ...nothing,
  unitId,
  value: suppressed ? null : count,
  suppressed,
  reasonVi: count === null ? 'Không đo được (chưa thu thập).' : null,
});

function defined(indicator: string) {
  const definition = definitions.get(indicator);
  if (!definition) throw new Error(`No figure ${indicator}`);
  return definition;
}
const people = { ...defined('health.smart-participants'), method: 'external', synthetic: false };

const compare = (communes: readonly string[], figures: CommuneComparisonInput['figures']) =>
  communeComparison({ head: HEAD, programme: PROGRAMME, communes, figures });

describe('communes beside each other', () => {
  test('take the breakdown of a figure as the service gives it', () => {
    const figure = defined('survey.government');
    const fact = {
      programme: PROGRAMME.code,
      indicator: figure.indicator,
      events: 54,
      synthetic: true,
      asOf: new Date(0),
    };
    const sums = [
      { ...fact, commune: THANH_SON, numerator: 54, denominator: 50 },
      { ...fact, commune: MINH_HOP, numerator: 53, denominator: 50 },
    ];
    const { cells, total } = breakdown(figure, { sums, observations: [] }, 'recorded');
    const report = compare([], [{ ...figure, synthetic: true, cells, total }]);
    const compared = table(report, 'Chỉ tiêu theo xã');
    expect(compared.columns.map(({ title }) => title)).toEqual([
      'TT',
      'Chỉ tiêu',
      'Đơn vị',
      'Xã Minh Hợp',
      'Xã Thành Sơn',
      'Chung',
    ]);
    expect(rows(compared)).toEqual([
      ['1', 'Phiếu khảo sát chính quyền số (*)', '%', '106\u00a0%', '108\u00a0%', '107\u00a0%'],
      ['', '– tử số', 'phiếu', '53', '54', '107'],
      ['', '– mẫu số', 'phiếu', '50', '50', '100'],
    ]);
    expect(report.synthetic).toBe(true);
  });

  test('withhold small numbers, and say what the sign means', () => {
    const cells = [value(THANH_SON, 3, true), value(MINH_HOP, 90, true)];
    const compared = table(
      compare([], [{ ...people, cells, total: { ...nothing, value: 93 } }]),
      'Chỉ tiêu theo xã',
    );
    expect(rows(compared)[0]?.slice(3)).toEqual(['…', '…', '93']);
    expect(compared.notes.join()).toContain('“…”: không hiển thị vì đếm ít hơn 5 người');
  });

  test('without a number have none, and the reason is told once for all of them', () => {
    const cells = [value(THANH_SON, null)];
    const report = compare([THANH_SON, MINH_HOP, UNNAMED], [{ ...people, cells, total: nothing }]);
    expect(rows(table(report, 'Chỉ tiêu theo xã'))[0]?.slice(3)).toEqual(
      Array.from({ length: 4 }, () => 'chưa có số liệu'),
    );
    expect(rows(table(report, GAPS))).toEqual([
      ['1', 'Người tham gia mô hình y tế thông minh', 'Xã Thành Sơn', 'Không đo được (chưa thu thập).'],
      [
        '2',
        'Người tham gia mô hình y tế thông minh',
        'Xã Minh Hợp; Thị trấn Phù Yên',
        'Chưa có dữ kiện nào ghi cho xã này.',
      ],
    ]);
  });

  test('that are more than a page is wide get tables of their own, each with the total', () => {
    const communes = [THANH_SON, MINH_HOP, '17878@before-2025-07-01', DIVIDED, UNNAMED];
    const report = compare(communes, [{ ...people, cells: [], total: { ...nothing, value: 93 } }]);
    const [first, second] = tablesOf(report);
    expect(first?.title).toBe('Chỉ tiêu theo xã (Xã Thành Sơn, Xã Minh Hợp, Xã Khánh Hợp, Xã Hải Lạng)');
    expect(second?.columns.map(({ title }) => title).slice(3)).toEqual(['Thị trấn Phù Yên', 'Chung']);
  });
});

describe('what became of the communes', () => {
  test('is their unit of today where it took them over whole', () => {
    expect(rows(table(compare([THANH_SON], []), UNITS))).toEqual([
      [
        '1',
        'Xã Thành Sơn, Huyện Anh Sơn, Tỉnh Nghệ An',
        '17335',
        'Xã Thành Bình Thọ, Tỉnh Nghệ An',
        '17335',
        'Nhập toàn bộ.',
      ],
    ]);
  });

  test('cannot be converted where they were divided or the official conversion is silent, with the reason', () => {
    expect(rows(table(compare([DIVIDED, UNNAMED], []), UNITS)).map((row) => row.slice(3))).toEqual([
      ['không quy đổi được', '–', 'Xã đã chia cho nhiều đơn vị: Xã Hải Hoà; Xã Hải Lạng; Xã Ba Chẽ.'],
      ['không quy đổi được', '–', 'Bảng chuyển đổi chính thức không có dòng nào cho xã này.'],
    ]);
  });

  test('is not asked where there are none', () => {
    const report = compare([], []);
    expect(tablesOf(report)).toEqual([]);
    expect(prose(report)).toContain('so sánh 0 xã theo 0 chỉ tiêu');
  });
});
