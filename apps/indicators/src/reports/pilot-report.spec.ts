import { describe, expect, test } from '@jest/globals';
import { type PilotReportInput, pilotReport } from './pilot-report.js';
import { approvalText, precomposed, signText, tablesOf } from './report.js';
import { APPROVED, figure, HEAD, MINH_HOP, PROGRAMME, prose, rows, table } from './reports.fixture.js';

const RESULTS = 'Kết quả theo chỉ tiêu';
const GAPS = 'Chỉ tiêu chưa có số liệu và lý do';
const survey = figure(
  'survey.government',
  { numerator: 161, denominator: 150, percent: 107.33 },
  { events: 311 },
);
const saved = figure('health.saved-per-year', { value: 480_000_000, unit: 'VND', method: 'estimate' });
const orders = figure('onboarding.orders', { reason: 'no-source', method: null });
const change = figure('government.documents.change', {
  value: -12.5,
  baseline: 62.5,
  endline: 50,
  unit: 'percent',
});

const report = (figures: PilotReportInput['figures'], head = HEAD) =>
  pilotReport({ head, programme: PROGRAMME, figures });

describe('the results of a pilot', () => {
  test('show numerator, denominator and percentage, and nothing is capped', () => {
    expect(rows(table(report([survey]), RESULTS))).toEqual([
      ['1', 'Phiếu khảo sát chính quyền số', 'phiếu', '161', '150', '107,33\u00a0%', ''],
    ]);
  });

  test('of what was observed as a ratio show both parts too', () => {
    const observed = { value: 62.5, numerator: 5, denominator: 8, percent: 62.5, unit: 'percent' };
    const [row] = rows(table(report([figure('health.smart-participants', observed)]), RESULTS));
    expect(row?.slice(2, 6)).toEqual(['%', '5', '8', '62,5\u00a0%']);
  });

  test('of what has no denominator say that it does not apply', () => {
    const [row] = rows(table(report([figure('programme.sites', { value: 3 })]), RESULTS));
    expect(row).toEqual(['1', 'Xã tham gia thí điểm', 'xã', '3', '–', '–', '']);
  });

  test('stand by domain in the order of a report, whatever order they come in', () => {
    const { rows: found } = table(report([saved, orders, survey]), RESULTS);
    expect(found.map(({ group }) => group)).toEqual([
      'Khảo sát hiện trạng, ba trụ cột',
      'Kinh tế số: đưa sản phẩm lên sàn thương mại điện tử',
      'Xã hội số: y tế thông minh',
    ]);
  });

  test('call money and estimates what they are', () => {
    const [row] = rows(table(report([saved]), RESULTS));
    expect(row).toEqual([
      '1',
      'Ước tính chi phí người dân tiết kiệm mỗi năm',
      'đồng',
      '480.000.000\u00a0đ',
      '–',
      '–',
      'ước tính',
    ]);
    const count = { ...figure('programme.sites', { value: 3 }), method: 'estimate' };
    expect(rows(table(report([count]), RESULTS))[0]?.[1]).toBe('Xã tham gia thí điểm (ước tính)');
  });

  test('say since when a thing is in use', () => {
    const portals = figure(
      'programme.portals',
      { numerator: 3, denominator: 3, percent: 100 },
      { liveOn: '2022-06-01' },
    );
    expect(rows(table(report([portals]), RESULTS))[0]?.at(-1)).toBe('từ 01/06/2022');
  });

  test('withhold small numbers and say why', () => {
    const hidden = figure('health.smart-participants', { value: 3, unit: 'people' }, { suppressed: true });
    const results = table(report([hidden]), RESULTS);
    expect(rows(results)[0]?.slice(3, 6)).toEqual(['…', '–', '–']);
    expect(results.notes.join()).toMatch(/“…”: không hiển thị vì đếm ít hơn 5 người/);
    expect(tablesOf(report([hidden])).map(({ title }) => title)).not.toContain(GAPS);
  });
});

describe('what was not measured', () => {
  test('is never 0 and never empty, and says why', () => {
    const found = report([orders, survey]);
    expect(rows(table(found, RESULTS)).map((row) => row[3])).toEqual(['161', 'chưa có số liệu']);
    expect(rows(table(found, GAPS))).toEqual([
      [
        '1',
        'Đơn hàng trên sàn thương mại điện tử',
        'Toàn chương trình',
        'Chưa có dịch vụ nào báo cáo chỉ tiêu này.',
      ],
    ]);
    expect(prose(found)).toContain('2 chỉ tiêu: 1 chỉ tiêu có số liệu, 1 chỉ tiêu chưa có số liệu');
  });

  test('0 is a number', () => {
    const none = report([figure('programme.lessons', { value: 0 })]);
    expect(rows(table(none, RESULTS))[0]?.[3]).toBe('0');
    expect(prose(none)).toContain('Mọi chỉ tiêu của báo cáo đều có số liệu.');
  });

  test('is named by commune where only some were measured', () => {
    const some = figure('health.smart-participants', {
      value: 1171,
      missing: [{ communeUnitId: MINH_HOP, reason: 'not-measured:refused' }],
    });
    expect(rows(table(report([some]), GAPS))).toEqual([
      [
        '1',
        'Người tham gia mô hình y tế thông minh',
        'Xã Minh Hợp',
        'Không đo được (đơn vị từ chối cung cấp).',
      ],
    ]);
  });

  test('is a ratio without anything to compare with', () => {
    const odd = figure('training.classes', { numerator: 5, denominator: 0, percent: null });
    expect(rows(table(report([odd]), RESULTS))[0]?.slice(3, 6)).toEqual(['5', '0', 'chưa có số liệu']);
    expect(rows(table(report([odd]), GAPS))[0]?.[3]).toBe('Mẫu số bằng 0 nên không tính được tỷ lệ.');
  });

  test('can be everything', () => {
    const nothing = report([orders, figure('survey.all', { reason: 'no-facts' })]);
    expect(rows(table(nothing, RESULTS)).map((row) => row.slice(3, 6))).toEqual([
      ['chưa có số liệu', 'chưa có số liệu', 'chưa có số liệu'],
      ['chưa có số liệu', '–', '–'],
    ]);
    expect(prose(report([]))).toContain('Chương trình chưa có chỉ tiêu nào để báo cáo.');
    expect(tablesOf(report([]))).toEqual([]);
  });
});

