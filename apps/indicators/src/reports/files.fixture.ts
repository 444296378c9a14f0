import { inflateRawSync, inflateSync } from 'node:zlib';

/** The text files of a ZIP by their paths, read by its central directory as every other program does. */
export function unzipped(bytes: Uint8Array): ReadonlyMap<string, string> {
  const zip = Buffer.from(bytes);
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  const files = new Map<string, string>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [name, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field));
    const path = zip.toString('utf8', at + 46, at + 46 + (name ?? 0));
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(from, from + zip.readUInt32LE(at + 20));
    files.set(path, (zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed).toString('utf8'));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return files;
}

/** The words of an XML document, a paragraph a line. */
export const wordsOf = (xml: string): string =>
  xml
    .replaceAll('</w:p>', '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&amp;', '&');

export interface PdfSeen {
  /** The text of each page, by the character maps that the file carries. */
  readonly pages: readonly string[];
  /** Names of the fonts that are in the file. */
  readonly embedded: readonly string[];
  /** All of it that is not compressed. */
  readonly plain: string;
}

/** What another program takes out of a PDF when somebody copies its text. */
export function readPdf(bytes: Uint8Array): PdfSeen {
  const plain = Buffer.from(bytes).toString('latin1');
  const objects = new Map<string, string>();
  for (const [, id = '', body = ''] of plain.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g))
    objects.set(id, body);
  const look = (id: string | undefined): string => objects.get(id ?? '') ?? '';
  const all = [...objects.values()];
  const pages = all
    .filter((body) => /\/Type \/Page\n/.test(body))
    .map((page) => {
      const resources = look(reference(page, 'Resources'));
      const fonts = new Map(
        [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id]) => [
          name,
          characters(stream(look(reference(look(id), 'ToUnicode')))),
        ]),
      );
      return textOf(stream(look(reference(page, 'Contents'))), fonts);
    });
  const embedded = all.flatMap((body) =>
    body.includes('/FontFile2') ? [/\/FontName \/(?:[A-Z]{6}\+)?(\S+)/.exec(body)?.[1] ?? ''] : [],
  );
  return { pages, embedded: embedded.sort(), plain };
}

const reference = (body: string, key: string): string | undefined =>
  new RegExp(`/${key} (\\d+) 0 R`).exec(body)?.[1];

function stream(body: string): string {
  const data = /stream\n([\s\S]*)\nendstream/.exec(body)?.[1] ?? '';
  return data === '' ? '' : inflateSync(Buffer.from(data, 'latin1')).toString('latin1');
}

/** Glyphs of a font to what they mean. */
function characters(map: string): ReadonlyMap<number, string> {
  const meaning = new Map<number, string>();
  for (const [, from = '', list = ''] of map.matchAll(/<(\w{4})> <\w{4}> \[([^\]]*)\]/g))
    [...list.matchAll(/<(\w+)>/g)].forEach(([, code = ''], index) =>
      meaning.set(Number.parseInt(from, 16) + index, hex(code)),
    );
  return meaning;
}

const hex = (code: string): string => String.fromCharCode(...units(code));
const units = (code: string): number[] => (code.match(/\w{4}/g) ?? []).map((one) => Number.parseInt(one, 16));

function textOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let font: ReadonlyMap<number, string> | undefined;
  let text = '';
  for (const [, name, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[(.*?)\] TJ/g)) {
    if (name !== undefined) font = fonts.get(name);
    for (const [, codes = ''] of (shown ?? '').matchAll(/<(\w+)>/g))
      text += units(codes)
        .map((glyph) => font?.get(glyph) ?? '\ufffd')
        .join('');
    if (shown !== undefined) text += ' ';
  }
  return text.replaceAll(/ +/g, ' ');
}
