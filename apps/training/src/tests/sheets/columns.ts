import type { Columns, TableShape } from '@xaso/workbooks';

/** The sheet of scores. */
export const SHEET = 'Điểm kiểm tra';

/** What each column of it holds, by the heading over it. */
export const HEADINGS = {
  number: 'STT',
  enrolment: 'Mã ghi danh',
  name: 'Họ và tên',
  birthYear: 'Năm sinh',
  before: 'Điểm trước',
  after: 'Điểm sau',
} as const;
export type Field = keyof typeof HEADINGS;
export const FIELDS = Object.keys(HEADINGS) as Field[];
export type ScoreColumns = Columns<Field>;

/** Lists that people made themselves have names and scores, and often nothing else. */
export const SHAPE: TableShape<Field> = {
  headings: HEADINGS,
  optional: ['number', 'enrolment', 'birthYear', 'before', 'after'],
  mostRows: 2_000,
  splitting: 'Mỗi lớp một tệp; hãy bỏ các dòng của lớp khác.',
};
