import { rollUp, unit } from '@xaso/admin-units';
import { type Cell, missing, type Report, type ReportHead, type Row, text } from './report.js';
import {
  cellsOf,
  domainOf,
  inOrder,
  isMeasured,
  isRatio,
  type ReportIndicator,
  type ReportNumbers,
  unitText,
  whyMissing,
} from './report-figure.js';
import {
  column,
  headed,
  notesOf,
  ordinal,
  paragraph,
  reportOf,
  type ReportProgramme,
  type Section,
  type Table,
  titleOf,
} from './report-parts.js';

/** The numbers of one commune. */
export interface CommuneNumbers extends ReportNumbers {
  /** As recorded, with its epoch; null for facts that name no commune. */
  readonly unitId: string | null;
}

/** An indicator by commune as recorded (`FigureDefinition` and the `cells` and `total` of its `Breakdown`). */
export interface ComparedFigure extends ReportIndicator {
  readonly method?: string | null | undefined;
  readonly synthetic: boolean;
  readonly cells: readonly CommuneNumbers[];
  readonly total: ReportNumbers;
}

export interface CommuneComparisonInput {
  readonly head: ReportHead;
  readonly programme: ReportProgramme;
  /** Ids of the communes of the programme, as recorded; those that only a figure names are added. */
  readonly communes: readonly string[];
  readonly figures: readonly ComparedFigure[];
}

/** More communes do not fit on A4 beside the title and the total: the next ones get a table of their own. */
const COMMUNES_A_TABLE = 4;

const ORDINAL = column('TT', 8, 'number');

/** Indicators × communes of a programme, and what became of the communes since (domain.md §5.8). */
export function communeComparison({
  head,
  programme,
  figures: given,
  ...input
}: CommuneComparisonInput): Report {
  const figures = inOrder(given);
  const named = figures.flatMap(({ cells }) => cells.flatMap(({ unitId }) => unitId ?? []));
  const communes = [...new Set([...input.communes, ...named])];
  const gaps = gapsOf(figures, communes);
  const tables = pages(communes).map((page) => comparisonTable(figures, page, communes.length));
  const sections: readonly Section[] = [
    ['So sánh các xã', figures.length > 0 ? tables : []],
    ['Nội dung chưa có số liệu', gaps.length > 0 ? [gapTable(gaps)] : []],
    ['Xã khi thí điểm và đơn vị hành chính hiện nay', communes.length > 0 ? [unitTable(communes)] : []],
  ];
  const summary = `Báo cáo so sánh ${communes.length} xã theo ${figures.length} chỉ tiêu. Số liệu của mỗi xã là của địa bàn xã khi ghi nhận.`;
  const synthetic = figures.some((figure) => figure.synthetic);
  const parts = [paragraph(summary), ...headed(sections)];
  return reportOf(head, 'So sánh các xã thực hiện', programme, synthetic, parts);
}

const pages = (communes: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(communes.length / COMMUNES_A_TABLE) }, (_, page) =>
    communes.slice(page * COMMUNES_A_TABLE, (page + 1) * COMMUNES_A_TABLE),
  );

const nameOf = (unitId: string): string => unit(unitId)?.fullName ?? unitId;

/** Where it is: districts and provinces tell communes of one name apart. */
function placeOf(unitId: string): string {
  const names: string[] = [];
  for (let at = unit(unitId); at; at = at.parentId ? unit(at.parentId) : undefined) names.push(at.fullName);
  return names.length > 0 ? names.join(', ') : unitId;
}

function comparisonTable(figures: readonly ComparedFigure[], page: readonly string[], all: number): Table {
  const columns = page.map((commune) => column(nameOf(commune), 20, 'number'));
  const part = page.length < all ? ` (${page.map(nameOf).join(', ')})` : '';
  return {
    title: `Chỉ tiêu theo xã${part}`,
    columns: [
      ORDINAL,
      column('Chỉ tiêu', 40),
      column('Đơn vị', 15),
      ...columns,
      column('Chung', 22, 'number'),
    ],
    rows: figures.flatMap((figure, index) => rowsOf(figure, index, page)),
    notes: notesOf(
      figures.map(({ synthetic, cells, total }) => ({
        synthetic,
        suppressed: [...cells, total].some((one) => one.suppressed),
      })),
      ['“Chung” là của cả chương trình, tính từ dữ kiện gốc, không phải trung bình các xã.'],
    ),
  };
}

