import { expect, test } from '@jest/globals';
import { decodeHeaders, encodeHeaders } from './record-encoding.js';

test('headers come back as the bytes they were, also several of one name', () => {
  const headers = {
    ce_id: Buffer.from([0xff, 0x00]),
    plain: 'tiếng Việt',
    twice: ['a', Buffer.from('b')],
    none: undefined,
  };
  const stored = JSON.parse(JSON.stringify(encodeHeaders(headers))) as ReturnType<typeof encodeHeaders>;
  expect(decodeHeaders(stored)).toEqual({
    ce_id: Buffer.from([0xff, 0x00]),
    plain: Buffer.from('tiếng Việt'),
    twice: [Buffer.from('a'), Buffer.from('b')],
  });
});
