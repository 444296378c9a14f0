import { expect, test } from '@jest/globals';
import { accountOf, internalOf } from './account.js';

test('somebody is called by what the issuer knows of them', () => {
  const whole = { sub: '7', name: 'Nguyễn Thị Thử', preferred_username: 'thu', email: 'thu@xaso.test' };
  expect(accountOf(whole)).toEqual({ id: '7', name: 'Nguyễn Thị Thử', login: 'thu' });
  expect(accountOf({ sub: '7', email: 'thu@xaso.test' })).toEqual({
    id: '7',
    name: 'thu@xaso.test',
    login: 'thu@xaso.test',
  });
  expect(accountOf({ sub: '7', name: ' ', preferred_username: 3 })).toEqual({
    id: '7',
    name: '7',
    login: '7',
  });
});

test('addresses of the issuer are asked inside, others where they are', () => {
  const inside = (address: string): string =>
    internalOf(address, 'https://x.example/id', 'http://identity:8080/id');
  expect(inside('https://x.example/id/token')).toBe('http://identity:8080/id/token');
  expect(inside('https://x.example/id')).toBe('http://identity:8080/id');
  expect(inside('https://x.example/identity')).toBe('https://x.example/identity');
  expect(inside('https://y.example/id/token')).toBe('https://y.example/id/token');
  expect(internalOf('https://x.example/id/token', 'https://x.example/id', undefined)).toBe(
    'https://x.example/id/token',
  );
});