/** One row; a ratio shows its two parts below it. */
function rowsOf(figure: ComparedFigure, index: number, page: readonly string[]): readonly Row[] {
  const group = domainOf(figure);
  const numbers = [...page.map((commune) => numbersOf(figure, commune)), figure.total];
  const shown = numbers.map((one) => (one ? cellsOf(figure, one) : undefined));
  const row = (cells: readonly [Cell, string, string], part: 0 | 1 | 2): Row => ({
    group,
    cells: [cells[0], text(cells[1]), text(cells[2]), ...shown.map((one): Cell => one?.[part] ?? missing)],
  });
  const title = titleOf(figure);
  const measure = unitText(figure.unit);
  if (![...figure.cells, figure.total].some((one) => isRatio(figure, one)))
    return [row([ordinal(index), title, measure], 0)];
  return [
    row([ordinal(index), title, '%'], 2),
    row([text(''), `– tử số`, measure], 0),
    row([text(''), `– mẫu số`, measure], 1),
  ];
}

const numbersOf = ({ cells }: ComparedFigure, commune: string): CommuneNumbers | undefined =>
  cells.find(({ unitId }) => unitId === commune);

interface Gap {
  readonly figure: ComparedFigure;
  readonly why: ReadonlyMap<string, readonly string[]>;
}

/** By figure and reason the communes that have no number. */
function gapsOf(figures: readonly ComparedFigure[], communes: readonly string[]): readonly Gap[] {
  return figures.flatMap((figure) => {
    const without = communes.filter((commune) => {
      const own = numbersOf(figure, commune);
      return !own || !isMeasured(figure, own);
    });
    const why = Map.groupBy(without, (commune) => {
      const own = numbersOf(figure, commune);
      return own ? whyMissing(own) : 'Chưa có dữ kiện nào ghi cho xã này.';
    });
    return why.size > 0 ? [{ figure, why }] : [];
  });
}

function gapTable(gaps: readonly Gap[]): Table {
  const lines = gaps.flatMap(({ figure, why }) =>
    [...why].map(([reason, communes]) => ({ figure, reason, communes })),
  );
  return {
    title: 'Xã chưa có số liệu và lý do',
    columns: [ORDINAL, column('Chỉ tiêu', 50), column('Xã', 46), column('Lý do chưa có số liệu', 60)],
    rows: lines.map(({ figure, reason, communes }, index) => ({
      cells: [ordinal(index), text(titleOf(figure)), text(communes.map(nameOf).join('; ')), text(reason)],
    })),
    notes: [],
  };
}

function unitTable(communes: readonly string[]): Table {
  return {
    title: 'Xã khi ghi nhận số liệu và đơn vị hiện nay',
    columns: [
      ORDINAL,
      column('Xã khi ghi nhận', 48),
      column('Mã', 15),
      column('Đơn vị hiện nay', 42),
      column('Mã', 15),
      column('Ghi chú', 36),
    ],
    rows: communes.map((commune, index) => ({
      cells: [ordinal(index), text(placeOf(commune)), text(codeOf(commune)), ...todayOf(commune)],
    })),
    notes: ['Mã đơn vị hành chính được dùng lại: cùng một mã ở hai thời kỳ có thể là hai địa bàn khác nhau.'],
  };
}

const codeOf = (unitId: string): string => unitId.split('@')[0] ?? unitId;

function todayOf(commune: string): readonly [Cell, Cell, Cell] {
  const today = rollUp(commune);
  if (today.ok) {
    const same = today.unit.id === commune;
    const note = same ? 'Không đổi.' : 'Nhập toàn bộ.';
    return [text(placeOf(today.unit.id)), text(today.unit.code), text(note)];
  }
  const into = today.changes.map(({ to }) => nameOf(to)).join('; ');
  const why =
    today.reason === 'partial'
      ? `Xã đã chia cho nhiều đơn vị: ${into}.`
      : 'Bảng chuyển đổi chính thức không có dòng nào cho xã này.';
  return [text('không quy đổi được'), text('–'), text(why)];
}
