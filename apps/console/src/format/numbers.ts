/** Numbers as a Vietnamese reader expects them, in both languages of the console: 107,33 %; 480.000.000 đ. */

const plain = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });
/** Keeps a number and its unit on one line. */
const NARROW = '\u00a0';

/** `1.171`, `107,33`. */
export const numberText = (value: number): string => plain.format(value);

/** Of a value in percent: `107,33 %`. */
export const percentText = (value: number): string => `${numberText(value)}${NARROW}%`;

/** `480.000.000 đ`. */
export const moneyText = (value: number): string => `${numberText(value)}${NARROW}đ`;

/** A change with its sign: `+12,5`, `−3`, `0`. */
export function signedText(value: number): string {
  if (value === 0) return numberText(0);
  return `${value > 0 ? '+' : '\u2212'}${numberText(Math.abs(value))}`;
}

/** A value with its unit: money and percentages in their own way, words behind the number. */
export function valueText(value: number, unit: string): string {
  if (unit === 'VND') return moneyText(value);
  if (unit === 'percent' || unit === '%') return percentText(value);
  return unit === '' ? numberText(value) : `${numberText(value)}${NARROW}${unit}`;
}
