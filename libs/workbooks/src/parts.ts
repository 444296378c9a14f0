import { xmlTokens } from './xml.js';

/** A text that cells share, with the fonts of its runs. */
export interface SharedText {
  readonly text: string;
  readonly fonts: readonly string[];
}

/** What of a cell's look matters to whoever reads its content. */
export interface Style {
  readonly font: string | undefined;
  readonly percent: boolean;
}

/** `xl/sharedStrings.xml`. */
export function readStrings(xml: string): SharedText[] {
  const result: SharedText[] = [];
  let text = '';
  let fonts: string[] = [];
  let reading = false;
  let phonetic = false;
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'text') {
      if (reading) text += token.text;
      continue;
    }
    if (token.kind === 'close') {
      if (token.name === 'si') result.push({ text: excelText(text), fonts });
      if (token.name === 'rPh') phonetic = false;
      reading = false;
      continue;
    }
    if (token.name === 'si') {
      text = '';
      fonts = [];
      if (token.empty) result.push({ text, fonts });
    }
    if (token.name === 'rPh') phonetic = true;
    if (token.name === 'rFont') fonts.push(token.attributes['val'] ?? '');
    reading = token.name === 't' && !token.empty && !phonetic;
  }
  return result;
}

/** `xl/styles.xml`: by the number that cells name. */
export function readStyles(xml: string): Style[] {
  const fonts: (string | undefined)[] = [];
  const percents = new Set(['9', '10']);
  const styles: Style[] = [];
  let list = '';
  for (const token of xmlTokens(xml)) {
    if (token.kind !== 'open') {
      if (token.kind === 'close' && token.name === list) list = '';
      continue;
    }
    const { name, attributes, empty } = token;
    if ((name === 'fonts' || name === 'cellXfs') && !empty) list = name;
    else if (name === 'numFmt' && attributes['formatCode']?.includes('%'))
      percents.add(attributes['numFmtId'] ?? '');
    else if (list === 'fonts' && name === 'font') fonts.push(undefined);
    else if (list === 'fonts' && name === 'name') fonts[fonts.length - 1] = attributes['val'];
    else if (list === 'cellXfs' && name === 'xf')
      styles.push({
        font: fonts[Number(attributes['fontId'] ?? 0)],
        percent: percents.has(attributes['numFmtId'] ?? ''),
      });
  }
  return styles;
}

/** Excel writes signs that XML does not take as `_x000D_`. */
const excelText = (text: string): string =>
  text.replace(/_x([\da-f]{4})_/gi, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
