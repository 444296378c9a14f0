import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { request as askTls } from 'node:https';
import { connect as connectTls } from 'node:tls';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { generate } from 'selfsigned';
import { raw } from '../spec/browser.fixture.js';
import { freePort, runGateway, type RunningGateway } from '../spec/gateway.fixture.js';

const SCRIPT = `console.log('${'x'.repeat(2_000)}')`;
let folder: string;
let gateway: RunningGateway;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xaso-console-'));
  const put = async (path: string, text: string | Buffer): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  await put('index.html', '<!doctype html><title>Console</title>');
  await put('capture/index.html', '<!doctype html><title>Capture</title>');
  await put('capture/sw.js', 'self.addEventListener("fetch", () => {})');
  await put('capture/manifest.webmanifest', '{}');
  await put('assets/index-Ab12.js', SCRIPT);
  await put('assets/index-Ab12.js.br', brotliCompressSync(SCRIPT));
  await put('assets/index-Ab12.js.gz', gzipSync(SCRIPT));
  await put('assets/plain-Cd34.css', 'p{}');
  await put('.env', 'SECRET=1');
  await writeFile(join(dirname(folder), 'beside.txt'), 'beside');
  gateway = await runGateway({ CONSOLE_FOLDER: folder });
});
afterAll(async () => {
  await gateway.stop();
  await rm(folder, { recursive: true });
  await rm(join(dirname(folder), 'beside.txt'));
});

const get = (path: string, headers: Record<string, string> = { accept: 'text/html' }): Promise<Response> =>
  fetch(`${gateway.url}${path}`, { headers });

describe('an address of the web application', () => {
  test.each([
    ['/', 'Console'],
    ['/pilots/nghe-an?tab=gates', 'Console'],
    ['/classes/0198c0de.x', 'Console'],
    ['/capture', 'Capture'],
    ['/capture/', 'Capture'],
    ['/capture/forms/1', 'Capture'],
  ])('%s shows %s', async (path, title) => {
    const answer = await get(path);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-cache']);
    expect(await answer.text()).toContain(`<title>${title}</title>`);
  });

  test.each(['/api/none', '/id/x', '/session/none', '/health/none', '/metrics'])(
    'is not %s',
    async (path) => {
      const answer = await get(path);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        404,
        'application/problem+json; charset=utf-8',
      ]);
    },
  );

  test('may load what comes from here, and nothing that stands in the page', async () => {
    const { headers } = await get('/');
    expect(headers.get('content-security-policy')?.split(';').sort()).toEqual(
      [
        "default-src 'self'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "object-src 'none'",
      ].sort(),
    );
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('microphone=()'),
    });
    expect(headers.get('strict-transport-security')).toBeNull();
  });
});

describe('a file of the web application', () => {
  test('is kept for ever where its name changes with it, and comes as small as the browser can read it', async () => {
    const path = '/assets/index-Ab12.js';
    for (const [accepted, encoding] of [
      ['br, gzip', 'br'],
      ['gzip', 'gzip'],
      ['identity', null],
    ] as const) {
      const answer = await get(path, { 'accept-encoding': accepted });
      expect(answer.headers.get('content-encoding')).toBe(encoding);
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(answer.headers.get('content-type')).toMatch(/^(text|application)\/javascript/);
      expect(answer.headers.get('vary')).toContain('accept-encoding');
      expect(await answer.text()).toBe(SCRIPT);
    }
    expect(
      (await get('/assets/plain-Cd34.css', { 'accept-encoding': 'br' })).headers.get('content-encoding'),
    ).toBeNull();
  });

  test('that is not there is not the page', async () => {
    for (const path of ['/assets/index-old.js', '/favicon.ico'])
      expect((await get(path, { accept: '*/*' })).status).toBe(404);
  });

  test('is asked for again when the browser may not keep it, and not sent again when it is the same', async () => {
    const worker = await get('/capture/sw.js', {});
    expect([worker.headers.get('cache-control'), worker.headers.get('service-worker-allowed')]).toEqual([
      'no-cache',
      '/capture',
    ]);
    const again = await raw(gateway.url, '/capture/sw.js', {
      host: new URL(gateway.url).host,
      'if-none-match': worker.headers.get('etag') ?? '',
    });
    expect([again.status, again.text]).toEqual([304, '']);
  });

  test.each([
    '/.env',
    '/../beside.txt',
    '/%2e%2e/beside.txt',
    '/..%2fbeside.txt',
    '/assets/..%5c..%5cbeside.txt',
  ])('is not %s', async (target) => {
    const { text } = await raw(gateway.url, target, { host: new URL(gateway.url).host });
    expect(text).not.toMatch(/SECRET|beside$/);
  });

  test('is only read', async () => {
    const answer = await fetch(`${gateway.url}/`, { method: 'POST', headers: { accept: 'text/html' } });
    expect(answer.status).toBe(404);
    const head = await fetch(`${gateway.url}/`, { method: 'HEAD', headers: { accept: 'text/html' } });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });
});

test('where no web application is, that is told', async () => {
  const bare = await runGateway();
  const answer = await fetch(`${bare.url}/`, { headers: { accept: 'text/html' } });
  expect([answer.status, await answer.json()]).toEqual([
    404,
    expect.objectContaining({ code: 'console-missing' }),
  ]);
  await bare.stop();
});

describe('with a certificate', () => {
  test('the gateway speaks HTTPS, and only there are browsers told to stay with it', async () => {
    const port = await freePort();
    const pems = await generate([{ name: 'commonName', value: 'xaso.test' }], {
      keySize: 2048,
      algorithm: 'sha256',
    });
    const [TLS_CERT, TLS_KEY] = [join(folder, 'tls.crt'), join(folder, 'tls.key')];
    await Promise.all([writeFile(TLS_CERT, pems.cert), writeFile(TLS_KEY, pems.private)]);
    const secure = await runGateway({
      TLS_CERT,
      TLS_KEY,
      CONSOLE_FOLDER: folder,
      PUBLIC_URL: `https://127.0.0.1:${port}`,
      ALLOWED_HOSTS: 'xaso.test',
    });
    const { status, headers } = await new Promise<{ status: number | undefined; headers: object }>(
      (resolve, reject) => {
        const options = {
          port,
          host: '127.0.0.1',
          path: '/health/ready',
          ca: pems.cert,
          servername: 'xaso.test',
        };
        const sent = askTls({ ...options, checkServerIdentity: () => undefined }, (answer) => {
          answer.resume();
          resolve({ status: answer.statusCode, headers: answer.headers });
        });
        sent.on('error', reject);
        sent.end();
      },
    );
    expect([status, headers]).toEqual([
      200,
      expect.not.objectContaining({ 'strict-transport-security': expect.anything() }),
    ]);
    await expect(fetch(`http://127.0.0.1:${port}/health/ready`)).rejects.toThrow();
    const ahead = connectTls({
      port,
      host: '127.0.0.1',
      ca: pems.cert,
      checkServerIdentity: () => undefined,
    });
    await once(ahead, 'secureConnect');
    const ended = once(ahead.resume(), 'close');
    // Its server would wait for it as long as it is open.
    await secure.stop();
    expect(await ended).toEqual([false]);
  });

  test('half of it is refused with what to do, and so is one that cannot be read', async () => {
    await expect(runGateway({ TLS_CERT: '/none.crt' })).rejects.toThrow(
      'HTTPS needs both TLS_CERT and TLS_KEY',
    );
    await expect(runGateway({ TLS_CERT: '/none.crt', TLS_KEY: '/none.key' })).rejects.toThrow(
      'set it to the path of a PEM file',
    );
  });
});
