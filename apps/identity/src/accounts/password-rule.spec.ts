import { expect, test } from '@jest/globals';
import { normalised, passwordFault } from './password-rule.js';

const faultOf = (password: string, login = 'can.bo', again = password) =>
  passwordFault(password, again, login);

test.each([
  'mười ký tự',
  'đi chợ mua cá rô đồng',
  '  hai dấu cách ở đầu',
  '🐃🐃🌾🌾🌾🏡🏡🎋🎋🎋',
  'x7!'.repeat(42),
])('"%s" may be taken', (password) => {
  expect(faultOf(password)).toBeUndefined();
});

test.each([
  ['chín ký t', 'too-short'],
  ['', 'too-short'],
  ['a'.repeat(127) + 'bc', 'too-long'],
  ['can.bo.tinh', 'is-login', 'can.bo.tinh'],
  ['CAN.BO CAN.BO', 'is-login'],
  ['Password123', 'too-common'],
  ['mật khẩu 123', 'too-common'],
  ['chuyển đổi số 123', 'too-common'],
  ['1212121212', 'too-common'],
])('"%s" is %s', (password, fault, login = 'can.bo') => {
  expect(faultOf(password, login)).toBe(fault);
});

test('the second time has to be the same, however its accents were typed', () => {
  expect(faultOf('mười ký tự', 'can.bo', 'mười ký tu')).toBe('not-repeated');
  expect(faultOf('mười ký tự', 'can.bo', 'mười ký tự'.normalize('NFD'))).toBeUndefined();
  expect(normalised('mười'.normalize('NFD'))).toBe('mười'.normalize('NFC'));
});

test('the first administrator has not chosen a login yet', () => {
  expect(faultOf('mười ký tự', '')).toBeUndefined();
});
