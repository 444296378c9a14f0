import PdfPrinter, { type Content, type DocumentDefinition, type Placed } from 'pdfmake';
import { FONT, points, words } from './pdf-parts.js';
import { closing, letterhead } from './pdf-letterhead.js';
import { tableParts } from './pdf-table.js';
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
import { instantOf } from './vietnamese.js';

/** The bytes of four TTF files, which go into the PDF. */
export interface ReportFonts {
  readonly normal: Uint8Array;
  readonly bold: Uint8Array;
  readonly italics: Uint8Array;
  readonly bolditalics: Uint8Array;
}

/** The report as a PDF to be printed (NĐ 30/2020). Equal reports give equal bytes. */
export function renderPdf(given: Report, fonts: ReportFonts): Promise<Uint8Array> {
  const report = precomposed(given);
  const document = new PdfPrinter({ [FONT]: fonts }).createPdfKitDocument(definition(report));
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    document.on('data', (chunk) => chunks.push(chunk));
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    document.on('error', reject);
    document.end();
  });
}

function definition(report: Report): DocumentDefinition {
  const { top, bottom, left, right } = PAPER.marginMm;
  const { approved, title, about, issuer, asOf } = report;
  return {
    pageSize: 'A4',
    pageMargins: [points(left), points(top), points(right), points(bottom)],
    language: 'vi-VN',
    displayTitle: true,
    version: '1.7',
    info: {
      title: `${title}: ${about}`,
      author: issuer,
      subject: approvalText(report),
      // The clock would make other bytes of the same report.
      creationDate: instantOf(asOf),
      modDate: instantOf(asOf),
    },
    defaultStyle: { font: FONT, fontSize: SIZES.body, lineHeight: 1.1 },
    header: (page) => (page > 1 ? pageNumber(page) : null),
    ...(approved ? {} : { watermark: DRAFT_MARK }),
    // No heading and no title of a table is left alone at the foot of a page.
    pageBreakBefore: ({ headlineLevel }, following) => headlineLevel === 1 && !following.some(isBody),
    content: [
      ...letterhead(report),
      ...(report.synthetic ? [syntheticMark()] : []),
      ...report.blocks.flatMap(blockParts),
      words(approvalText(report), { fontSize: SIZES.note, italics: true, margin: [0, 12, 0, 0] }),
      ...closing(report),
    ],
  };
}

const isBody = ({ text, headlineLevel }: Placed): boolean => text !== undefined && headlineLevel !== 1;

const DRAFT_MARK = {
  text: DRAFT,
  font: FONT,
  bold: true,
  color: '#808080',
  opacity: 0.15,
  angle: -52,
  fontSize: 120,
} as const;

const pageNumber = (page: number): Content =>
  words(String(page), {
    fontSize: SIZES.pageNumber,
    alignment: 'center',
    margin: [0, points(PAPER.headerMm), 0, 0],
  });

function syntheticMark(): Content {
  const look = { alignment: 'center', color: '#C00000' } as const;
  const frame = () => 1.5;
  return {
    table: {
      widths: ['*'],
      body: [
        [
          {
            stack: [
              words(SYNTHETIC, { ...look, bold: true, fontSize: SIZES.title }),
              words(SYNTHETIC_VI, { ...look, fontSize: SIZES.note }),
            ],
          },
        ],
      ],
    },
    layout: {
      hLineWidth: frame,
      vLineWidth: frame,
      hLineColor: '#C00000',
      vLineColor: '#C00000',
      paddingTop: () => 4,
      paddingBottom: () => 4,
    },
    margin: [0, 4, 0, 8],
  };
}

function blockParts(block: Block): readonly Content[] {
  switch (block.is) {
    case 'heading':
      return [{ ...words(block.text, { bold: true, margin: [0, 10, 0, 4] }), headlineLevel: 1 }];
    case 'paragraph':
      return [words(block.text, { alignment: 'justify', leadingIndent: points(10), margin: [0, 4, 0, 4] })];
    case 'table':
      return tableParts(block.table);
  }
}
