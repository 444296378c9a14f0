import { expect, test } from '@jest/globals';
import { refusal } from '@xaso/testing/refusal';
import { codeKeyOf, CodesService } from './codes.service.js';

const KEY = Buffer.alloc(32, 1).toString('base64url');
const OTHER = Buffer.alloc(32, 2).toString('base64url');
const body = { classId: '0190a000-0000-7000-8000-0000000000c1', session: 1, minute: 27_600_000 };
const codes = (config: Parameters<typeof codeKeyOf>[0]) => new CodesService(codeKeyOf(config));

test('codes are read by whoever has the key, in every process, and by nobody else', () => {
  const code = codes({ ATTENDANCE_KEY: KEY }).make(body);
  expect(codes({ ATTENDANCE_KEY: KEY, CERTIFICATE_KEY: OTHER }).read(code)).toEqual(body);
  expect(codes({ ATTENDANCE_KEY: undefined, CERTIFICATE_KEY: KEY }).read(code)).toEqual(body);
  for (const config of [{ ATTENDANCE_KEY: OTHER }, { ATTENDANCE_KEY: undefined }])
    expect(refusal(() => codes(config).read(code)).is).toBe('invalid code-invalid');
});

test('a code that was changed anywhere is refused', () => {
  const one = codes({ ATTENDANCE_KEY: KEY });
  const bytes = Buffer.from(one.make(body), 'base64url');
  bytes.forEach((byte, place) => {
    const changed = Buffer.from(bytes);
    changed[place] = byte ^ 1;
    expect(refusal(() => one.read(changed.toString('base64url'))).is).toBe('invalid code-invalid');
  });
});
