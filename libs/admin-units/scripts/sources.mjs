import { parseCsv, tidy } from './csv.mjs';

/** The published files the data is made from, by the names they have in the source folder. */
export const SOURCES = {
  old: {
    file: 'nso_units_before_2025-01-04.csv',
    title: 'Provinces, districts and communes, list of 2025-01-04',
    listedOn: '2025-01-04',
    origin: 'National Statistics Office of Viet Nam',
    licence: 'public facts',
  },
  conversion: {
    file: 'nso_conversion_2025-07_unmerged.csv',
    title: 'Official conversion of communes at 2025-07-01, one row a pair of new and old unit',
    origin: 'National Statistics Office of Viet Nam',
    licence: 'public facts',
  },
  current: {
    file: 'thanglequoc_units_2026-07-25_full.json',
    title: 'Provinces and communes of today, list of 2026-07-25',
    listedOn: '2026-07-25',
    origin: 'https://github.com/thanglequoc/vietnamese-provinces-database',
    licence: 'MIT',
  },
};

const KINDS = {
  2: ['Tỉnh', 'Thành phố'],
  3: ['Huyện', 'Quận', 'Thị xã', 'Thành phố'],
  5: ['Xã', 'Phường', 'Thị trấn', 'Đặc khu'],
};

/** A unit from a code and a full name: the kind is read from the name, in the official case; the lists write both "Xã" and "xã". */
function unit(code, fullName, where) {
  const kind = KINDS[code.length]?.find((k) => fullName.toLowerCase().startsWith(`${k.toLowerCase()} `));
  if (!/^\d+$/.test(code) || kind === undefined)
    throw new Error(`${where}: cannot read "${fullName}" (${code})`);
  return { code, kind, name: fullName.slice(kind.length + 1) };
}

function expectHeader(row, wanted, file) {
  const found = wanted.every((name, i) => row?.[i]?.toLowerCase() === name.toLowerCase());
  if (!found) throw new Error(`${file}: the columns are not ${wanted.join(', ')}`);
}

function add(units, next, where) {
  const known = units.get(next.code);
  if (known !== undefined && (known.name !== next.name || known.parent !== next.parent))
    throw new Error(`${where}: ${next.code} is both "${known.name}" and "${next.name}"`);
  units.set(next.code, next);
}

/** Units before the reform, by code; `parent` is the code of the level above. */
export function readOldUnits(text) {
  const { file } = SOURCES.old;
  const [header, ...rows] = parseCsv(text);
  expectHeader(header, ['Tỉnh Thành Phố', 'Mã TP', 'Quận Huyện', 'Mã QH', 'Phường Xã', 'Mã PX'], file);
  const units = new Map();
  rows.forEach(([province, provinceCode, district, districtCode, commune, communeCode], i) => {
    const where = `${file} row ${i + 2}`;
    add(units, unit(provinceCode, province, where), where);
    add(units, { ...unit(districtCode, district, where), parent: provinceCode }, where);
    // Island districts have no communes and an empty last pair.
    if (communeCode !== '') add(units, { ...unit(communeCode, commune, where), parent: districtCode }, where);
  });
  return units;
}

/** Units since the reform, by code. */
export function readCurrentUnits(text) {
  const { file } = SOURCES.current;
  const units = new Map();
  for (const province of JSON.parse(text)) {
    add(units, unit(province.Code, tidy(province.FullName), file), file);
    for (const ward of province.Wards)
      add(units, { ...unit(ward.Code, tidy(ward.FullName), file), parent: province.Code }, file);
  }
  return units;
}

/**
 * Rows of the official conversion: `{ to, toName, from, fromName, note, district }`. `from` is empty where the row
 * names no old commune (a whole island district, or an area that was no unit).
 */
export function readConversion(text) {
  const { file } = SOURCES.conversion;
  const [, header, ...rows] = parseCsv(text);
  expectHeader(
    header,
    ['Tỉnh, thành phố', 'Tên Xã mới', 'Mã Xã mới', 'Tên Xã cũ', 'Mã Xã cũ', 'Ghi chú', 'Quận/huyện'],
    file,
  );
  return rows
    .filter((row) => row[2] !== undefined && row[2] !== '')
    .map(([, toName, to, fromName, from, note, district]) => {
      if (!/^\d{5}$/.test(to) || !/^(\d{5})?$/.test(from) || note === '')
        throw new Error(`${file}: cannot read the row ${from} → ${to}`);
      return { to, toName, from, fromName, note, district: /\((\d{3})\)$/.exec(district)?.[1] };
    });
}
