import { createHmac } from 'node:crypto';
import { expect, test } from '@jest/globals';
import type { UnitId } from '@xaso/kernel';
import { refusal } from '@xaso/testing/refusal';
import { addressPart, type CalendarScope, scopeOfPart } from './calendar-address.js';

const HERE = '17335@before-2025-07-01' as UnitId;
const now = new Date('2022-07-01T00:00:00Z');
const sign = (bytes: Buffer) => createHmac('sha256', 'key').update(bytes).digest();
const matches = (bytes: Buffer, signature: Buffer) => sign(bytes).equals(signature);
const scope: CalendarScope = {
  communes: [HERE],
  programme: 'nghe-an-2022',
  until: now.getTime() / 1_000 + 60,
};
const part = addressPart(scope, sign);

test('an address shows what it was made for, until it runs out', () => {
  expect(scopeOfPart(part, matches, now)).toEqual(scope);
  const later = new Date(now.getTime() + 60_000);
  expect(refusal(() => scopeOfPart(part, matches, later))).toMatchObject({
    is: 'not-found calendar-unknown',
  });
});

test.each([
  [
    'widened',
    () => addressPart({ ...scope, communes: '*' }, () => Buffer.from(part.split('.')[1] ?? '', 'base64url')),
  ],
  ['unsigned', () => part.split('.')[0] ?? ''],
  ['longer', () => `${part}.x`],
  ['empty', () => ''],
])('one that is %s is no address', (_what, forged) => {
  expect(refusal(() => scopeOfPart(forged(), matches, now))).toMatchObject({
    is: 'not-found calendar-unknown',
  });
});
