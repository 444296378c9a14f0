import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { askAhead, readAsked, takeAsked } from './asked.js';

let server: Server;
let origin: string;
let heard: string[];

beforeAll(async () => {
  server = createServer((request, response) => {
    heard.push(`${request.headers['accept-language']} ${request.url}`);
    response.writeHead(request.url === '/session' ? 401 : 200, { 'content-type': 'application/json' });
    response.end('{"n":1}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  heard = [];
});

/** As a page asks: its addresses have no origin, which Node does not know. */
const take = (path: string, init?: RequestInit) => takeAsked(new Request(new URL(path, origin), init));

test('an answer that was asked for ahead is taken once, and may be read before', async () => {
  const read = await askAhead(new URL('/api/x?a=1', origin), 'vi');
  expect(read).toEqual({ n: 1 });
  expect(await (await take('/api/x?a=1'))?.json()).toEqual({ n: 1 });
  expect(take('/api/x?a=1')).toBeUndefined();
  expect(heard).toEqual(['vi /api/x?a=1']);
});

test('what an answer says is there at once where it was read by then, and once', async () => {
  const asking = askAhead(new URL('/api/y', origin), 'vi');
  expect(readAsked('/api/y')).toBeUndefined();
  await asking;
  expect(readAsked('/api/y')).toEqual({ n: 1 });
  expect([readAsked('/api/y'), take('/api/y')]).toEqual([undefined, undefined]);
});

test('a refusal is no ground to ask on, and is told to whoever takes it', async () => {
  expect(await askAhead(new URL('/session', origin), 'en')).toBeNull();
  expect(readAsked('/session')).toBeUndefined();
  expect((await take('/session'))?.status).toBe(401);
});

test('a server that is not there is told to whoever takes the answer', async () => {
  expect(await askAhead(new URL('http://127.0.0.1:1/api/away'), 'vi')).toBeNull();
  await expect(take('/api/away')).rejects.toThrow();
});

test('another question, and a change, are asked by themselves', async () => {
  await askAhead(new URL('/api/x', origin), 'vi');
  expect([take('/api/x?a=1'), take('/api/x', { method: 'POST' })]).toEqual([undefined, undefined]);
  expect(take('/api/x')).toBeDefined();
});
