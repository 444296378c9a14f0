import { fold } from '@xaso/admin-units';
import type { TraineeGroup } from '@xaso/contracts-training';
import type { Sex } from '../people/person.js';

/** The sheets of the template. */
export const ROSTER_SHEET = 'Danh sách';
export const LISTS_SHEET = 'Danh mục';

/** The most people in one file. */
export const MOST_ROWS = 5_000;

/** What each column of the list holds, by the heading over it. */
export const HEADINGS = {
  name: 'Họ và tên',
  birth: 'Năm sinh hoặc ngày sinh',
  sex: 'Giới tính',
  phone: 'Điện thoại',
  hamlet: 'Xóm/bản',
  group: 'Nhóm',
} as const;
export type RosterField = keyof typeof HEADINGS;
export const FIELDS = Object.keys(HEADINGS) as RosterField[];

/** Nobody needs these to be enrolled; a file may lack their columns. */
export const OPTIONAL = ['sex', 'phone', 'hamlet'] as const satisfies readonly RosterField[];

/** How people call each group. */
export const GROUP_WORDS: Readonly<Record<TraineeGroup, string>> = {
  officials: 'Cán bộ',
  'youth-union': 'Đoàn viên thanh niên',
  'women-union': 'Hội viên phụ nữ',
  farmers: 'Nông dân',
  elderly: 'Người cao tuổi',
  pupils: 'Học sinh',
  others: 'Khác',
};

export const SEX_WORDS: Readonly<Record<Sex, string>> = { female: 'Nữ', male: 'Nam', other: 'Khác' };

/** What a word of the lists stands for; its code is taken as well. */
const meaning = <T extends string>(words: Readonly<Record<T, string>>): ((text: string) => T | undefined) => {
  const byWord = new Map<string, T>();
  for (const code of Object.keys(words) as T[])
    for (const word of [words[code], code]) byWord.set(fold(word), code);
  return (text) => byWord.get(fold(text));
};
export const groupOf = meaning(GROUP_WORDS);
export const sexOf = meaning(SEX_WORDS);

/** The row that shows how to fill in; it is never imported. Nobody is called so. */
export const SAMPLE: Readonly<Record<RosterField, string>> = {
  name: 'Nguyễn Thị A (dòng mẫu)',
  birth: '1970',
  sex: SEX_WORDS.female,
  phone: '',
  hamlet: 'Xóm 3',
  group: GROUP_WORDS.farmers,
};

export const isSample = (name: string): boolean => fold(name) === fold(SAMPLE.name);
