import PdfPrinter, { type Content, type DocumentDefinition, type FontFiles, type Style } from 'pdfmake';
import type { CertificateText } from './certificate-text.js';
import { qrPath, type QrModules } from './qr.js';

/** The bytes of four TTF files, which go into the PDF. */
export type CertificateFonts = FontFiles;

const FONT = 'Tinos';
/** A4 lying on its side, in points. */
const PAGE = { width: 841.89, height: 595.28 };
const FRAME = '#1f3a5f';
/** The side of the QR code: 40 mm. */
const QR_POINTS = 113;

/** The certificate as one printed page, to be signed and sealed. Equal certificates give equal bytes. */
export function certificatePdf(
  text: CertificateText,
  modules: QrModules,
  at: Date,
  fonts: CertificateFonts,
): Promise<Uint8Array> {
  const document = new PdfPrinter({ [FONT]: fonts }).createPdfKitDocument(definition(text, modules, at));
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    document.on('data', (chunk) => chunks.push(chunk));
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    document.on('error', reject);
    document.end();
  });
}

function definition(text: CertificateText, modules: QrModules, at: Date): DocumentDefinition {
  return {
    pageSize: 'A4',
    pageOrientation: 'landscape',
    pageMargins: [60, 46, 60, 40],
    language: 'vi-VN',
    displayTitle: true,
    version: '1.7',
    // The clock would make other bytes of the same certificate.
    info: { title: `${text.title} ${text.course}`, author: text.issuer, creationDate: at, modDate: at },
    defaultStyle: { font: FONT, fontSize: 14, lineHeight: 1.15, alignment: 'center' },
    background: [frame()],
    ...(text.mark === null ? {} : { watermark: { ...MARK, text: text.mark } }),
    content: [...head(text), ...body(text), foot(text, modules)],
  };
}

const MARK = { font: FONT, bold: true, color: '#808080', opacity: 0.18, angle: -30, fontSize: 60 } as const;

function frame(): Content {
  const rect = (inset: number, lineWidth: number) => ({
    type: 'rect' as const,
    x: inset,
    y: inset,
    w: PAGE.width - 2 * inset,
    h: PAGE.height - 2 * inset,
    lineWidth,
    lineColor: FRAME,
  });
  return { canvas: [rect(22, 3), rect(28, 1)], absolutePosition: { x: 0, y: 0 } };
}

const head = ({ nation, motto, issuer }: CertificateText): Content[] => [
  words(nation, { fontSize: 13, bold: true }),
  words(motto, { fontSize: 14, bold: true }),
  { canvas: [{ type: 'line', x1: 0, y1: 2, x2: 165, y2: 2, lineWidth: 0.75 }] },
  words(issuer.toUpperCase(), { fontSize: fitting(issuer, 14, 70), bold: true, margin: [0, 14, 0, 0] }),
];

const body = ({ title, holder, achieved, course, held, mark }: CertificateText): Content[] => [
  words(title, { fontSize: 42, bold: true, color: '#a01c1c', margin: [0, 12, 0, 0] }),
  words('Chứng nhận ông/bà', { fontSize: 16, italics: true, margin: [0, 6, 0, 0] }),
  words(holder, { fontSize: fitting(holder, 30, 40), bold: true, margin: [0, 4, 0, 6] }),
  words(achieved, { fontSize: 16 }),
  words(course, { fontSize: fitting(course, 21, 130), bold: true, margin: [0, 4, 0, 4] }),
  words(held, { fontSize: 15 }),
  ...(mark === null ? [] : [words(mark, { fontSize: 13, bold: true, color: '#c00000' })]),
];

/** A size at which a text stays within its lines: the usual one up to `letters`, then smaller, never under 9 points. */
const fitting = (text: string, size: number, letters: number): number =>
  Math.max(9, Math.min(size, Math.floor((size * letters) / text.length)));

function foot({ dated, number }: CertificateText, modules: QrModules): Content {
  const side = modules.length;
  const code = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${QR_POINTS}" height="${QR_POINTS}"><path d="${qrPath(modules)}"/></svg>`;
  return {
    columns: [
      { svg: code, width: QR_POINTS, alignment: 'left' },
      {
        width: 250,
        stack: [
          words('Quét mã để kiểm tra chứng nhận này là thật.', NOTE),
          words('Hãy đối chiếu họ tên và số với kết quả kiểm tra.', NOTE),
          words(`Số: ${number}`, { ...NOTE, fontSize: 10 }),
        ],
        margin: [0, 36, 0, 0],
      },
      {
        width: '*',
        // Room for the signature, the seal and the name is below it.
        stack: [
          words(dated, { italics: true }),
          words('THỦ TRƯỞNG ĐƠN VỊ', { bold: true }),
          words('(Ký, ghi rõ họ tên và đóng dấu)', { fontSize: 11, italics: true }),
        ],
      },
    ],
    columnGap: 10,
    absolutePosition: { x: 60, y: 418 },
  };
}

const NOTE = { fontSize: 11, alignment: 'left' } as const;

/** Letters the font has: precomposed. */
const words = (text: string, look: Style): Content => ({ text: text.normalize('NFC'), ...look });
