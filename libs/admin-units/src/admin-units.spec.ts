import { describe, expect, test } from '@jest/globals';
import {
  type Epoch,
  children,
  communesOf,
  conversionExceptions,
  isValidOn,
  listUsedOn,
  predecessors,
  provinces,
  rollUp,
  successors,
  unit,
  unitOn,
} from './index.js';

const OLD = 'before-2025-07-01';
const NEW = 'from-2025-07-01';
const communes = (epoch: Epoch) => provinces(epoch).flatMap((province) => communesOf(province.id));
const old = (code: string) => `${code}@${OLD}`;
const today = (code: string) => `${code}@${NEW}`;

describe('the lists', () => {
  test('have 63 provinces, 696 districts and 10,051 communes before the reform', () => {
    expect(provinces(OLD)).toHaveLength(63);
    const districts = provinces(OLD).flatMap((province) => children(province.id));
    expect(districts).toHaveLength(696);
    expect(new Set(districts.map((district) => district.level))).toEqual(new Set(['district']));
    expect(communes(OLD)).toHaveLength(10_051);
  });

  test('have 34 provinces, 3,321 communes and no district since', () => {
    expect(provinces(NEW)).toHaveLength(34);
    expect(communes(NEW)).toHaveLength(3_321);
    const ofKind = (kind: string) => communes(NEW).filter((commune) => commune.kind === kind).length;
    expect([ofKind('Xã'), ofKind('Phường'), ofKind('Đặc khu')]).toEqual([2_611, 697, 13]);
  });

  test('re-use codes, so that 17335 names two different units', () => {
    expect(unit(old('17335'))).toMatchObject({ fullName: 'Xã Thành Sơn', parentId: old('424') });
    expect(unit(today('17335'))).toMatchObject({ fullName: 'Xã Thành Bình Thọ', parentId: today('40') });
  });

  test('have every name in NFC, without stray spaces, with the kind in its official case', () => {
    for (const { name, fullName, kind } of [...communes(OLD), ...communes(NEW)]) {
      expect(fullName).toBe(fullName.normalize('NFC').replace(/\s+/g, ' ').trim());
      expect(fullName).toBe(`${kind} ${name}`);
    }
    const kinds = new Set([...communes(OLD), ...communes(NEW)].map((commune) => commune.kind));
    expect([...kinds].sort()).toEqual(['Phường', 'Thị trấn', 'Xã', 'Đặc khu']);
  });

  test('lead from every commune to a province of its own epoch', () => {
    for (const commune of [...communes(OLD), ...communes(NEW)]) {
      const parent = unit(commune.parentId ?? '');
      expect(parent?.epoch).toBe(commune.epoch);
      expect(parent?.level).toBe(commune.epoch === OLD ? 'district' : 'province');
    }
  });

  test('are in Vietnamese alphabetical order, numbers by their value', () => {
    const names = provinces(NEW).map((province) => province.name);
    expect(names.slice(0, 3)).toEqual(['An Giang', 'Bắc Ninh', 'Cà Mau']);
    expect(names.indexOf('Đà Nẵng')).toBeGreaterThan(names.indexOf('Cần Thơ'));
    const wards = children(old('770')).map((ward) => ward.name);
    expect(wards).toEqual(wards.toSorted((a, b) => Number(a) - Number(b) || a.localeCompare(b, 'vi')));
  });
});

