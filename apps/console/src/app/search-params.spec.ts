import { expect, test } from '@jest/globals';
import { day, flag, oneOf, searchOf, text, uuid } from './search-params.js';

const ID = '018f4d3c-7a00-7abc-8def-000000000001';

test('an address opens its page, whatever nonsense is in it', () => {
  const read = searchOf({ q: text, asOf: day, state: oneOf(['draft', 'approved']), after: uuid, only: flag });
  expect(read({ q: 'Đào', asOf: '2022-06-01', state: 'draft', after: ID, only: true })).toEqual({
    q: 'Đào',
    asOf: '2022-06-01',
    state: 'draft',
    after: ID,
    only: true,
  });
  expect(read({ q: ['x'], asOf: '2022-13-01', state: 'x', after: '1', only: 'no', other: 1 })).toEqual({});
  expect(read({ q: 855 })).toEqual({ q: '855' });
});
