import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readData } from './data.store.js';
import { UnitRegistry } from './registry.js';

const SCRIPT = fileURLToPath(new URL('../scripts/build-data.mjs', import.meta.url));

const OLD = `Tỉnh Thành Phố,Mã TP,Quận Huyện,Mã QH,Phường Xã,Mã PX,Cấp,Tên Tiếng Anh
Tỉnh Nghệ An,40,Huyện Anh Sơn,424,${'Xã  Thành Sơn '.normalize('NFD')},17335,Xã,
Tỉnh Nghệ An,40,Huyện Anh Sơn,424,"Thị Trấn ""Kim, Nhan""",17329,Thị trấn,
Tỉnh Nghệ An,40,Huyện Anh Sơn,424,Xã Bình Sơn,17338,Xã,
Tỉnh Nghệ An,40,Huyện Đảo,425,,,Huyện,
`;
const CURRENT = [
  {
    Code: '40',
    FullName: 'Tỉnh Nghệ An',
    Wards: [
      { Code: '17335', FullName: 'xã Thành Bình Thọ' },
      { Code: '17329', FullName: 'Xã Anh Sơn' },
      { Code: '17400', FullName: 'Đặc khu Đảo' },
    ],
  },
];
const CONVERSION = `Đơn vị hành chính từ ngày 01/7/2025,,,Đơn vị hành chính trước ngày 01/7/2025,,,,,
"Tỉnh, thành phố",Tên Xã mới,Mã Xã mới,Tên Xã cũ,Mã Xã cũ,Ghi chú,Quận/huyện,Tỉnh cũ,
NGHỆ AN,,,,,,,,
Tỉnh Nghệ An (40),Xã Thành Bình Thọ,17335,Xã Thành Sơn,17335,Nhập toàn bộ,Huyện Anh Sơn (424),Tỉnh Nghệ An (40),
Tỉnh Nghệ An (40),Xã Anh Sơn,17328,"Thị trấn ""Kim, Nhan""",17329,Nhập toàn bộ,Huyện Anh Sơn (424),Tỉnh Nghệ An (40),
Tỉnh Nghệ An (40),Xã Anh Sơn,17328,Xã Bình Sơn,17338,${'NHẬP MỘT PHẦN'.normalize('NFD')} diện tích,Huyện Anh Sơn (424),Tỉnh Nghệ An (40),
Tỉnh Nghệ An (40),"Đặc khu Đảo
",17400,,,Sắp xếp toàn bộ huyện,Huyện Đảo (425),Tỉnh Nghệ An (40),
`;
const EXCEPTIONS = [
  {
    kind: 'code-corrected',
    code: '17328',
    name: 'Xã Anh Sơn',
    relatedCode: '17329',
    reason: 'mã của danh sách',
  },
  { kind: 'new-unit-without-commune-row', code: '17400', name: 'Đặc khu Đảo', reason: 'cả huyện' },
];

describe('making the data', () => {
  let sources = '';
  let data = '';
  const put = (folder: string, name: string, text: string) => writeFile(join(folder, name), text);
  const run = () => promisify(execFile)(process.execPath, [SCRIPT, sources, '--into', data]);

  beforeEach(async () => {
    sources = await mkdtemp(join(tmpdir(), 'admin-units-sources-'));
    data = await mkdtemp(join(tmpdir(), 'admin-units-data-'));
    await put(sources, 'nso_units_before_2025-01-04.csv', OLD);
    await put(sources, 'nso_conversion_2025-07_unmerged.csv', CONVERSION);
    await put(sources, 'thanglequoc_units_2026-07-25_full.json', JSON.stringify(CURRENT));
    await put(data, 'exceptions.json', JSON.stringify({ exceptions: EXCEPTIONS }));
  });
  afterEach(async () => {
    await rm(sources, { recursive: true });
    await rm(data, { recursive: true });
  });

  test('tidies names and kinds, corrects the listed code and keeps the notes', async () => {
    await run();
    const units = new UnitRegistry(readData(pathToFileURL(`${data}/`)).dataset);
    expect(units.unit('17335@before-2025-07-01')).toMatchObject({ kind: 'Xã', name: 'Thành Sơn' });
    expect(units.unit('17329@before-2025-07-01')).toMatchObject({ kind: 'Thị trấn', name: '"Kim, Nhan"' });
    expect(units.unit('17335@from-2025-07-01')?.fullName).toBe('Xã Thành Bình Thọ');
    expect(units.rollUp('17329@before-2025-07-01')).toMatchObject({ unit: { id: '17329@from-2025-07-01' } });
    expect(units.rollUp('17338@before-2025-07-01')).toMatchObject({
      reason: 'partial',
      changes: [{ to: '17329@from-2025-07-01', note: 'NHẬP MỘT PHẦN diện tích' }],
    });
    expect(units.rollUp('425@before-2025-07-01')).toMatchObject({ unit: { name: 'Đảo' } });
  });

  test('gives the same bytes a second time', async () => {
    const bytes = async () =>
      Promise.all((await readdir(data)).sort().map((name) => readFile(join(data, name), 'utf8')));
    await run();
    const first = await bytes();
    await run();
    expect(await bytes()).toEqual(first);
    expect(first).toHaveLength(5);
  });

  test('stops, and writes nothing, at a disagreement nobody has explained', async () => {
    await put(
      sources,
      'nso_units_before_2025-01-04.csv',
      `${OLD}Tỉnh Nghệ An,40,Huyện Anh Sơn,424,Xã Mới,17999,Xã,\n`,
    );
    await expect(run()).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('not explained: old-unit-without-conversion 17999'),
    });
    expect(await readdir(data)).toEqual(['exceptions.json']);
  });

  test('stops at an explanation that is no longer needed', async () => {
    const stale = { kind: 'conversion-outside-list', code: '17335', name: 'Xã Thành Sơn', reason: 'cũ' };
    await put(data, 'exceptions.json', JSON.stringify({ exceptions: [...EXCEPTIONS, stale] }));
    await expect(run()).rejects.toMatchObject({
      stderr: expect.stringContaining('explained, but no longer so: conversion-outside-list 17335'),
    });
  });

  test('stops at a file that is not the expected one', async () => {
    await put(sources, 'nso_conversion_2025-07_unmerged.csv', OLD);
    await expect(run()).rejects.toMatchObject({ stderr: expect.stringContaining('the columns are not') });
    await rm(join(sources, 'nso_conversion_2025-07_unmerged.csv'));
    await expect(run()).rejects.toMatchObject({ stderr: expect.stringContaining('ENOENT') });
  });
});
