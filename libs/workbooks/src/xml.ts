import { DomainError } from '@xaso/kernel';

/** One step through an XML document. Names come without their prefix. */
export type XmlToken =
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly attributes: Readonly<Record<string, string>>;
      readonly empty: boolean;
    }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

const TOKEN =
  /<\?[^>]*\?>|<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*')){0,64})\s*(\/?)>|([^<]+)/y;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Steps through one part; a sheet of 2,000 rows takes 150,000. A file made to hold the service up is left early. */
const MOST_TOKENS = 500_000;

/** The tokens of a part of a workbook. No DTD, so no entities but those of XML. @throws DomainError invalid for anything else */
export function* xmlTokens(xml: string): Generator<XmlToken> {
  const token = new RegExp(TOKEN);
  token.lastIndex = xml.startsWith('\uFEFF') ? 1 : 0;
  for (let count = 0; token.lastIndex < xml.length; count += 1) {
    if (count > MOST_TOKENS) throw tooMuch();
    const match = token.exec(xml);
    if (!match) throw damaged();
    const [, data, slash, name, attributes = '', end, text] = match;
    if (data !== undefined) yield { kind: 'text', text: data };
    else if (text !== undefined) yield { kind: 'text', text: unescaped(text) };
    else if (name === undefined) continue;
    else if (slash) yield { kind: 'close', name };
    else yield { kind: 'open', name, attributes: attributesOf(attributes), empty: end === '/' };
  }
}

/** What is said of a file that is no workbook, or one that was cut or changed. */
export const damaged = (): DomainError =>
  new DomainError(
    'invalid',
    'not-a-workbook',
    'Tệp không phải là Excel (.xlsx), hoặc đã hỏng. Hãy mở bằng Excel và lưu lại dạng .xlsx. Chưa lưu gì.',
  );

/** What is said of a sheet that is no table which people typed. */
export const tooMuch = (): DomainError =>
  new DomainError(
    'invalid',
    'too-many-cells',
    'Trang tính có quá nhiều ô; không bảng nào do người gõ lớn như vậy. Hãy chép bảng sang tệp mẫu. Chưa lưu gì.',
  );

function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', double, single] of text.matchAll(ATTRIBUTE))
    found[name] = unescaped(double ?? single ?? '');
  return found;
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const unescaped = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
        if (typeof name === 'string') return NAMED[name] ?? whole;
        const point = Number.parseInt(String(decimal ?? hex), decimal === undefined ? 16 : 10);
        return point <= 0x10ffff ? String.fromCodePoint(point) : '';
      })
    : text;
