import { AlignmentType, BorderStyle, HeadingLevel, type IParagraphOptions, Paragraph, TextRun } from 'docx';
import { SIZES } from './paper.js';

export const FONT = 'Times New Roman';

/** Twentieths of a point, in which Word measures. */
export const twips = (mm: number): number => Math.round((mm * 1440) / 25.4);

export interface Look {
  readonly bold?: boolean;
  readonly italics?: boolean;
  /** Points. */
  readonly size?: number;
  readonly color?: string;
  readonly alignment?: IParagraphOptions['alignment'];
  /** Points above and below. */
  readonly before?: number;
  readonly after?: number;
  /** Millimetres of the first line. */
  readonly firstLine?: number;
  readonly keepNext?: boolean;
  readonly border?: IParagraphOptions['border'];
  /** Whether it stands in the outline of the document. */
  readonly outline?: boolean;
}

export const CENTRE: Look = { alignment: AlignmentType.CENTER };

/** A paragraph of one look. */
export function paragraph(content: string, look: Look = {}): Paragraph {
  const { bold = false, italics = false, size = SIZES.body, color = '000000' } = look;
  const { before = 0, after = 0, firstLine, keepNext = false, outline = false, alignment, border } = look;
  return new Paragraph({
    spacing: { before: before * 20, after: after * 20 },
    keepNext,
    ...(alignment ? { alignment } : {}),
    ...(border ? { border } : {}),
    ...(firstLine ? { indent: { firstLine: twips(firstLine) } } : {}),
    ...(outline ? { heading: HeadingLevel.HEADING_1 } : {}),
    children: [new TextRun({ text: content, font: FONT, bold, italics, size: size * 2, color })],
  });
}

/** A line of a length in the middle of a column. */
export function rule(lengthMm: number, columnMm: number, after = 0): Paragraph {
  const side = twips((columnMm - lengthMm) / 2);
  return new Paragraph({
    spacing: { before: 0, after: after * 20, line: 60, lineRule: 'exact' },
    indent: { left: side, right: side },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
    children: [],
  });
}
