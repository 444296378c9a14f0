/** Numbers and days as a Vietnamese reader expects them (domain.md §4): 107,33 %; 480.000.000 đ; dd/MM/yyyy. */

const numbers = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });

/** Keeps a number and its unit on one line. */
const NARROW = '\u00a0';
/** Viet Nam: UTC+7 all year. */
const OFFSET_MS = 7 * 3_600_000;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** At most two decimals: `1.171`, `107,33`. */
export const numberText = (value: number): string => numbers.format(value);

/** Of a value in percent: `107,33 %`. */
export const percentText = (value: number): string => `${numberText(value)}${NARROW}%`;

/** Of a sum in đồng: `480.000.000 đ`. */
export const moneyText = (value: number): string => `${numberText(value)}${NARROW}đ`;

/** Of a local day `2022-06-01`: `01/06/2022`. Anything else stays as it is. */
export const dayText = (day: string): string => day.replace(DAY, '$3/$2/$1');

/** The local day of an instant, `2022-06-01`. */
export const dayOf = (instant: Date): string =>
  new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 10);

/** Of a local day or an instant (RFC 3339): `01/06/2022`, `10 giờ 00 ngày 30/06/2022`. */
export function momentText(moment: string): string {
  const instant = DAY.test(moment) ? Number.NaN : Date.parse(moment);
  if (Number.isNaN(instant)) return dayText(moment);
  const local = new Date(instant + OFFSET_MS).toISOString();
  return `${local.slice(11, 13)} giờ ${local.slice(14, 16)} ngày ${dayText(local.slice(0, 10))}`;
}

/** The instant a moment begins: a local day at its midnight. */
export const instantOf = (moment: string): Date =>
  new Date(DAY.test(moment) ? `${moment}T00:00:00+07:00` : moment);

/**
 * Place and date of a paper: `Nghệ An, ngày 05 tháng 02 năm 2023`; without a day the room to write it in. Days below 10 and
 * the months 1 and 2 have a zero before them (NĐ 30/2020, phụ lục I).
 */
export function placeAndDate(place: string, day: string | null): string {
  const [, year = '', month = '', date = ''] = DAY.exec(day ?? '') ?? [];
  if (year === '') return `${place}, ngày ..... tháng ..... năm ........`;
  return `${place}, ngày ${date} tháng ${Number(month) > 2 ? Number(month) : month} năm ${year}`;
}