describe('the date', () => {
  test('divides the epochs at local midnight in Viet Nam', () => {
    const last = new Date('2025-06-30T16:59:59.999Z');
    const first = new Date('2025-06-30T17:00:00Z');
    expect(isValidOn(old('17335'), last)).toBe(true);
    expect(isValidOn(today('17335'), last)).toBe(false);
    expect(isValidOn(old('17335'), first)).toBe(false);
    expect(isValidOn(today('17335'), first)).toBe(true);
    expect(unitOn('17335', last)?.name).toBe('Thành Sơn');
    expect(unitOn('17335', first)?.name).toBe('Thành Bình Thọ');
    expect(unit(old('17335'))?.validTo).toBe('2025-06-30');
    expect(unit(today('17335'))?.validFrom).toBe('2025-07-01');
  });

  test('before 2025 is answered from the earlier list, which says so', () => {
    const survey = new Date('2022-04-01T00:00:00Z');
    expect(unitOn('17878', survey)?.name).toBe('Khánh Hợp');
    expect(listUsedOn(survey)).toEqual({ epoch: OLD, listedOn: '2025-01-04', exact: false });
    expect(listUsedOn(new Date('2025-02-01T00:00:00Z'))?.exact).toBe(true);
    expect(listUsedOn(new Date('2025-08-01T00:00:00Z'))).toMatchObject({ epoch: NEW, exact: false });
  });
});

describe('the conversion', () => {
  test.each([
    ['17335', '17335', 'Thành Bình Thọ', '40'],
    ['17071', '17071', 'Minh Hợp', '40'],
    ['17878', '17878', 'Đông Lộc', '40'],
    ['14722', '14701', 'Yên Mô', '37'],
    ['01975', '01969', 'Phủ Thông', '19'],
    ['05815', '05818', 'La Bằng', '19'],
    ['05719', '05719', 'Sảng Mộc', '19'],
    ['06970', '06978', 'Ba Chẽ', '22'],
  ])('rolls %s up to %s %s of province %s', (from, to, name, province) => {
    const rolled = rollUp(old(from));
    expect(rolled).toMatchObject({ ok: true, unit: { id: today(to), name, parentId: today(province) } });
    expect(successors(old(from))).toMatchObject([{ kind: 'WHOLE' }]);
    expect(predecessors(today(to)).map((change) => change.from)).toContain(old(from));
  });

  test('says which communes were merged into one', () => {
    const merged = predecessors(today('17335')).map((change) => unit(change.from)?.name);
    expect(merged.sort()).toEqual(['Bình Sơn', 'Thành Sơn', 'Thọ Sơn']);
  });

  test('splits 441 old codes over 2 to 5 new ones, one of them outside the old list', () => {
    const inList = communes(OLD).map((commune) => successors(commune.id).length);
    const outside = conversionExceptions('conversion-outside-list').map((entry) => entry.rows?.length ?? 0);
    const split = [...inList, ...outside].filter((targets) => targets > 1);
    expect(split).toHaveLength(441);
    expect(Math.max(...split)).toBe(5);
    expect(outside.filter((targets) => targets > 1)).toHaveLength(1);
  });

  test('refuses to roll up every unit that was divided, with the changes and their notes', () => {
    const divided = communes(OLD).filter((commune) => successors(commune.id).length > 1);
    for (const commune of divided) {
      const changes = successors(commune.id);
      expect(rollUp(commune.id)).toEqual({ ok: false, reason: 'partial', changes });
      expect(new Set(changes.map((change) => change.kind))).toEqual(new Set(['PARTIAL']));
    }
    expect(rollUp(old('06886'))).toMatchObject({ changes: [{}, {}, { note: 'Nhập một phần' }] });
  });

  test('is PARTIAL for a single target when the note speaks of a part', () => {
    const [change, ...others] = successors(old('00556'));
    expect(others).toEqual([]);
    expect(change).toMatchObject({ kind: 'PARTIAL', note: 'Nhập một phần diện tích', to: today('00541') });
    expect(rollUp(old('00556'))).toMatchObject({ ok: false, reason: 'partial' });
  });

  test('is WHOLE only without "một phần" in the note', () => {
    const changes = communes(OLD).flatMap((commune) => successors(commune.id));
    const whole = changes.filter((change) => change.kind === 'WHOLE');
    expect(whole.filter((change) => /một phần/i.test(change.note))).toEqual([]);
    expect(new Set(whole.map((change) => change.from)).size).toBe(whole.length);
  });

  test('has none for 28 old communes, each explained', () => {
    const without = communes(OLD).filter((commune) => successors(commune.id).length === 0);
    expect(without).toHaveLength(28);
    for (const { id } of without)
      expect(rollUp(id)).toEqual({ ok: false, reason: 'no-official-conversion', changes: [] });
    const explained = conversionExceptions('old-unit-without-conversion').map((entry) => entry.code);
    expect(explained.sort()).toEqual(without.map((commune) => commune.code).sort());
    expect(explained).toContain('03898');
  });

  test('has 10 codes outside the old list, each explained and none of them a unit', () => {
    const outside = conversionExceptions('conversion-outside-list');
    expect(outside).toHaveLength(10);
    for (const { code, rows, reason } of outside) {
      expect(unit(old(code))).toBeUndefined();
      expect(rollUp(old(code))).toEqual({ ok: false, reason: 'no-official-conversion', changes: [] });
      expect(rows?.every((row) => unit(row.to) !== undefined)).toBe(true);
      expect(reason).not.toBe('');
    }
  });

  test('takes an island district as a whole, and no other district', () => {
    const islands = conversionExceptions('new-unit-without-commune-row');
    expect(islands.map((entry) => entry.name)).toContain('Đặc khu Côn Đảo');
    for (const { code, relatedCode } of islands) {
      expect(rollUp(old(relatedCode ?? ''))).toMatchObject({ ok: true, unit: { id: today(code) } });
      expect(predecessors(today(code)).map((change) => change.from)).toEqual([old(relatedCode ?? '')]);
    }
    expect(rollUp(old('424'))).toEqual({ ok: false, reason: 'no-official-conversion', changes: [] });
  });

  test('leaves no unit of today without a predecessor', () => {
    for (const commune of communes(NEW)) expect(predecessors(commune.id)).not.toEqual([]);
  });

  test('carries every province whole into one of today, derived from its communes', () => {
    for (const province of provinces(OLD)) {
      expect(rollUp(province.id)).toMatchObject({ ok: true, unit: { level: 'province', epoch: NEW } });
      expect(successors(province.id)).toMatchObject([{ kind: 'WHOLE', derived: true }]);
    }
    const reached = provinces(OLD).flatMap((province) => successors(province.id).map((change) => change.to));
    expect(new Set(reached)).toEqual(new Set(provinces(NEW).map((province) => province.id)));
    expect(rollUp(old('06'))).toMatchObject({ ok: true, unit: { name: 'Thái Nguyên' } });
  });

  test('rolls a unit of today up to itself', () => {
    const here = unit(today('17335'));
    expect(rollUp(today('17335'))).toEqual({ ok: true, unit: here });
    expect(successors(today('17335'))).toEqual([]);
  });
});

