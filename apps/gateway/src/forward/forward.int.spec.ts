import { request as ask } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { loadConfig } from '@xaso/platform';
import { gatewayConfig } from '../config.js';
import { raw } from '../spec/browser.fixture.js';
import { runGateway, type RunningGateway } from '../spec/gateway.fixture.js';
import { SpecService } from '../spec/services.fixture.js';

let surveys: SpecService;
let identity: SpecService;
let gateway: RunningGateway;

beforeAll(async () => {
  [surveys, identity] = [await SpecService.start(), await SpecService.start()];
  gateway = await runGateway({
    SERVICES: `surveys=${surveys.url},identity=${identity.url},indicators=http://127.0.0.1:1`,
    ALLOWED_HOSTS: 'xaso.lan',
    UPLOAD_MB: '2',
  });
});
afterAll(async () => {
  await gateway.stop();
  await Promise.all([surveys.stop(), identity.stop()]);
});
beforeEach(() => {
  surveys.heard = [];
  identity.heard = [];
});

describe('what is sent to /api/<service>', () => {
  test('reaches the service as it came, and the answer comes back as it was', async () => {
    const body = new FormData();
    body.set(
      'xml_submission_file',
      new Blob(['<data>phường Vinh Tân</data>'], { type: 'text/xml' }),
      's.xml',
    );
    const answer = await fetch(`${gateway.url}/api/surveys/key/abc/submission?deviceID=x`, {
      method: 'POST',
      body,
      headers: { authorization: 'Bearer t', 'x-correlation-id': '0198c0de-0000-7000-8000-000000000001' },
    });
    expect([answer.status, answer.headers.get('x-openrosa-version'), await answer.text()]).toEqual([
      201,
      '1.0',
      '<OpenRosaResponse/>',
    ]);
    const { method, url, headers, body: sent } = surveys.last;
    expect([method, url]).toEqual(['POST', '/key/abc/submission?deviceID=x']);
    expect(headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(headers.authorization).toBe('Bearer t');
    expect(headers['x-correlation-id']).toBe('0198c0de-0000-7000-8000-000000000001');
    expect(sent).toContain('<data>phường Vinh Tân</data>');
  });

  test('carries a correlation id that the caller is told as well', async () => {
    const answer = await fetch(`${gateway.url}/api/surveys/forms`);
    expect(surveys.last.headers['x-correlation-id']).toBe(answer.headers.get('x-correlation-id'));
  });

  test('is refused as unavailable while the service is away', async () => {
    const answer = await fetch(`${gateway.url}/api/indicators/figures`);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await answer.json()).toMatchObject({ code: 'service-away', status: 503 });
  });

  test('is asked once: a service that is busy is not pressed', async () => {
    const answer = await fetch(`${gateway.url}/api/surveys/busy`);
    expect([answer.status, answer.headers.get('retry-after'), surveys.heard.length]).toEqual([503, '1', 1]);
  });

  test('cannot pretend to come from elsewhere', async () => {
    await raw(gateway.url, '/api/surveys/forms', {
      host: new URL(gateway.url).host,
      'x-forwarded-for': '203.0.113.9',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-prefix': '/evil',
      forwarded: 'for=203.0.113.9',
      'x-real-ip': '203.0.113.9',
      cookie: 'other=1',
      connection: 'keep-alive, x-odd',
      'x-odd': '1',
      te: 'trailers',
    });
    const { headers } = surveys.last;
    expect(headers).toMatchObject({
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-host': new URL(gateway.url).host,
      'x-forwarded-proto': 'http',
      host: new URL(surveys.url).host,
    });
    const gone = ['x-forwarded-prefix', 'forwarded', 'x-real-ip', 'cookie', 'x-odd', 'te'];
    expect(Object.keys(headers).filter((name) => gone.includes(name))).toEqual([]);
  });
});

describe('a way around', () => {
  test.each([
    '/api/surveys/metrics',
    '/api/surveys/health/ready',
    '/api/surveys//metrics',
    '/api/surveys/%6detrics',
    '/%61pi/surveys/metrics',
    '/api/surveys/../identity/accounts',
    '/api/surveys/%2e%2e/identity/accounts',
    '/api/surveys/..%2fidentity/accounts',
    '/api/surveys/..\\identity\\accounts',
    '/api/surveys/%5c..%5cidentity',
    '/api/surveys/;/../metrics',
    '/api/surveys/x;/metrics',
    '/api/surveys/./metrics',
    '/api/identity/id/token',
    '/api/identity/%69d/token',
    'http://evil.example/api/surveys/forms',
    'http://evil.example//api/surveys/metrics',
  ])('such as %s leads nowhere', async (target) => {
    const { status, text } = await raw(gateway.url, target, { host: new URL(gateway.url).host });
    expect([status, JSON.parse(text)]).toEqual([
      404,
      expect.objectContaining({ code: 'not-found', status: 404 }),
    ]);
    expect([...surveys.heard, ...identity.heard]).toEqual([]);
  });

  test.each(['/api/surveys/%', '/api/surveys/%zz'])('%s is told to be unreadable', async (target) => {
    const { status } = await raw(gateway.url, target, { host: new URL(gateway.url).host });
    expect([400, 404]).toContain(status);
    expect(surveys.heard).toEqual([]);
  });

  test.each(['/api/unknown/figures', '/figures', '/api/surveysX/forms', '/api', '/metrics'])(
    'there is nothing at %s',
    async (path) => {
      const answer = await fetch(`${gateway.url}${path}`, { headers: { accept: 'text/html' } });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        404,
        'application/problem+json; charset=utf-8',
      ]);
      expect(surveys.heard).toEqual([]);
    },
  );
});

