import { fold } from '@xaso/admin-units';
import type { Scoring } from '../scoring.js';

/** The sheets of the template. */
export const TABLE_SHEET = 'Bộ chỉ tiêu';
export const LISTS_SHEET = 'Danh mục';

/** What each column of the table holds, by the heading over it. */
export const HEADINGS = {
  code: 'Mã',
  name: 'Tên chỉ tiêu',
  numerator: 'Giải thích: tử số',
  denominator: 'Giải thích: mẫu số',
  unit: 'Đơn vị',
  target: 'Chỉ tiêu',
  maxPoints: 'Điểm tối đa',
  scoring: 'Cách chấm',
  scale: 'Thang điểm',
  evidence: 'Minh chứng bắt buộc',
} as const;
export type Field = keyof typeof HEADINGS;
export const FIELDS = Object.keys(HEADINGS) as Field[];

/** How people call each way of scoring, and what its scale looks like. */
export const SCORING_WORDS: Readonly<Record<Scoring, { readonly word: string; readonly scale: string }>> = {
  binary: { word: 'Có/Không', scale: 'để trống' },
  tiered: { word: 'Theo bậc', scale: 'Bí thư hoặc Chủ tịch = 10; Cấp phó = 5; Không có = 0' },
  ratio: {
    word: 'Theo tỷ lệ',
    scale: 'từ = 0; đến = 100; trần = 100 (phần trăm); chiều = giảm nếu càng ít càng tốt',
  },
  declared: { word: 'Tự khai', scale: 'để trống' },
};

export const YES = 'Có';
export const NO = 'Không';

/** The row that shows how to fill in; it is never imported. */
export const SAMPLE: Readonly<Record<Field, string | number>> = {
  code: 'MAU.01',
  name: 'Dòng mẫu – xóa nội dung trước khi nộp: hồ sơ trực tuyến toàn trình',
  numerator: 'Số hồ sơ nộp trực tuyến toàn trình',
  denominator: 'Tổng số hồ sơ tiếp nhận',
  unit: '%',
  target: 80,
  maxPoints: 20,
  scoring: SCORING_WORDS.ratio.word,
  scale: 'từ = 0; đến = 80; trần = 100',
  evidence: YES,
};

/** Whether a row is the sample, also after somebody changed its numbers. */
export const isSample = (code: string): boolean => fold(code) === fold(String(SAMPLE.code));

export const scoringOf = (word: string): Scoring | undefined =>
  (Object.keys(SCORING_WORDS) as Scoring[]).find((scoring) =>
    [fold(scoring), fold(SCORING_WORDS[scoring].word)].includes(fold(word)),
  );