describe('an id that names nothing', () => {
  test.each([
    '17335',
    '',
    '@',
    '17335@',
    '99999@from-2025-07-01',
    '17335@2025',
    '424@from-2025-07-01',
    '__proto__',
  ])('%j is answered, never thrown at', (id) => {
    expect(unit(id)).toBeUndefined();
    expect(isValidOn(id, new Date())).toBe(false);
    expect(children(id)).toEqual([]);
    expect(communesOf(id)).toEqual([]);
    expect(successors(id)).toEqual([]);
    expect(predecessors(id)).toEqual([]);
    expect(rollUp(id)).toEqual({ ok: false, reason: 'no-official-conversion', changes: [] });
  });

  test('nor an unknown code, an unknown epoch or an invalid date', () => {
    expect(unitOn('00000', new Date())).toBeUndefined();
    expect(unitOn('17335', new Date('no date'))).toBeUndefined();
    expect(isValidOn(today('17335'), new Date('no date'))).toBe(false);
    expect(listUsedOn(new Date('no date'))).toBeUndefined();
    expect(provinces(today('40') as Epoch)).toEqual([]);
  });
});

test('what is given out cannot be changed by whoever gets it', () => {
  expect(Object.isFrozen(unit(today('40')))).toBe(true);
  expect(Object.isFrozen(communesOf(today('40')))).toBe(true);
  expect(Object.isFrozen(successors(old('17335')))).toBe(true);
});
