import { crc32, deflateRawSync } from 'node:zlib';
import { nameOf } from './school.js';

const HEADINGS = ['Họ và tên', 'Năm sinh hoặc ngày sinh', 'Giới tính', 'Điện thoại', 'Xóm/bản', 'Nhóm'];
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * A list of so many different people with every column of the template filled, as Excel saves it: texts shared, numbers as
 * numbers, packed. What the service refuses in it shows as a fault of the preview.
 */
export function rosterOf(count: number): Buffer<ArrayBuffer> {
  const texts = new Map<string, number>();
  const cell = (value: string | number, column: number, row: number): string => {
    const place = `${'ABCDEF'[column] ?? ''}${row}`;
    if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`;
    const index = texts.get(value) ?? texts.size;
    texts.set(value, index);
    return `<c r="${place}" t="s"><v>${index}</v></c>`;
  };
  const rows = [HEADINGS, ...Array.from({ length: count }, (_none, index) => person(index))].map(
    (values, index) =>
      `<row r="${index + 1}">${values.map((value, column) => cell(value, column, index + 1)).join('')}</row>`,
  );
  const shared = [...texts.keys()].map((text) => `<si><t>${text}</t></si>`).join('');
  return zipOf({
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${CONTENT}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${CONTENT}.sharedStrings+xml"/></Types>`,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="Danh sách" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
    ]),
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}" uniqueCount="${texts.size}">${shared}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData>${rows.join('')}</sheetData></worksheet>`,
  });
}

const person = (index: number): (string | number)[] => [
  ...[nameOf('Đông', index), 1950 + (index % 50), index % 2 === 0 ? 'Nữ' : 'Nam'],
  ...[`09${String(10_000_000 + index)}`, `Xóm ${index % 20}`, 'Nông dân'],
];

const relations = (targets: readonly (readonly [type: string, target: string])[]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(
      ([type, target], index) =>
        `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

/** A zip file of these texts (APPNOTE.TXT 6.3, §4.3: local headers with contents, central directory, end). */
function zipOf(parts: Readonly<Record<string, string>>): Buffer<ArrayBuffer> {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(parts)) {
    const [label, content] = [Buffer.from(name), Buffer.from(HEAD + text)];
    const packed = deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(FIRST_DAY, 6);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(label.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    const local = [Buffer.from('PK\x03\x04'), common, label, packed];
    locals.push(...local);
    central.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, label);
    at += local.reduce((sum, part) => sum + part.length, 0);
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  const count = Object.keys(parts).length;
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** 1980-01-01 00:00, where the time of MS-DOS begins. */
const FIRST_DAY = 0x0021_0000;