describe('before and after', () => {
  test('stand side by side with the difference', () => {
    expect(rows(table(report([change]), 'Hiện trạng trước thí điểm và cuối kỳ'))).toEqual([
      [
        '1',
        'Văn bản xử lý trên môi trường mạng: thay đổi so với trước thí điểm',
        'điểm %',
        '62,5',
        '50',
        '-12,5',
      ],
    ]);
  });

  test('are not measured as long as nobody entered them', () => {
    const open = figure('government.documents.change', { reason: 'baseline-missing' });
    const [row] = rows(table(report([open]), 'Hiện trạng trước thí điểm và cuối kỳ'));
    expect(row?.slice(3)).toEqual(['chưa có số liệu', 'chưa có số liệu', 'chưa có số liệu']);
  });
});

describe('targets', () => {
  test('say when they were issued, when they are due and what was reached of them', () => {
    const target = {
      value: 450,
      unit: 'people',
      issuedOn: '2022-03-01',
      dueOn: '2022-12-31',
      percent: 105.56,
    };
    const aimed = {
      ...figure('training.trainees', { numerator: 475, denominator: 450, percent: 105.56 }),
      target,
    };
    expect(rows(table(report([aimed, survey]), 'Mục tiêu đã ban hành và mức đạt'))).toEqual([
      ['1', 'Lượt người được tập huấn', '450', '01/03/2022', '31/12/2022', '105,56\u00a0%'],
    ]);
  });
});

describe('demonstration data', () => {
  test('marks the report, its figures and its tables', () => {
    const shown = report([survey, { ...saved, synthetic: true }]);
    expect(shown.synthetic).toBe(true);
    const results = table(shown, RESULTS);
    expect(rows(results).map((row) => [row[1], row.at(-1)])).toEqual([
      ['Phiếu khảo sát chính quyền số', ''],
      ['Ước tính chi phí người dân tiết kiệm mỗi năm (*)', 'ước tính; dữ liệu minh họa'],
    ]);
    expect(results.notes.join()).toContain('(*) Dữ liệu minh họa');
  });

  test('is not spoken of where there is none', () => {
    expect(report([survey]).synthetic).toBe(false);
    expect(JSON.stringify(report([survey]))).not.toContain('minh họa');
  });
});

describe('a report', () => {
  test('says in both times up to when its numbers go', () => {
    expect(prose(report([survey]))).toContain('Số liệu tính đến 31/12/2022.');
    expect(prose(report([survey], APPROVED))).toContain(
      'Số liệu tính đến 31/12/2022, theo dữ liệu ghi nhận đến 10 giờ 00 ngày 15/01/2023.',
    );
  });

  test('says where its numbers come from', () => {
    expect(rows(table(report([survey]), 'Số liệu được tính từ đâu'))[0]).toEqual([
      'survey.government',
      'Tử số: Số phiếu hiện trạng được chấp nhận, trừ số phiếu đã huỷ. ' +
        'Mẫu số: Tổng chỉ tiêu phiếu của các đợt khảo sát hiện trạng đã mở.',
      'đếm từ dữ kiện',
      '311',
      '01/06/2022',
    ]);
  });

  test('numbers its tables and headings without gaps', () => {
    const found = report([survey, change]);
    expect(tablesOf(found).map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(prose(found).match(/^\d\. .*$/gm)).toEqual([
      '1. Kết quả thực hiện',
      '2. So sánh trước và sau thí điểm',
      '3. Nội dung chưa có số liệu',
      '4. Nguồn số liệu',
    ]);
  });

  test('leaves room for a number, and says whether it was approved', () => {
    expect(signText(report([survey]))).toMatch(/^Số:\s+\/BC-STTTT$/);
    expect(signText(APPROVED)).toBe('Số: 12/BC-STTTT');
    expect(approvalText(HEAD)).toBe('Dự thảo, chưa được duyệt.');
    expect(approvalText(APPROVED)).toContain(`ngày 04/02/2023, người duyệt: Lãnh đạo tỉnh.`);
    expect(approvalText(APPROVED)).toContain('ab'.repeat(32));
  });

  test('is plain data with precomposed letters once it is drawn', () => {
    const apart = report([survey], { ...HEAD, place: 'Nghệ An'.normalize('NFD') });
    expect(precomposed(apart).place).toBe('Nghệ An'.normalize('NFC'));
    expect(JSON.parse(JSON.stringify(precomposed(apart)))).toEqual(precomposed(apart));
  });
});
