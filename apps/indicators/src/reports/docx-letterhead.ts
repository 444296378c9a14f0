import {
  AlignmentType,
  BorderStyle,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import { CENTRE, paragraph, rule, twips } from './docx-parts.js';
import { LINES, MOTTO, NATION, PAPER, RECIPIENTS, recipientLines, SIZES, TEXT_MM } from './paper.js';
import { type Report, signText } from './report.js';
import { placeAndDate } from './vietnamese.js';

const RIGHT_MM = TEXT_MM - PAPER.leftMm;

/** Agencies and number on the left, the nation, place and date on the right, then kind and subject. */
export function letterhead(report: Report): readonly (Paragraph | Table)[] {
  const { agencyAbove, issuer, place, issuedOn, title, about } = report;
  const above = agencyAbove === null ? [] : [line(agencyAbove.toUpperCase(), SIZES.agency)];
  return [
    columns(
      [
        [
          ...above,
          line(issuer.toUpperCase(), SIZES.agency, { bold: true }),
          rule(LINES.issuer, PAPER.leftMm),
        ],
        [
          line(NATION, SIZES.nation, { bold: true }),
          line(MOTTO, SIZES.motto, { bold: true }),
          rule(LINES.motto, RIGHT_MM),
        ],
      ],
      [
        [line(signText(report), SIZES.sign, { before: 4 })],
        [line(placeAndDate(place, issuedOn), SIZES.place, { before: 4, italics: true })],
      ],
    ),
    paragraph(title, { ...CENTRE, bold: true, size: SIZES.title, before: 18 }),
    paragraph(about, { ...CENTRE, bold: true, size: SIZES.about, after: 2 }),
    rule(LINES.about, TEXT_MM, 8),
  ];
}

/** Nơi nhận on the left, who signs on the right, on one page. */
export function closing({ recipients, signer }: Report): readonly (Paragraph | Table)[] {
  const authority = signer.authority
    ? [line(signer.authority.toUpperCase(), SIZES.body, { bold: true })]
    : [];
  const to = [
    paragraph(RECIPIENTS, { bold: true, italics: true, size: SIZES.recipientsTitle }),
    ...recipientLines(recipients).map((one) => paragraph(one, { size: SIZES.recipients })),
  ];
  const by = [
    ...authority,
    line(signer.title.toUpperCase(), SIZES.body, { bold: true }),
    ...Array.from({ length: 4 }, () => line('', SIZES.body)),
  ];
  return [
    paragraph('', { size: SIZES.recipients }),
    columns([recipients.length > 0 ? to : [paragraph('')], by]),
    LAST,
  ];
}

/** Word wants a paragraph after a table at the end. */
const LAST = paragraph('', { size: 1 });

const line = (
  content: string,
  size: number,
  look: { readonly bold?: boolean; readonly italics?: boolean; readonly before?: number } = {},
): Paragraph => paragraph(content, { ...CENTRE, size, ...look });

type Content = readonly Paragraph[];

/** Rows of two columns without borders, which do not break over pages. */
function columns(...rows: readonly (readonly [Content, Content])[]): Table {
  const nothing = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const borders = { top: nothing, bottom: nothing, left: nothing, right: nothing };
  const widths = [twips(PAPER.leftMm), twips(RIGHT_MM)] as const;
  return new Table({
    width: { size: twips(TEXT_MM), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    borders: { ...borders, insideHorizontal: nothing, insideVertical: nothing },
    margins: { left: 0, right: 0 },
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, index) =>
              new TableCell({
                borders,
                width: { size: widths[index] ?? 0, type: WidthType.DXA },
                children,
              }),
          ),
        }),
    ),
  });
}
