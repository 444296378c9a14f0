import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import { TextWatermark } from 'docx/watermarks';
import { FONT, paragraph, twips } from './docx-parts.js';
import { closing, letterhead } from './docx-letterhead.js';
import { tableParts } from './docx-table.js';
import { PAPER, SIZES } from './paper.js';
import {
  approvalText,
  type Block,
  DRAFT,
  precomposed,
  type Report,
  SYNTHETIC,
  SYNTHETIC_VI,
} from './report.js';

/** The report as a DOCX file, to be opened, printed and signed as any paper of an office (NĐ 30/2020). */
export async function renderDocx(given: Report): Promise<Uint8Array> {
  const report = precomposed(given);
  const { top, bottom, left, right } = PAPER.marginMm;
  const document = new Document({
    title: `${report.title}: ${report.about}`,
    creator: report.issuer,
    lastModifiedBy: report.issuer,
    description: approvalText(report),
    styles: {
      default: {
        document: { run: { font: FONT, size: SIZES.body * 2, language: { value: 'vi-VN' } } },
      },
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: twips(PAPER.widthMm), height: twips(PAPER.heightMm) },
            margin: {
              top: twips(top),
              bottom: twips(bottom),
              left: twips(left),
              right: twips(right),
              header: twips(PAPER.headerMm),
              footer: twips(PAPER.headerMm),
            },
          },
        },
        headers: { first: header(report, []), default: header(report, [pageNumber()]) },
        children: [
          ...letterhead(report),
          ...(report.synthetic ? syntheticMark() : []),
          ...report.blocks.flatMap(blockParts),
          paragraph(approvalText(report), { size: SIZES.note, italics: true, before: 12 }),
          ...closing(report),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

const pageNumber = (): TextRun =>
  new TextRun({ children: [PageNumber.CURRENT], font: FONT, size: SIZES.pageNumber * 2 });

/** A draft says so on every page, below its text. */
function header({ approved }: Report, children: readonly ParagraphChild[]): Header {
  const mark = approved
    ? []
    : [
        new TextWatermark({
          text: DRAFT,
          font: FONT,
          color: 'C0C0C0',
          opacity: 0.5,
          width: 420,
          height: 110,
        }),
      ];
  return new Header({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [...children, ...mark] })],
  });
}

function syntheticMark(): readonly Paragraph[] {
  const line = { style: BorderStyle.SINGLE, size: 12, space: 4, color: 'C00000' };
  const border = { top: line, bottom: line, left: line, right: line };
  const frame = { alignment: AlignmentType.CENTER, color: 'C00000', border };
  return [
    paragraph(SYNTHETIC, { ...frame, bold: true, size: SIZES.title, before: 6, after: 0 }),
    paragraph(SYNTHETIC_VI, { ...frame, size: SIZES.note, before: 0, after: 10 }),
  ];
}

function blockParts(block: Block) {
  switch (block.is) {
    case 'heading':
      return [paragraph(block.text, { bold: true, before: 10, after: 4, keepNext: true, outline: true })];
    case 'paragraph':
      return [
        paragraph(block.text, { alignment: AlignmentType.JUSTIFIED, firstLine: 10, before: 4, after: 4 }),
      ];
    case 'table':
      return tableParts(block.table);
  }
}
