import { unit } from '@xaso/admin-units';
import {
  type Block,
  type Cell,
  type Column,
  none,
  number,
  type Report,
  type ReportHead,
  type Row,
  text,
} from './report.js';
import {
  cellsOf,
  domainOf,
  inOrder,
  inUnit,
  isEstimate,
  isMeasured,
  methodText,
  type ReportFigure,
  unitText,
  whyMissing,
} from './report-figure.js';
import {
  column,
  headed,
  notesOf,
  ordinal,
  paragraph,
  type Part,
  reportOf,
  type ReportProgramme,
  type Section,
  type Table,
  titleOf,
} from './report-parts.js';
import { dayOf, dayText } from './vietnamese.js';

/** All figures of a programme, in any order. */
export interface PilotReportInput {
  readonly head: ReportHead;
  readonly programme: ReportProgramme;
  readonly figures: readonly ReportFigure[];
}

const ORDINAL = column('TT', 9, 'number');

/**
 * The report of a pilot: its figures by domain, their targets, before and after, what was not measured and why, and what
 * the numbers are made of (issue: domain.md §4, §5.8).
 */
export function pilotReport({ head, programme, figures: given }: PilotReportInput): Report {
  const figures = inOrder(given);
  const changes = figures.filter(({ kind }) => kind === 'difference');
  const results = figures.filter(({ kind }) => kind !== 'difference');
  const aimed = figures.filter(({ target }) => target);
  const lacking = figures.filter((figure) => !isMeasured(figure, figure));
  const synthetic = figures.some((figure) => figure.synthetic);
  const gaps = gapsOf(figures);
  const sections: readonly Section[] = [
    ['Kết quả thực hiện', results.length > 0 ? [resultTable(results)] : []],
    ['Mức đạt mục tiêu', aimed.length > 0 ? [targetTable(aimed)] : []],
    ['So sánh trước và sau thí điểm', changes.length > 0 ? [changeTable(changes)] : []],
    ['Nội dung chưa có số liệu', gaps.length > 0 ? [gapTable(gaps)] : [ALL_MEASURED]],
    ['Nguồn số liệu', figures.length > 0 ? [SOURCES, sourceTable(figures)] : []],
  ];
  const body: readonly Part[] = figures.length > 0 ? headed(sections) : [NOTHING];
  return reportOf(head, 'Kết quả thực hiện', programme, synthetic, [
    summary(figures.length, lacking.length),
    ...body,
  ]);
}

const ALL_MEASURED = paragraph('Mọi chỉ tiêu của báo cáo đều có số liệu.');
const NOTHING = paragraph('Chương trình chưa có chỉ tiêu nào để báo cáo.');
const SOURCES = paragraph(
  'Mỗi số liệu được tính từ các dữ kiện đã ghi nhận; số dữ kiện và ngày của dữ kiện mới nhất ghi ở bảng dưới. ' +
    'Một dữ kiện có thể thuộc nhiều chỉ tiêu.',
);

const summary = (all: number, lacking: number): Block =>
  paragraph(
    `Báo cáo có ${all} chỉ tiêu: ${all - lacking} chỉ tiêu có số liệu, ${lacking} chỉ tiêu chưa có số liệu. ` +
      'Chỉ tiêu chưa có số liệu không phải là bằng 0.',
  );

/** A row a figure, by domain: its ordinal, its title, and what the table tells of it. */
function figureTable<F extends ReportFigure>(
  title: string,
  figures: readonly F[],
  columns: readonly Column[],
  cells: (figure: F) => readonly Cell[],
  note: string,
): Table {
  return {
    title,
    columns: [ORDINAL, ...columns],
    rows: figures.map((figure, index) => ({
      group: domainOf(figure),
      cells: [ordinal(index), text(titleOf(figure)), ...cells(figure)],
    })),
    notes: notesOf(figures, [note]),
  };
}

const resultTable = (figures: readonly ReportFigure[]): Table =>
  figureTable(
    'Kết quả theo chỉ tiêu',
    figures,
    [
      column('Chỉ tiêu', 51),
      column('Đơn vị', 18),
      column('Kết quả', 28, 'number'),
      column('Mẫu số', 17, 'number'),
      column('Tỷ lệ', 19, 'percent'),
      column('Ghi chú', 23),
    ],
    (figure) => [text(unitText(figure.unit)), ...cellsOf(figure, figure), text(remarkOf(figure))],
    'Tỷ lệ là kết quả chia cho mẫu số, không giới hạn ở 100 %.',
  );

