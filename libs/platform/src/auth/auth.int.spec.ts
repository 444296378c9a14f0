import { rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { LightMyRequestResponse } from 'fastify';
import { SignJWT } from 'jose';
import { AUDIENCE, ISSUER } from '../spec/issuer.js';
import { startPostgres, type SpecPostgres } from '../spec/postgres.js';
import { runSample, type RunningService } from '../spec/running-service.js';

let postgres: SpecPostgres;
let service: RunningService;

beforeAll(async () => {
  postgres = await startPostgres();
  service = await runSample(await postgres.database());
});
afterAll(async () => {
  await service.stop();
  await postgres.stop();
});

const HOME = '17335@before-2025-07-01';

function ask(token?: string, unit = HOME, of = service): Promise<LightMyRequestResponse> {
  const authorization = token === undefined ? undefined : `Bearer ${token}`;
  const headers = authorization === undefined ? {} : { authorization };
  return of.app.inject({ method: 'GET', url: `/things/of-commune?unit=${unit}`, headers });
}

describe('a request', () => {
  test('with a good token is the actor of its claims', async () => {
    const answer = await ask(await service.issuer.token());
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ actor: { id: 'officer-1', role: 'commune-officer', communes: [HOME] } });
  });

  test('without a token is refused with 401 and told how to authenticate', async () => {
    const answer = await ask();
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="xaso"');
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.json()).toMatchObject({ code: 'token-missing', status: 401 });
  });

  test.each([
    ['expired', { expires: 1_600_000_000 }, 'token-expired'],
    ['of another issuer', { issuer: 'https://elsewhere.test' }, 'token-invalid'],
    ['for another audience', { audience: 'others' }, 'token-invalid'],
    ['without a role', { role: '' }, 'token-invalid'],
  ])('with a token %s is refused with 401', async (_what, wanted, code) => {
    const answer = await ask(await service.issuer.token(wanted));
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['www-authenticate']).toContain('error="invalid_token"');
    expect(answer.json()).toMatchObject({ code });
  });

  test('with a token that nobody signed, or that a shared secret signed, is refused', async () => {
    const unsigned = `${encode({ alg: 'none' })}.${encode({ iss: ISSUER, aud: AUDIENCE, sub: 'x', role: 'admin' })}.`;
    const hmac = await new SignJWT({ role: 'admin', communes: '*' })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject('x')
      .setExpirationTime('10m')
      .sign(await readFile(service.issuer.jwks));
    const tampered = `${(await service.issuer.token()).slice(0, -6)}AAAAAA`;
    for (const token of [unsigned, hmac, tampered, 'garbage', 'a.b.c']) {
      expect((await ask(token)).json()).toMatchObject({ status: 401, code: 'token-invalid' });
    }
  });

  test('of a role that is not among those of the route is refused with 403', async () => {
    const authorization = `Bearer ${await service.issuer.token({ role: 'viewer' })}`;
    const headers = { authorization, 'idempotency-key': 'role' };
    const answer = await service.app.inject({
      method: 'POST',
      url: '/things',
      headers,
      payload: { name: 'by a viewer', amount: 1 },
    });
    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toMatchObject({ code: 'role-not-allowed' });
  });

  test('for another commune is refused with 403; the whole province may', async () => {
    const other = '17344@before-2025-07-01';
    expect((await ask(await service.issuer.token(), other)).json()).toMatchObject({
      status: 403,
      code: 'other-commune',
    });
    expect((await ask(await service.issuer.token({ communes: [] }))).statusCode).toBe(403);
    expect((await ask(await service.issuer.token({ communes: '*' }), other)).statusCode).toBe(200);
  });

  test('for what is public needs nothing', async () => {
    for (const url of ['/health/live', '/health/ready', '/health', '/metrics', '/openapi.json']) {
      expect((await service.app.inject(url)).statusCode).toBe(200);
    }
  });

  test('never has its token in a log', async () => {
    const token = await service.issuer.token();
    await ask(token);
    await ask(`${token}x`);
    expect(JSON.stringify(service.logs)).not.toContain(token.split('.')[2]);
  });
});

describe('the keys', () => {
  test('of the file are read again when a token names a new one', async () => {
    await service.issuer.rotate();
    expect((await ask(await service.issuer.token())).statusCode).toBe(200);
  });

  test('that are not published are not trusted', async () => {
    await service.issuer.rotate({ publish: false });
    expect((await ask(await service.issuer.token())).json()).toMatchObject({
      status: 401,
      code: 'token-invalid',
    });
    await service.issuer.rotate();
  });

  test("of an issuer on the network are fetched; without an answer it is our fault, not the caller's", async () => {
    const issuer = service.issuer;
    const jwks = createServer((_request, response) => {
      void readFile(issuer.jwks).then((keys) =>
        response.setHeader('content-type', 'application/json').end(keys),
      );
    });
    await new Promise<void>((resolve) => jwks.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(jwks.address() as AddressInfo).port}/jwks`;
    const online = await runSample(service.url, {}, { AUTH_JWKS: address });
    try {
      expect((await ask(await issuer.token(), HOME, online)).statusCode).toBe(200);
    } finally {
      await online.stop();
      await new Promise((resolve) => jwks.close(resolve));
    }
    const offline = await runSample(service.url, {}, { AUTH_JWKS: address });
    try {
      const answer = await ask(await issuer.token(), HOME, offline);
      expect(answer.json()).toMatchObject({ status: 503, code: 'issuer-unavailable' });
      expect(answer.headers['retry-after']).toBeDefined();
    } finally {
      await offline.stop();
    }
  });

  test('that cannot be read any more make it 503, and come back', async () => {
    const other = await runSample(service.url);
    try {
      const token = await other.issuer.token();
      const keys = await readFile(other.issuer.jwks);
      await rm(other.issuer.jwks);
      expect((await ask(token, HOME, other)).json()).toMatchObject({
        status: 503,
        code: 'issuer-unavailable',
      });
      await writeFile(other.issuer.jwks, keys);
      expect((await ask(token, HOME, other)).statusCode).toBe(200);
    } finally {
      await other.stop();
    }
  });
});

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