describe('a request that names another host', () => {
  test.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example'])('%s is refused', async (host) => {
    const { status, text } = await raw(gateway.url, '/api/surveys/forms', { host });
    expect([status, JSON.parse(text)]).toEqual([
      421,
      expect.objectContaining({ code: 'other-host', status: 421 }),
    ]);
    expect(surveys.heard).toEqual([]);
  });

  test.each(['xaso.lan', 'localhost:9999'])('%s, which is allowed, is answered', async (host) => {
    expect((await raw(gateway.url, '/api/surveys/forms', { host })).status).toBe(201);
  });

  test('is answered about the gateway’s own health', async () => {
    expect((await raw(gateway.url, '/health/ready', { host: '10.1.2.3' })).status).toBe(200);
  });
});

describe('what a browser may do with an answer', () => {
  const policyOf = async (path: string): Promise<Headers> => (await fetch(`${gateway.url}${path}`)).headers;

  test('is nothing for data, whatever the service usually says', async () => {
    const headers = await policyOf('/api/surveys/cookie');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; frame-ancestors 'none'; sandbox",
    );
    expect([headers.get('set-cookie'), headers.get('strict-transport-security')]).toEqual([null, null]);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('is what the service says of its pages, and nothing when it says nothing', async () => {
    expect((await policyOf('/api/surveys/page')).get('content-security-policy')).toContain(
      'sha256-of-the-service',
    );
    expect((await policyOf('/api/surveys/bare-page')).get('content-security-policy')).toContain('sandbox');
  });

  test('is nothing for a refusal of the gateway', async () => {
    expect((await policyOf('/api/indicators/x')).get('content-security-policy')).toContain('sandbox');
  });
});

describe('bodies', () => {
  test('that say they are too large are not begun', async () => {
    const answer = await fetch(`${gateway.url}/api/surveys/files`, {
      method: 'POST',
      body: Buffer.alloc(2 * 1_048_576 + 1),
    });
    expect([answer.status, await answer.json()]).toEqual([
      413,
      expect.objectContaining({ code: 'body-too-large', status: 413 }),
    ]);
    expect(surveys.heard).toEqual([]);
  });

  test('that do not say it are cut off where they become it', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sent = ask(`${gateway.url}/api/surveys/files`, { method: 'POST' }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
        sent.destroy();
      });
      sent.on('error', reject);
      sent.write(Buffer.alloc(2 * 1_048_576));
      sent.write('x');
    });
    expect(status).toBe(413);
    expect(surveys.heard).toEqual([]);
  });

  test('within the limit arrive whole, with a length or without', async () => {
    const half = new Blob([Buffer.alloc(1_000_000, 'y')]);
    const whole = await fetch(`${gateway.url}/api/surveys/files`, {
      method: 'POST',
      body: half.stream(),
      duplex: 'half',
    });
    expect([whole.status, surveys.last.body.length]).toEqual([201, 1_000_000]);
  });
});

test('the gateway is ready by itself: a service that is away makes only its own addresses fail', async () => {
  const answer = await fetch(`${gateway.url}/health/ready`);
  expect([answer.status, await answer.json()]).toEqual([
    200,
    expect.objectContaining({
      service: 'gateway',
      checks: [expect.objectContaining({ name: 'database', ok: true })],
    }),
  ]);
});

test('settings that cannot be read are told with an example', () => {
  expect(() => loadConfig(gatewayConfig, { SERVICES: 'surveys' })).toThrow(
    /SERVICES must be a list of name=address/,
  );
  expect(() => loadConfig(gatewayConfig, { PUBLIC_URL: 'https://xaso.example/' })).toThrow(
    /PUBLIC_URL must be scheme/,
  );
  expect(() => loadConfig(gatewayConfig, { SESSION_KEY: 'short' })).toThrow(/SESSION_KEY must be 32 bytes/);
});
