import { describe, expect, test } from '@jest/globals';
import { codingFor, isCompressible, ONE_PACKET, varyOf, weakened } from './compression.js';

const LIST = {
  method: 'GET',
  status: 200,
  headers: { 'content-type': 'application/json; charset=utf-8', 'content-length': '95000' },
};
const withHeaders = (headers: Readonly<Record<string, string>>) => ({
  ...LIST,
  headers: { ...LIST.headers, ...headers },
});

describe('an answer is compressed', () => {
  test.each(['application/json', 'application/geo+json', 'text/csv; charset=utf-8', 'text/xml'])(
    'when it is a text of kind %s',
    (kind) => expect(isCompressible(withHeaders({ 'content-type': kind }))).toBe(true),
  );

  test.each([
    ['of a few bytes', withHeaders({ 'content-length': String(ONE_PACKET - 1) })],
    ['sent bit by bit', { ...LIST, headers: { 'content-type': 'application/json' } }],
    ['of events', withHeaders({ 'content-type': 'text/event-stream' })],
    ['that is a picture', withHeaders({ 'content-type': 'image/png' })],
    ['that is a page', withHeaders({ 'content-type': 'text/html' })],
    ['that is a workbook', withHeaders({ 'content-type': 'application/vnd.openxmlformats' })],
    ['that is compressed already', withHeaders({ 'content-encoding': 'gzip' })],
    ['that nobody may change', withHeaders({ 'cache-control': 'no-store, no-transform' })],
    ['to a change, which may hold a key', { ...LIST, method: 'POST' }],
    ['without a body', { ...LIST, method: 'HEAD' }],
    ['in part', { ...LIST, status: 206 }],
    ['that is a refusal', { ...LIST, status: 422 }],
  ])('but not one %s', (_what, answer) => expect(isCompressible(answer)).toBe(false));
});

test.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip, deflate', 'gzip'],
  ['br;q=0, GZIP;q=0.5', 'gzip'],
  ['*', 'br'],
  ['*;q=0', undefined],
  ['gzip;q=none', undefined],
  ['identity', undefined],
  ['', undefined],
])('whoever accepts "%s" gets %s', (accepted, coding) =>
  expect(codingFor({ 'accept-encoding': accepted })).toBe(coding),
);

test('what another site makes a browser ask comes whole: its length tells nothing', () => {
  const from = (site: string) => codingFor({ 'accept-encoding': 'br', 'sec-fetch-site': site });
  expect(['same-origin', 'none', 'cross-site', 'same-site'].map(from)).toEqual([
    'br',
    'br',
    undefined,
    undefined,
  ]);
});

test('a tag of bytes becomes one of content, and caches learn what the answer depends on', () => {
  expect([weakened('"7"'), weakened('W/"7"')]).toEqual(['W/"7"', 'W/"7"']);
  expect([undefined, 'origin', 'Origin, Accept-Encoding', '*'].map(varyOf)).toEqual([
    'accept-encoding',
    'origin, accept-encoding',
    'Origin, Accept-Encoding',
    '*',
  ]);
});
