import type { CertificateText } from './certificate-text.js';
import { qrPath, type QrModules } from './qr.js';

/** A picture of the certificate that carries the credential (Open Badges 3.0, §5.3.2.2). */
export function bakedSvg(text: CertificateText, modules: QrModules, credential: object): string {
  // Within CDATA nothing can be escaped: the one sequence that would end it cannot occur.
  const json = JSON.stringify(credential).replaceAll(']]>', ']]\\u003e');
  const lines = [
    line(90, 30, text.issuer),
    line(160, 54, text.title, 'bold'),
    line(230, 44, text.holder, 'bold'),
    line(285, 26, text.achieved),
    line(325, 30, text.course, 'bold'),
    line(365, 24, text.held),
    ...(text.mark === null ? [] : [line(405, 24, text.mark, 'bold', '#c00000')]),
    line(735, 16, text.number),
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0" viewBox="0 0 1000 780" xml:lang="vi">',
    `<openbadges:credential><![CDATA[${json}]]></openbadges:credential>`,
    `<title>${escaped(text.title)}: ${escaped(text.course)}</title>`,
    '<rect width="1000" height="780" fill="#fff"/><rect x="15" y="15" width="970" height="750" fill="none" stroke="#1f3a5f" stroke-width="4"/>',
    ...lines,
    `<g transform="translate(360 430) scale(${280 / modules.length})"><path d="${qrPath(modules)}"/></g>`,
    '</svg>',
  ].join('\n');
}

const line = (y: number, size: number, text: string, weight = 'normal', colour = '#000'): string =>
  `<text x="500" y="${y}" font-family="Tinos, 'Times New Roman', serif" font-size="${size}" font-weight="${weight}" fill="${colour}" text-anchor="middle">${escaped(text)}</text>`;

/** Text as it stands in XML or HTML, also between quotes. */
export const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
