import { describe, expect, test } from '@jest/globals';
import type { AccountView } from '../../../api/identity/types.gen.js';
import { changesOf, isUnit, listFault, pathsOf, scopeOf, typedOf } from './particulars.js';

const COMMUNE = '17335@before-2025-07-01';
const account: AccountView = {
  id: '0190a000-0000-7000-8000-000000000001',
  login: 'thu',
  name: 'Nguyễn Thị Thử',
  role: 'hamlet-head',
  communes: [COMMUNE],
  communeNames: ['Xã Thành Sơn'],
  hamlets: ['17335-001', '17335-002'],
  status: 'active',
  totp: false,
  lockedUntil: null,
  version: 3,
  createdAt: '2022-06-01T00:00:00Z',
  changedAt: '2022-06-01T00:00:00Z',
};

describe('a scope', () => {
  test('is the whole province, or communes with or without hamlets', () => {
    expect(scopeOf({ wholeProvince: true, communes: [COMMUNE], hamlets: '17335-001' })).toEqual({
      communes: '*',
      hamlets: null,
    });
    expect(scopeOf({ wholeProvince: false, communes: [COMMUNE], hamlets: ' ' })).toEqual({
      communes: [COMMUNE],
      hamlets: null,
    });
    expect(scopeOf({ wholeProvince: false, communes: [COMMUNE], hamlets: '17335-001\n17335-002' })).toEqual({
      communes: [COMMUNE],
      hamlets: ['17335-001', '17335-002'],
    });
  });

  test.each([
    [COMMUNE, true],
    [' 17335@from-2025-07-01 ', true],
    ['17335', false],
    ['17335@sau', false],
  ])('%s is a code of a commune: %s', (typed, is) => {
    expect(isUnit(typed)).toBe(is);
  });
});

describe('a change', () => {
  const typed = typedOf(account);
  test('sends nothing of what stayed as it was', () => {
    expect(changesOf(account, typed)).toEqual({});
  });

  test('sends what is another, and the scope as a whole', () => {
    expect(changesOf(account, { ...typed, role: 'digital-team' })).toEqual({ role: 'digital-team' });
    expect(changesOf(account, { ...typed, hamlets: '' })).toEqual({ communes: [COMMUNE], hamlets: null });
    expect(changesOf(account, { ...typed, wholeProvince: true })).toEqual({ communes: '*', hamlets: null });
  });
});

test('faults of a list stand together at the list', () => {
  expect(pathsOf(typedOf(account))).toEqual(
    expect.arrayContaining(['communes.0', 'hamlets.0', 'hamlets.1', 'login']),
  );
  expect(listFault({ 'hamlets.1': 'b', 'communes.0': 'a' }, 'hamlets')).toBe('b');
  expect(listFault({}, 'communes')).toBeUndefined();
});
