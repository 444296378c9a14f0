import {
  type Block,
  type Cell,
  type Column,
  type ColumnKind,
  cutText,
  numbered,
  type Report,
  type ReportHead,
  type ReportTable,
} from './report.js';
import { isEstimate, type ReportFigure } from './report-figure.js';

export interface ReportProgramme {
  readonly code: string;
  readonly name: string;
}

/** A table that has not got its number yet. */
export type Table = Omit<ReportTable, 'number'>;
export type Part = Block | Table;
/** A heading and what stands below it. */
export type Section = readonly [title: string, parts: readonly Part[]];

/** A whole report: what its numbers go up to, then its parts. `what` begins its trích yếu. */
export const reportOf = (
  head: ReportHead,
  what: string,
  { name }: ReportProgramme,
  synthetic: boolean,
  parts: readonly Part[],
): Report => ({
  ...head,
  knownAt: head.knownAt ?? null,
  title: 'BÁO CÁO',
  about: `${what} “${name}”`,
  synthetic,
  blocks: numbered([paragraph(cutText(head)), ...parts]),
});

export const paragraph = (text: string): Block => ({ is: 'paragraph', text });

export const column = (title: string, width: number, kind: ColumnKind = 'text'): Column => ({
  title,
  kind,
  width,
});

/** The ordinal of a row, from 1. */
export const ordinal = (index: number): Cell => ({ is: 'number', value: index + 1 });

/** Sections that say something, numbered, each below its heading. */
export const headed = (sections: readonly Section[]): readonly Part[] =>
  sections
    .filter(([, parts]) => parts.length > 0)
    .flatMap(([title, parts], index) => [{ is: 'heading', text: `${index + 1}. ${title}` }, ...parts]);

type Marked = Pick<ReportFigure, 'titleVi' | 'kind' | 'synthetic'> & { readonly method?: string | null };

/** The title of a figure: an estimate says that it is one, demonstration data has an asterisk. */
export function titleOf({ titleVi, kind, synthetic, method = null }: Marked): string {
  const estimate = isEstimate({ kind, method }) && !/ước tính/i.test(titleVi) ? ' (ước tính)' : '';
  return `${titleVi}${estimate}${synthetic ? ' (*)' : ''}`;
}

/** What the signs of a table mean, after its own notes. */
export function notesOf(
  figures: readonly { readonly synthetic: boolean; readonly suppressed?: boolean | undefined }[],
  own: readonly string[] = [],
): readonly string[] {
  return [
    ...own,
    ...(figures.some(({ synthetic }) => synthetic)
      ? ['(*) Dữ liệu minh họa: tạo ra để trình diễn, không phải số liệu thật.']
      : []),
    ...(figures.some(({ suppressed }) => suppressed)
      ? ['“…”: không hiển thị vì đếm ít hơn 5 người, hoặc vì từ đó suy ra được một số như vậy.']
      : []),
  ];
}
