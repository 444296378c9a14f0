import { dice } from './random.js';

/** Somebody of the story, whom nobody ever was. */
export interface MadeUpPerson {
  readonly name: string;
  readonly birthYear: number;
  readonly group: string;
}

const SURNAMES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Phan', 'Vũ', 'Đặng', 'Bùi', 'Hồ', 'Cao', 'Lô'];
const MIDDLE = ['Thị', 'Văn', 'Đình', 'Ngọc', 'Hữu', 'Thanh', 'Xuân', 'Minh', 'Quang', 'Bích'];
const GIVEN = [
  ...['An', 'Bình', 'Chung', 'Dung', 'Đào', 'Giang', 'Hà', 'Hoà', 'Hương', 'Khánh', 'Lan', 'Linh', 'Mai'],
  ...['Nam', 'Nga', 'Oanh', 'Phúc', 'Quý', 'Sơn', 'Thảo', 'Tuấn', 'Uyên', 'Vinh', 'Xuyến', 'Yến'],
];
const BIRTH_YEARS: Readonly<Record<string, readonly [from: number, to: number]>> = {
  officials: [1968, 1996],
  'youth-union': [1992, 2004],
  'women-union': [1965, 1992],
  farmers: [1958, 1990],
  elderly: [1938, 1957],
  pupils: [2005, 2008],
  others: [1960, 2000],
};
const RESIDENTS = ['farmers', 'farmers', 'women-union', 'youth-union', 'elderly', 'pupils', 'others'];

/** The n-th person of a commune who is taught this curriculum for the first time; officials are taught C1. */
export function madeUpPerson(commune: string, curriculum: string, n: number): MadeUpPerson {
  const random = dice(`${commune}/${curriculum}/${n}`);
  const group = curriculum === 'C1' ? 'officials' : random.pick(RESIDENTS);
  const [from, to] = BIRTH_YEARS[group] ?? [1960, 2000];
  return {
    name: `${random.pick(SURNAMES)} ${random.pick(MIDDLE)} ${random.pick(GIVEN)}`,
    birthYear: random.between(from, to),
    group,
  };
}
