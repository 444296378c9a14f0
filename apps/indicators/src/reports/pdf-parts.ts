import type { Content, Style } from 'pdfmake';

export const FONT = 'Tinos';

/** Points, in which a PDF measures. */
export const points = (mm: number): number => (mm * 72) / 25.4;

/** A text of one look. */
export const words = (text: string, look: Style = {}) => ({ text, ...look });

/** A line of a length in the middle of a column. */
export const rule = (lengthMm: number, columnMm: number, below = 0): Content => {
  const from = points((columnMm - lengthMm) / 2);
  const line = {
    type: 'line',
    x1: from,
    y1: 0,
    x2: from + points(lengthMm),
    y2: 0,
    lineWidth: 0.75,
  } as const;
  return { canvas: [line], margin: [0, 2, 0, below] };
};
