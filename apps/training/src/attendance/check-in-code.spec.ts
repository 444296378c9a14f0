import { describe, expect, test } from '@jest/globals';
import { refusal } from '@xaso/testing/refusal';
import {
  assertUsable,
  bodyBytes,
  codeOf,
  minuteOf,
  readCode,
  SIGNATURE_BYTES,
  validUntil,
} from './check-in-code.js';

const NOW = new Date('2022-07-12T01:00:30Z');
const body = { classId: '0190a000-0000-7000-8000-0000000000c1', session: 2, minute: minuteOf(NOW) };
const SIGNATURE = Buffer.alloc(SIGNATURE_BYTES, 7);
const wanted = { classId: body.classId, session: 2 };

describe('a code', () => {
  test('says for which class, session and minute it is', () => {
    const code = codeOf(bodyBytes(body), SIGNATURE);
    expect(code).toMatch(/^[\w-]{52}$/);
    expect(readCode(code)).toEqual({ body, signed: bodyBytes(body), signature: SIGNATURE });
  });

  test.each(['', 'abc', 'A'.repeat(52), `${'A'.repeat(51)}=`, 'A'.repeat(53)])('“%s” is none', (text) => {
    expect(refusal(() => readCode(text))).toEqual({
      is: 'invalid code-invalid',
      faults: ['code code-invalid'],
    });
  });

  test('is taken in its minute and the next one', () => {
    expect(validUntil(body).toISOString()).toBe('2022-07-12T01:02:00.000Z');
    expect(() => assertUsable(body, wanted, NOW)).not.toThrow();
    expect(() => assertUsable(body, wanted, new Date('2022-07-12T01:01:59.999Z'))).not.toThrow();
    expect(refusal(() => assertUsable(body, wanted, validUntil(body))).is).toBe('conflict code-expired');
    expect(refusal(() => assertUsable(body, wanted, new Date('2022-07-12T00:59:59Z'))).is).toBe(
      'invalid code-invalid',
    );
  });

  test('is of one class and one session', () => {
    expect(refusal(() => assertUsable(body, { ...wanted, classId: 'x' }, NOW)).is).toBe(
      'conflict code-of-other-class',
    );
    expect(refusal(() => assertUsable(body, { ...wanted, session: 1 }, NOW)).is).toBe(
      'conflict code-of-other-session',
    );
  });
});