const remarkOf = (figure: ReportFigure): string =>
  [
    isEstimate(figure) ? 'ước tính' : '',
    figure.liveOn ? `từ ${dayText(figure.liveOn)}` : '',
    figure.synthetic ? 'dữ liệu minh họa' : '',
  ]
    .filter((one) => one !== '')
    .join('; ');

const targetTable = (figures: readonly ReportFigure[]): Table =>
  figureTable(
    'Mục tiêu đã ban hành và mức đạt',
    figures,
    [
      column('Chỉ tiêu', 51),
      column('Mục tiêu', 28, 'number'),
      column('Ban hành', 23),
      column('Thời hạn', 23),
      column('Mức đạt', 31, 'percent'),
    ],
    ({ target }) => [
      inUnit(target?.value, target?.unit ?? ''),
      text(dayText(target?.issuedOn ?? '')),
      text(dayText(target?.dueOn ?? '')),
      number(target?.percent, 'percent'),
    ],
    'Mức đạt là kết quả chia cho mục tiêu, không giới hạn ở 100 %.',
  );

const changeTable = (figures: readonly ReportFigure[]): Table =>
  figureTable(
    'Hiện trạng trước thí điểm và cuối kỳ',
    figures,
    [
      column('Chỉ tiêu', 53),
      column('Đơn vị của thay đổi', 22),
      column('Trước', 27, 'number'),
      column('Sau', 27, 'number'),
      column('Thay đổi', 27, 'number'),
    ],
    (figure) => [
      text(unitText(figure.unit)),
      number(figure.baseline, 'number'),
      number(figure.endline, 'number'),
      cellsOf(figure, figure)[0],
    ],
    'Chỉ so sánh khi hai bên cùng định nghĩa, đơn vị và địa bàn. Thay đổi là giá trị sau trừ giá trị trước.',
  );

interface Gap {
  readonly figure: ReportFigure;
  readonly scope: string;
  readonly why: string;
}

/** Whole figures that were not measured, and communes that a measured one does not cover. */
function gapsOf(figures: readonly ReportFigure[]): readonly Gap[] {
  return figures.flatMap((figure) => {
    const communes = (figure.missing ?? []).map(({ communeUnitId, reasonVi }) => ({
      figure,
      scope: unit(communeUnitId)?.fullName ?? communeUnitId,
      why: reasonVi,
    }));
    if (isMeasured(figure, figure)) return communes;
    return [{ figure, scope: 'Toàn chương trình', why: whyMissing(figure) }, ...communes];
  });
}

function gapTable(gaps: readonly Gap[]): Table {
  return {
    title: 'Chỉ tiêu chưa có số liệu và lý do',
    columns: [ORDINAL, column('Chỉ tiêu', 56), column('Phạm vi', 35), column('Lý do chưa có số liệu', 65)],
    rows: gaps.map(({ figure, scope, why }, index): Row => ({
      cells: [ordinal(index), text(titleOf(figure)), text(scope), text(why)],
    })),
    notes: [],
  };
}

function sourceTable(figures: readonly ReportFigure[]): Table {
  return {
    title: 'Số liệu được tính từ đâu',
    columns: [
      column('Mã chỉ tiêu', 48),
      column('Cách tính', 54),
      column('Phương pháp', 22),
      column('Số dữ kiện', 15, 'number'),
      column('Dữ kiện mới nhất', 26),
    ],
    rows: figures.map((figure) => ({
      group: domainOf(figure),
      cells: [
        text(figure.indicator),
        text(formulaOf(figure)),
        text(methodText(figure.method)),
        number(figure.events, 'number'),
        figure.asOf
          ? text(`${dayText(dayOf(figure.asOf))}${figure.synthetic ? ' (dữ liệu minh họa)' : ''}`)
          : none,
      ],
    })),
    notes: [],
  };
}

const formulaOf = ({ numeratorVi = '', denominatorVi = '' }: ReportFigure): string =>
  denominatorVi === '' ? numeratorVi : `Tử số: ${numeratorVi}. Mẫu số: ${denominatorVi}.`;
