import { moneyText, momentText, numberText, percentText } from './vietnamese.js';

/** A local day, `2022-06-01`. */
export type Day = string;

/** What a cell shows. Not measured, withheld and not applicable are three things, and none of them is 0. */
export type Cell =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'number' | 'percent' | 'money'; readonly value: number }
  | { readonly is: 'missing' }
  | { readonly is: 'suppressed' }
  | { readonly is: 'none' };

/** What a column holds; numbers stand right. */
export type ColumnKind = 'text' | 'number' | 'percent' | 'money';

export interface Column {
  readonly title: string;
  readonly kind: ColumnKind;
  /** Its share of the width of the table; on A4, millimetres. */
  readonly width: number;
}

export interface Row {
  /** Rows of one group stand together under its name. */
  readonly group?: string | undefined;
  readonly cells: readonly Cell[];
}

/** "Bảng 1. …". */
export interface ReportTable {
  readonly number: number;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** What a reader must know to read it, below it. */
  readonly notes: readonly string[];
}

export type Block =
  | { readonly is: 'heading'; readonly text: string }
  | { readonly is: 'paragraph'; readonly text: string }
  | { readonly is: 'table'; readonly table: ReportTable };

/** Who approved it, and the hash of the snapshot that they saw. */
export interface Approval {
  readonly role: string;
  readonly on: Day;
  readonly hash: string;
}

/** What every report needs to be told: who issues it, when, and up to when its numbers go. */
export interface ReportHead {
  /** Cơ quan chủ quản; null where the issuer has none to name. */
  readonly agencyAbove: string | null;
  /** Cơ quan ban hành. */
  readonly issuer: string;
  /** Of the paper; null while not given. */
  readonly number: string | null;
  /** What follows the number: `BC-STTTT`. */
  readonly symbol: string;
  readonly place: string;
  /** Null while not issued. */
  readonly issuedOn: Day | null;
  /** Business time the numbers go up to: a local day or an instant (RFC 3339). */
  readonly asOf: string;
  /** What was recorded by then, where that was asked: a local day or an instant. */
  readonly knownAt?: string | null | undefined;
  /** Null for a draft. */
  readonly approved: Approval | null;
  /** Nơi nhận, one a line. */
  readonly recipients: readonly string[];
  /** Who signs: `TM. ỦY BAN NHÂN DÂN` where for a body, and the office: `CHỦ TỊCH`. */
  readonly signer: { readonly authority?: string | undefined; readonly title: string };
}

/** A report, independent of how it is drawn. Plain data: it can be stored as a snapshot and drawn again. */
export interface Report extends ReportHead {
  readonly knownAt: string | null;
  /** Tên loại: `BÁO CÁO`. */
  readonly title: string;
  /** Trích yếu. */
  readonly about: string;
  /** Whether any number of it is demonstration data. */
  readonly synthetic: boolean;
  readonly blocks: readonly Block[];
}

export const NOT_MEASURED = 'chưa có số liệu';
export const WITHHELD = '…';
export const NOT_APPLICABLE = '–';
export const DRAFT = 'DỰ THẢO';
export const SYNTHETIC = 'DỮ LIỆU MINH HỌA';
/** Why the mark stands there, in words. */
export const SYNTHETIC_VI =
  'Báo cáo có số liệu tạo ra để trình diễn, không phải số liệu thật; không dùng để chỉ đạo, điều hành.';

export const text = (value: string): Cell => ({ is: 'text', text: value });
export const missing: Cell = { is: 'missing' };
export const suppressed: Cell = { is: 'suppressed' };
export const none: Cell = { is: 'none' };

/** A number of a kind; null is not measured. */
export function number(value: number | null | undefined, kind: 'number' | 'percent' | 'money'): Cell {
  return value === null || value === undefined ? missing : { is: kind, value };
}

/** A cell as people read it. */
export function textOf(cell: Cell): string {
  switch (cell.is) {
    case 'text':
      return cell.text;
    case 'number':
      return numberText(cell.value);
    case 'percent':
      return percentText(cell.value);
    case 'money':
      return moneyText(cell.value);
    case 'missing':
      return NOT_MEASURED;
    case 'suppressed':
      return WITHHELD;
    case 'none':
      return NOT_APPLICABLE;
  }
}

export const tablesOf = ({ blocks }: Report): readonly ReportTable[] =>
  blocks.flatMap((block) => (block.is === 'table' ? [block.table] : []));

export const tableTitle = ({ number: at, title }: ReportTable): string => `Bảng ${at}. ${title}`;

/** `Số: 12/BC-STTTT`; without a number the room to write it in. */
export const signText = ({ number: given, symbol }: ReportHead): string =>
  `Số: ${given ?? '\u00a0'.repeat(8)}/${symbol}`;

/** Up to when the numbers go, in both times. */
export function cutText({ asOf, knownAt }: Pick<ReportHead, 'asOf' | 'knownAt'>): string {
  const known = knownAt ? `, theo dữ liệu ghi nhận đến ${momentText(knownAt)}` : '';
  return `Số liệu tính đến ${momentText(asOf)}${known}.`;
}

/** Who approved what; for a draft, that nobody did. */
export function approvalText({ approved }: Pick<ReportHead, 'approved'>): string {
  if (!approved) return 'Dự thảo, chưa được duyệt.';
  const { role, on, hash } = approved;
  return `Đã duyệt ngày ${momentText(on)}, người duyệt: ${role}. Mã băm của bản số liệu (SHA-256): ${hash}`;
}

/** The same with precomposed letters (TCVN 6909:2001): what was typed elsewhere may have its marks apart. */
export const precomposed = (report: Report): Report =>
  JSON.parse(JSON.stringify(report).normalize('NFC')) as Report;

/** Numbers the tables in the order they stand. */
export function numbered(blocks: readonly (Block | Omit<ReportTable, 'number'>)[]): readonly Block[] {
  let at = 0;
  return blocks.map((block) => {
    if ('is' in block) return block;
    at += 1;
    return { is: 'table', table: { number: at, ...block } };
  });
}

/** The rows with the name of their group wherever a new one begins. */
export function groupedRows({ rows }: ReportTable): readonly ({ readonly heading: string } | Row)[] {
  return rows.flatMap((row, index) => {
    const begins = row.group !== undefined && row.group !== rows[index - 1]?.group;
    return begins && row.group !== undefined ? [{ heading: row.group }, row] : [row];
  });
}
