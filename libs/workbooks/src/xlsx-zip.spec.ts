import { describe, expect, test } from '@jest/globals';
import { readGrid } from './read-grid.js';
import { openWorkbook } from './xlsx-zip.store.js';
import { workbookOf, zipOf } from './zip.fixture.js';

const codeOf = async (file: Buffer): Promise<string> => {
  try {
    readGrid(await openWorkbook(file), 'Bộ chỉ tiêu');
    return 'read';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};
const sheet = (rows: string, rest = '') =>
  `<?xml version="1.0"?><worksheet><sheetData>${rows}</sheetData>${rest}</worksheet>`;
const grid = async (rows: string, strings?: string) =>
  readGrid(await openWorkbook(workbookOf(sheet(rows), strings)), 'Bộ chỉ tiêu');

describe('a workbook as it comes over the wire', () => {
  test('texts, numbers, truths, formulas, errors, with or without a prefix', async () => {
    const strings =
      '<sst><si><t>Mã &amp; t&#234;n_x000D_</t></si><si><r><rPr><rFont val=".VnTime"/></rPr><t>a</t></r><r><t xml:space="preserve"> b</t></r><rPh><t>no</t></rPh></si><si/></sst>';
    const { rows, sheet: name } = await grid(
      `<row r="1"><c r="A1" t="s"><v>0</v></c><c r='B1' t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>
       <x:row><x:c r="A3"><x:v>0.30000000000000004</x:v></x:c><x:c r="B3" t="b"><x:v>1</x:v></x:c>
       <x:c r="C3"><x:f>SUM(A1:A2)</x:f><x:v>7</x:v></x:c><x:c r="D3" t="e"><x:v>#REF!</x:v></x:c>
       <x:c r="E3" t="inlineStr"><x:is><x:t><![CDATA[<b>]]></x:t></x:is></x:c><x:c r="F3" s="4"/></x:row>`,
      strings,
    );
    expect(name).toBe('S');
    expect(rows.map(({ number }) => number)).toEqual([1, 3]);
    const [head, row] = rows.map(({ cells }) => cells);
    expect(Object.values(head ?? {}).map(({ text, fonts }) => [text, fonts])).toEqual([
      ['Mã & tên', []],
      ['a b', ['.VnTime']],
    ]);
    expect(Object.values(row ?? {}).map(({ kind, text, formula }) => [kind, text, formula])).toEqual([
      ['number', '0.3', null],
      ['boolean', '1', null],
      ['number', '7', 'SUM(A1:A2)'],
      ['error', '#REF!', null],
      ['text', '<b>', null],
    ]);
  });

  test('sixty megabytes in sixty kilobytes are not unpacked, whatever size they claim', async () => {
    const content = Buffer.alloc(60 * 1_048_576, 32);
    for (const claimed of [content.length, 10])
      expect(await codeOf(zipOf([{ name: 'xl/workbook.xml', content, claimed }]))).toBe('workbook-too-large');
  });

  test('a range of all cells holds nobody up', async () => {
    const rest = `<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>
      <dataValidations><dataValidation sqref="A1:XFD1048576" type="list"/></dataValidations>`;
    expect(await codeOf(workbookOf(sheet('', rest)))).toBe('read');
  });

  test.each<[string, () => Buffer, string]>([
    ['a text', () => Buffer.from('Mã;Tên chỉ tiêu\n1;x'), 'not-a-workbook'],
    ['nothing', () => Buffer.alloc(0), 'not-a-workbook'],
    ['an old or locked workbook', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'workbook-old-or-locked'],
    [
      'a zip of something else',
      () => zipOf([{ name: 'a.xml', content: Buffer.from('<a/>') }]),
      'not-a-workbook',
    ],
    ['a file that was cut', () => workbookOf(sheet('')).subarray(30), 'not-a-workbook'],
    ['XML with a DTD', () => workbookOf(`<!DOCTYPE a [<!ENTITY b "c">]>${sheet('')}`), 'not-a-workbook'],
    ['broken XML', () => workbookOf('<worksheet><c r="A1'), 'not-a-workbook'],
    ['a cell nowhere', () => workbookOf(sheet('<c r="A99999999"><v>1</v></c>')), 'not-a-workbook'],
    [
      'cells without end',
      () => workbookOf(sheet('<c r="A1"><v>1</v></c>'.repeat(100_001))),
      'too-many-cells',
    ],
  ])('%s is refused', async (_what, file, code) => expect(await codeOf(file())).toBe(code));
});
