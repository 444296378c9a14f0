import { unit } from '@xaso/admin-units';
import {
  type Block,
  type Column,
  none,
  number,
  numbered,
  type Report,
  type ReportHead,
  type ReportTable,
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
  aboutOf,
  cutBlock,
  headed,
  notesOf,
  ordinal,
  type ReportProgramme,
  titleOf,
} from './report-parts.js';
import { dayOf, dayText } from './vietnamese.js';

/** All figures of a programme, in any order. */
export interface PilotReportInput {
  readonly head: ReportHead;
  readonly programme: ReportProgramme;
  readonly figures: readonly ReportFigure[];
}

type Part = Block | Omit<ReportTable, 'number'>;

const ORDINAL: Column = { title: 'TT', kind: 'number', width: 9 };

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
  const sections: readonly (readonly [string, readonly Part[]])[] = [
    ['Kết quả thực hiện', results.length > 0 ? [resultTable(results)] : []],
    ['Mức đạt mục tiêu', aimed.length > 0 ? [targetTable(aimed)] : []],
    ['So sánh trước và sau thí điểm', changes.length > 0 ? [changeTable(changes)] : []],
    ['Nội dung chưa có số liệu', gaps.length > 0 ? [gapTable(gaps)] : [ALL_MEASURED]],
    ['Nguồn số liệu', figures.length > 0 ? [SOURCES, sourceTable(figures)] : []],
  ];
  const body: readonly Part[] = figures.length > 0 ? headed(sections) : [NOTHING];
  return {
    ...head,
    knownAt: head.knownAt ?? null,
    title: 'BÁO CÁO',
    about: aboutOf('Kết quả thực hiện', programme),
    synthetic,
    blocks: numbered([cutBlock(head), summary(figures.length, lacking.length), ...body]),
  };
}

const paragraph = (content: string): Block => ({ is: 'paragraph', text: content });

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

function resultTable(figures: readonly ReportFigure[]): Omit<ReportTable, 'number'> {
  return {
    title: 'Kết quả theo chỉ tiêu',
    columns: [
      ORDINAL,
      { title: 'Chỉ tiêu', kind: 'text', width: 51 },
      { title: 'Đơn vị', kind: 'text', width: 18 },
      { title: 'Kết quả', kind: 'number', width: 28 },
      { title: 'Mẫu số', kind: 'number', width: 17 },
      { title: 'Tỷ lệ', kind: 'percent', width: 19 },
      { title: 'Ghi chú', kind: 'text', width: 23 },
    ],
    rows: figures.map((figure, index) => ({
      group: domainOf(figure),
      cells: [
        ordinal(index),
        text(titleOf(figure)),
        text(unitText(figure.unit)),
        ...cellsOf(figure, figure),
        text(remarkOf(figure)),
      ],
    })),
    notes: notesOf(figures, ['Tỷ lệ là kết quả chia cho mẫu số, không giới hạn ở 100 %.']),
  };
}

const remarkOf = (figure: ReportFigure): string =>
  [
    isEstimate(figure) ? 'ước tính' : '',
    figure.liveOn ? `từ ${dayText(figure.liveOn)}` : '',
    figure.synthetic ? 'dữ liệu minh họa' : '',
  ]
    .filter((one) => one !== '')
    .join('; ');

function targetTable(figures: readonly ReportFigure[]): Omit<ReportTable, 'number'> {
  return {
    title: 'Mục tiêu đã ban hành và mức đạt',
    columns: [
      ORDINAL,
      { title: 'Chỉ tiêu', kind: 'text', width: 51 },
      { title: 'Mục tiêu', kind: 'number', width: 28 },
      { title: 'Ban hành', kind: 'text', width: 23 },
      { title: 'Thời hạn', kind: 'text', width: 23 },
      { title: 'Mức đạt', kind: 'percent', width: 31 },
    ],
    rows: figures.map(({ target, ...figure }, index) => ({
      group: domainOf(figure),
      cells: [
        ordinal(index),
        text(titleOf(figure)),
        inUnit(target?.value, target?.unit ?? ''),
        text(dayText(target?.issuedOn ?? '')),
        text(dayText(target?.dueOn ?? '')),
        number(target?.percent, 'percent'),
      ],
    })),
    notes: notesOf(figures, ['Mức đạt là kết quả chia cho mục tiêu, không giới hạn ở 100 %.']),
  };
}

function changeTable(figures: readonly ReportFigure[]): Omit<ReportTable, 'number'> {
  return {
    title: 'Hiện trạng trước thí điểm và cuối kỳ',
    columns: [
      ORDINAL,
      { title: 'Chỉ tiêu', kind: 'text', width: 53 },
      { title: 'Đơn vị của thay đổi', kind: 'text', width: 22 },
      { title: 'Trước', kind: 'number', width: 27 },
      { title: 'Sau', kind: 'number', width: 27 },
      { title: 'Thay đổi', kind: 'number', width: 27 },
    ],
    rows: figures.map((figure, index) => ({
      group: domainOf(figure),
      cells: [
        ordinal(index),
        text(titleOf(figure)),
        text(unitText(figure.unit)),
        number(figure.baseline, 'number'),
        number(figure.endline, 'number'),
        cellsOf(figure, figure)[0],
      ],
    })),
    notes: notesOf(figures, [
      'Chỉ so sánh khi hai bên cùng định nghĩa, đơn vị và địa bàn. Thay đổi là giá trị sau trừ giá trị trước.',
    ]),
  };
}

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

function gapTable(gaps: readonly Gap[]): Omit<ReportTable, 'number'> {
  return {
    title: 'Chỉ tiêu chưa có số liệu và lý do',
    columns: [
      ORDINAL,
      { title: 'Chỉ tiêu', kind: 'text', width: 56 },
      { title: 'Phạm vi', kind: 'text', width: 35 },
      { title: 'Lý do chưa có số liệu', kind: 'text', width: 65 },
    ],
    rows: gaps.map(({ figure, scope, why }, index): Row => ({
      cells: [ordinal(index), text(titleOf(figure)), text(scope), text(why)],
    })),
    notes: [],
  };
}

function sourceTable(figures: readonly ReportFigure[]): Omit<ReportTable, 'number'> {
  return {
    title: 'Số liệu được tính từ đâu',
    columns: [
      { title: 'Mã chỉ tiêu', kind: 'text', width: 48 },
      { title: 'Cách tính', kind: 'text', width: 54 },
      { title: 'Phương pháp', kind: 'text', width: 22 },
      { title: 'Số dữ kiện', kind: 'number', width: 15 },
      { title: 'Dữ kiện mới nhất', kind: 'text', width: 26 },
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
