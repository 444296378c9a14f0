import { describe, expect, test } from '@jest/globals';
import type { Actor } from '@xaso/kernel';
import { assertHamlet } from './hamlet.js';

const officer: Actor = { id: 'a', role: 'commune-officer', communes: '*' };
const head: Actor = { ...officer, role: 'hamlet-head', hamlets: ['17335-001'] };

describe('a hamlet', () => {
  test('of the token is let through, and any for whoever has whole communes', () => {
    expect(() => assertHamlet(head, '17335-001')).not.toThrow();
    expect(() => assertHamlet(officer, '17335-002')).not.toThrow();
    expect(() => assertHamlet(officer, null)).not.toThrow();
  });

  test.each([
    ['another one', head, '17335-002', /không được giao thôn 17335-002/],
    ['the whole commune', head, null, /của cả xã/],
    ['any, where none was given', { ...head, hamlets: [] }, '17335-001', /chưa có thôn nào/],
  ])('%s is refused, and it is said why', (_what, actor, code, words) => {
    expect(() => assertHamlet(actor, code)).toThrow(words);
    try {
      assertHamlet(actor, code);
    } catch (error) {
      expect(error).toMatchObject({ kind: 'forbidden', code: 'other-hamlet' });
    }
  });
});
