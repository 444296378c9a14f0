import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { LightMyRequestResponse } from 'fastify';
import { ForeignIssuer } from '../spec/foreign-issuer.js';
import { startPostgres, type SpecPostgres } from '../spec/postgres.js';
import { runSample, type RunningService } from '../spec/running-service.js';

const HOME = '17335@before-2025-07-01';

let foreign: ForeignIssuer;
let postgres: SpecPostgres;
let service: RunningService;

beforeAll(async () => {
  [postgres, foreign] = await Promise.all([startPostgres(), ForeignIssuer.start()]);
  service = await runSample(
    await postgres.database(),
    {},
    {
      AUTH_ISSUER: foreign.url,
      AUTH_AUDIENCE: 'province-portal',
      AUTH_JWKS: `${foreign.url}/jwks`,
      AUTH_CLAIMS: 'role=realm_access.roles, communes=xaso.communes, hamlets=xaso.hamlets',
      AUTH_ROLES: 'portal-admin=admin, portal-officer=commune-officer',
    },
  );
});
afterAll(async () => {
  await service.stop();
  await foreign.stop();
  await postgres.stop();
});

/** A token of an officer as that issuer writes it, with these claims in place of some. */
const token = (claims: Record<string, unknown> = {}): Promise<string> =>
  foreign.token({
    sub: 'officer-of-the-province',
    aud: ['province-portal'],
    realm_access: { roles: ['offline_access', 'portal-officer'] },
    xaso: { communes: [HOME], hamlets: ['17335-001'] },
    ...claims,
  });

const ask = async (bearer: string): Promise<LightMyRequestResponse> =>
  service.app.inject({
    method: 'GET',
    url: `/things/of-commune?unit=${HOME}`,
    headers: { authorization: `Bearer ${bearer}` },
  });

describe('a service that trusts another issuer', () => {
  test('knows who asks by the claims as that issuer writes them', async () => {
    const answer = await ask(await token());
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      actor: {
        id: 'officer-of-the-province',
        role: 'commune-officer',
        communes: [HOME],
        hamlets: ['17335-001'],
      },
    });
  });

  test('keeps to the communes of the token, and takes * in a list for all', async () => {
    const other = await ask(await token({ xaso: { communes: ['17344@before-2025-07-01'] } }));
    expect(other.json()).toMatchObject({ status: 403, code: 'other-commune' });
    expect((await ask(await token({ xaso: { communes: ['*'] } }))).json()).toMatchObject({
      actor: { communes: '*' },
    });
  });

  test.each([
    ['for another audience', { aud: 'somebody-else' }],
    ['of another issuer', { iss: 'https://issuer.test' }],
    ['with roles that mean nothing here', { realm_access: { roles: ['admin'] } }],
    ['with the role where this issuer does not write it', { realm_access: {}, role: 'portal-admin' }],
  ])('refuses a token %s', async (_what, claims) => {
    expect((await ask(await token(claims))).json()).toMatchObject({ status: 401, code: 'token-invalid' });
  });

  test('refuses a token that our own issuer signed', async () => {
    expect((await ask(await service.issuer.token())).json()).toMatchObject({
      status: 401,
      code: 'token-invalid',
    });
  });
});
