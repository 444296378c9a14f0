import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { wellness } from './health.js';

let server: Server;
let address: string;
let answer: object;
const never = new AbortController().signal;

beforeEach(async () => {
  server = createServer((_request, response) => response.end(JSON.stringify(answer))).listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const relay = { name: 'events.relay', affects: 'degraded' };

describe('the health of services', () => {
  test('names what is not as it should be, and only that', async () => {
    const checks = [
      { name: 'database', ok: true },
      { ...relay, ok: false, detail: 'Kafka is away' },
    ];
    answer = { service: 'surveys', version: '0.1.0', status: 'degraded', checks };
    expect(await wellness(new Map([['surveys', address]]), never)).toEqual([
      { service: 'surveys', well: false, lines: ['surveys 0.1.0 degraded', '  events.relay: Kafka is away'] },
    ]);
  });

  test('is well when everything is', async () => {
    answer = { service: 'surveys', version: '0.1.0', status: 'ok', checks: [{ ...relay, ok: true }] };
    expect(await wellness(new Map([['surveys', address]]), never)).toEqual([
      { service: 'surveys', well: true, lines: ['surveys 0.1.0 ok'] },
    ]);
  });

  test('of one that is away is told beside the others', async () => {
    answer = { service: 'surveys', version: '0.1.0', status: 'ok', checks: [] };
    const [first, second] = await wellness(
      new Map([
        ['training', 'http://127.0.0.1:1'],
        ['surveys', address],
      ]),
      never,
    );
    expect(first).toEqual({
      service: 'training',
      well: false,
      lines: [expect.stringMatching(/^training does not answer: .+/)],
    });
    expect(second?.well).toBe(true);
  });
});
