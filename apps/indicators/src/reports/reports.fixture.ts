import { definitions } from '../figures/catalogue.js';
import { viewOf } from '../figures/figure-view.js';
import { type Measured, nothing } from '../figures/measure.js';
import type { ReportFigure } from './report-figure.js';
import type { Cell, Report, ReportHead, ReportTable } from './report.js';
import { tablesOf, textOf } from './report.js';

export const THANH_SON = '17335@before-2025-07-01';
export const MINH_HOP = '17071@before-2025-07-01';
/** Divided over three communes of today. */
export const DIVIDED = '06886@before-2025-07-01';
/** In no row of the official conversion. */
export const UNNAMED = '03898@before-2025-07-01';

export const PROGRAMME = { code: 'nghe-an-2022', name: 'Thí điểm mẫu' };

/** Of a draft without number and date. */
export const HEAD: ReportHead = {
  agencyAbove: 'UBND tỉnh Nghệ An',
  issuer: 'Sở Thông tin và Truyền thông',
  number: null,
  symbol: 'BC-STTTT',
  place: 'Nghệ An',
  issuedOn: null,
  asOf: '2022-12-31',
  approved: null,
  recipients: ['UBND tỉnh (để b/c)', 'Lưu: VT'],
  signer: { title: 'Giám đốc' },
};

export const APPROVED: ReportHead = {
  ...HEAD,
  number: '12',
  issuedOn: '2023-02-05',
  knownAt: '2023-01-15T10:00:00+07:00',
  approved: { role: 'Lãnh đạo tỉnh', on: '2023-02-04', hash: 'ab'.repeat(32) },
  signer: { authority: 'TM. Ủy ban nhân dân', title: 'Chủ tịch' },
};

interface Behind {
  readonly events?: number;
  readonly synthetic?: boolean;
  readonly suppressed?: boolean;
  readonly liveOn?: string;
}

/** A figure of the catalogue with numbers, shown as this service shows its figures. */
export function figure(indicator: string, numbers: Partial<Measured>, behind: Behind = {}): ReportFigure {
  const definition = definitions.get(indicator);
  if (!definition) throw new Error(`No figure ${indicator}`);
  const { events = 0, synthetic = false, suppressed = false, liveOn } = behind;
  const parts = {
    programme: PROGRAMME.code,
    reading: { ...nothing(null), method: 'counted', ...numbers },
    behind: { events, synthetic, asOf: new Date('2022-05-31T17:00:00Z') },
    suppressed,
    liveOn,
  };
  return viewOf(definition, parts, {});
}

/** The table of a report that has this title. */
export function table(report: Report, title: string): ReportTable {
  const found = tablesOf(report).find((one) => one.title === title);
  if (!found)
    throw new Error(
      `No table ${title} among ${tablesOf(report)
        .map((one) => one.title)
        .join(', ')}`,
    );
  return found;
}

/** The rows as people read them. */
export const rows = (one: ReportTable): string[][] =>
  one.rows.map(({ cells }) => cells.map((cell: Cell) => textOf(cell)));

/** All words of a report but those of its tables. */
export const prose = ({ blocks }: Report): string =>
  blocks.flatMap((block) => (block.is === 'table' ? [] : [block.text])).join('\n');
