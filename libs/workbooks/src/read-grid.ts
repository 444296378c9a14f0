import { type Cell, type Grid, type GridRow, placeOf } from './grid.js';
import { readStrings, readStyles, type SharedText, type Style } from './parts.js';
import { damaged, tooMuch, xmlTokens } from './xml.js';

/** The parts of a workbook by their paths, `xl/workbook.xml`. */
export type Parts = ReadonlyMap<string, string>;

/** Beyond this a sheet is no table that people typed. */
const MOST_CELLS = 100_000;

/**
 * Reads one sheet: the one of that name, else the first. Written here and not taken from exceljs, which takes ranges of
 * merged cells, validations and names apart cell by cell: a file of two kilobytes could hold the service for hours.
 * @throws DomainError invalid
 */
export function readGrid(parts: Parts, preferred: string): Grid {
  const { name, path } = sheetOf(parts, preferred);
  const strings = readStrings(parts.get('xl/sharedStrings.xml') ?? '');
  const styles = readStyles(parts.get('xl/styles.xml') ?? '');
  return { sheet: name, ...readSheet(partOf(parts, path), strings, styles) };
}

function sheetOf(parts: Parts, preferred: string): { name: string; path: string } {
  const targets = new Map<string, string>();
  for (const token of xmlTokens(partOf(parts, 'xl/_rels/workbook.xml.rels')))
    if (token.kind === 'open' && token.name === 'Relationship')
      targets.set(token.attributes['Id'] ?? '', token.attributes['Target'] ?? '');
  const sheets: { name: string; path: string }[] = [];
  for (const token of xmlTokens(partOf(parts, 'xl/workbook.xml'))) {
    if (token.kind !== 'open' || token.name !== 'sheet') continue;
    const target = targets.get(token.attributes['r:id'] ?? '') ?? '';
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    sheets.push({ name: (token.attributes['name'] ?? '').normalize('NFC'), path });
  }
  const sheet = sheets.find(({ name }) => name === preferred) ?? sheets[0];
  if (!sheet) throw damaged();
  return sheet;
}

function readSheet(
  xml: string,
  strings: readonly SharedText[],
  styles: readonly Style[],
): Pick<Grid, 'rows' | 'merged'> {
  const rows = new Map<number, Record<string, Cell>>();
  const merged: string[] = [];
  let count = 0;
  let raw: RawCell | undefined;
  let inside = '';
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'text') {
      if (raw && inside === 'f') raw.formula = (raw.formula ?? '') + token.text;
      else if (raw && (inside === 'v' || inside === 't')) raw.value += token.text;
      continue;
    }
    if (token.kind === 'close') {
      if (token.name === 'c' && raw) {
        keep(rows, cellOf(raw, strings, styles));
        raw = undefined;
      }
      inside = '';
      continue;
    }
    const { name, attributes, empty } = token;
    if (name === 'mergeCell' && attributes['ref']) merged.push(attributes['ref']);
    if (name === 'c' && !empty) {
      count += 1;
      if (count > MOST_CELLS) throw tooMuch();
      raw = { ref: attributes['r'] ?? '', type: attributes['t'] ?? 'n', style: attributes['s'], value: '' };
    }
    if (raw && name === 'f') raw.formula = '';
    inside = empty ? '' : name;
  }
  const ordered = [...rows].sort(([a], [b]) => a - b);
  return { merged, rows: ordered.map(([number, cells]): GridRow => ({ number, cells })) };
}

interface RawCell {
  readonly ref: string;
  readonly type: string;
  readonly style: string | undefined;
  value: string;
  formula?: string;
}

function cellOf(raw: RawCell, strings: readonly SharedText[], styles: readonly Style[]): Cell | undefined {
  const style = styles[Number(raw.style ?? 0)];
  const shared = raw.type === 's' ? strings[Number(raw.value)] : undefined;
  const number = raw.type === 'n';
  const text = number ? plainNumber(raw.value) : readable(shared?.text ?? raw.value);
  const formula = raw.formula ?? null;
  if (text === '' && formula === null) return undefined;
  const kind = number ? 'number' : raw.type === 'b' ? 'boolean' : raw.type === 'e' ? 'error' : 'text';
  const fonts = [style?.font, ...(shared?.fonts ?? [])].filter((font) => font !== undefined);
  return { ref: raw.ref, kind, text, formula, fonts, percent: style?.percent ?? false };
}

/** Without signs that no database takes and nobody sees. */
const readable = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/(?![\n\t])[\p{Cc}\p{Cs}]/gu, '')
    .trim();

/** Excel writes 0.1 + 0.2 as 0.30000000000000004; nobody typed that. */
function plainNumber(text: string): string {
  const value = Number(text);
  if (text.trim() === '') return '';
  return Number.isFinite(value) ? String(Number(value.toPrecision(15))) : text;
}

function keep(rows: Map<number, Record<string, Cell>>, cell: Cell | undefined): void {
  if (!cell) return;
  const place = placeOf(cell.ref);
  if (!place) throw damaged();
  const row = rows.get(place.row) ?? {};
  row[place.column] = cell;
  rows.set(place.row, row);
}

function partOf(parts: Parts, path: string): string {
  const part = parts.get(path);
  if (part === undefined) throw damaged();
  return part;
}
