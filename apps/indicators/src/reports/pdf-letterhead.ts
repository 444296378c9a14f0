import type { Content, Style } from 'pdfmake';
import { LINES, MOTTO, NATION, PAPER, RECIPIENTS, recipientLines, SIZES, TEXT_MM } from './paper.js';
import { points, rule, words } from './pdf-parts.js';
import { type Report, signText } from './report.js';
import { placeAndDate } from './vietnamese.js';

const RIGHT_MM = TEXT_MM - PAPER.leftMm;

/** Agencies and number on the left, the nation, place and date on the right, then kind and subject. */
export function letterhead(report: Report): readonly Content[] {
  const { agencyAbove, issuer, place, issuedOn, title, about } = report;
  const above = agencyAbove === null ? [] : [line(agencyAbove.toUpperCase(), { fontSize: SIZES.agency })];
  return [
    twoColumns(
      [
        ...above,
        line(issuer.toUpperCase(), { fontSize: SIZES.agency, bold: true }),
        rule(LINES.issuer, PAPER.leftMm),
      ],
      [
        line(NATION, { fontSize: SIZES.nation, bold: true }),
        line(MOTTO, { fontSize: SIZES.motto, bold: true }),
        rule(LINES.motto, RIGHT_MM),
      ],
    ),
    twoColumns(
      [line(signText(report), { fontSize: SIZES.sign, margin: [0, 4, 0, 0] })],
      [
        line(placeAndDate(place, issuedOn), {
          fontSize: SIZES.place,
          italics: true,
          margin: [0, 4, 0, 0],
        }),
      ],
    ),
    line(title, { fontSize: SIZES.title, bold: true, margin: [0, 18, 0, 0] }),
    line(about, { fontSize: SIZES.about, bold: true, margin: [0, 0, 0, 2] }),
    rule(LINES.about, TEXT_MM, 10),
  ];
}

/** Nơi nhận on the left, who signs on the right, on one page. */
export function closing({ recipients, signer }: Report): readonly Content[] {
  const { authority, title } = signer;
  const to = [
    words(RECIPIENTS, { fontSize: SIZES.recipientsTitle, bold: true, italics: true }),
    ...recipientLines(recipients).map((one) => words(one, { fontSize: SIZES.recipients })),
  ];
  const by = [
    ...(authority ? [line(authority.toUpperCase(), { bold: true })] : []),
    // Room for the signature, the seal and the name.
    line(title.toUpperCase(), { bold: true, margin: [0, 0, 0, points(25)] }),
  ];
  return [
    {
      stack: [twoColumns(recipients.length > 0 ? to : [], by)],
      unbreakable: true,
      margin: [0, 14, 0, 0],
    },
  ];
}

const line = (content: string, look: Style): Content => words(content, { alignment: 'center', ...look });

const twoColumns = (left: readonly Content[], right: readonly Content[]): Content => ({
  columns: [
    { stack: left, width: points(PAPER.leftMm) },
    { stack: right, width: '*' },
  ],
});
