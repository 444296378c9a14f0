import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createEdge, loadConfig } from '@xaso/platform';
import { gatewayConfig } from './config.js';
import { gateway } from './service.js';

interface Heard {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

let service: Server;
let app: NestFastifyApplication;
let outside: string;
let heard: Heard[] = [];

beforeAll(async () => {
  service = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      heard.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
      response.writeHead(201, { 'content-type': 'text/xml', 'x-openrosa-version': '1.0' });
      response.end('<OpenRosaResponse/>');
    });
  });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  const { port } = service.address() as AddressInfo;
  const config = loadConfig(gatewayConfig, {
    // Nothing listens on port 1.
    SERVICES: `surveys=http://127.0.0.1:${port},indicators=http://127.0.0.1:1`,
    LOG_LEVEL: 'silent',
  });
  app = await createEdge(gateway, config);
  await app.listen(0, '127.0.0.1');
  outside = await app.getUrl();
});

afterAll(async () => {
  await app.close();
  await new Promise((resolve) => service.close(resolve));
});

beforeEach(() => {
  heard = [];
});

describe('what is sent to /api/<service>', () => {
  test('reaches the service as it came, and the answer comes back as it was', async () => {
    const body = new FormData();
    body.set(
      'xml_submission_file',
      new Blob(['<data>phường Vinh Tân</data>'], { type: 'text/xml' }),
      's.xml',
    );
    const answer = await fetch(`${outside}/api/surveys/key/abc/submission?deviceID=x`, {
      method: 'POST',
      body,
      headers: { authorization: 'Bearer t', 'x-correlation-id': '0198c0de-0000-7000-8000-000000000001' },
    });
    expect([answer.status, answer.headers.get('x-openrosa-version'), await answer.text()]).toEqual([
      201,
      '1.0',
      '<OpenRosaResponse/>',
    ]);
    const [{ method, url, headers, body: sent } = {} as Heard] = heard;
    expect([method, url]).toEqual(['POST', '/key/abc/submission?deviceID=x']);
    expect(headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(headers.authorization).toBe('Bearer t');
    expect(headers['x-correlation-id']).toBe('0198c0de-0000-7000-8000-000000000001');
    expect(sent).toContain('<data>phường Vinh Tân</data>');
  });

  test('carries a correlation id that the caller is told as well', async () => {
    const answer = await fetch(`${outside}/api/surveys/forms`);
    expect(heard[0]?.headers['x-correlation-id']).toBe(answer.headers.get('x-correlation-id'));
  });

  test('is refused as unavailable while the service is away', async () => {
    const answer = await fetch(`${outside}/api/indicators/figures`);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await answer.json()).toMatchObject({ code: 'service-away', status: 503 });
  });

  test.each([
    '/api/surveys/metrics',
    '/api/surveys/health/ready',
    '/api/surveys//metrics',
    '/api/surveys/%6detrics',
  ])('%s stays inside', async (path) => {
    const answer = await fetch(`${outside}${path}`);
    expect(answer.status).toBe(404);
    expect(heard).toEqual([]);
  });
});

test.each(['/api/unknown/figures', '/figures', '/api/surveysX/forms'])(
  'there is nothing at %s',
  async (path) => {
    const answer = await fetch(`${outside}${path}`);
    expect(answer.status).toBe(404);
    expect(heard).toEqual([]);
  },
);

test('the gateway is ready by itself: a service that is away makes only its own addresses fail', async () => {
  const answer = await fetch(`${outside}/health/ready`);
  expect([answer.status, await answer.json()]).toEqual([
    200,
    expect.objectContaining({ service: 'gateway' }),
  ]);
});

test('a list of services that cannot be read is told with an example', () => {
  expect(() => loadConfig(gatewayConfig, { SERVICES: 'surveys' })).toThrow(
    /SERVICES must be a list of name=address/,
  );
});
