import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '@xaso/testing';
import { calculateJwkThumbprint, decodeProtectedHeader, exportJWK, generateKeyPair, type JWK } from 'jose';
import { ForeignClient } from '../gateway.fixture.js';
import { active, type IdentityUnderTest, ownKeyFile, startIdentity } from '../identity.fixture.js';

let folder: string;
let file: Awaited<ReturnType<typeof ownKeyFile>>;
let service: IdentityUnderTest;
let gateway: ForeignClient;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'identity-keys-'));
  file = await ownKeyFile(folder);
  service = await startIdentity({ SIGNING_KEYS: file.path });
  gateway = await ForeignClient.of(service.url);
  await active(service, { login: 'can.bo' });
});
afterAll(async () => {
  await service.stop();
  await rm(folder, { recursive: true, force: true });
});

async function newKey(): Promise<JWK & { kid: string }> {
  const jwk = await exportJWK((await generateKeyPair('ES256', { extractable: true })).privateKey);
  return { ...jwk, kid: await calculateJwkThumbprint(jwk) };
}

const published = async (): Promise<JWK[]> => (await service.http.get<{ keys: JWK[] }>('/id/jwks')).body.keys;

test('a changed file signs with its first key, without a restart and without losing a session', async () => {
  const { browser, tokens } = await gateway.signIn('can.bo');
  expect(decodeProtectedHeader(tokens.access_token).kid).toBe('test');
  const [next, [old]] = await Promise.all([newKey(), published()]);
  const { d: _private, ...shared } = next;
  await file.write({ keys: [next, ...(await oldKeys())] });
  await eventually(async () => expect((await published()).map(({ kid }) => kid)).toEqual([next.kid, 'test']));
  const all = await published();
  expect(all[0]).toMatchObject(shared);
  expect(all[1]).toEqual(old);
  expect(JSON.stringify(all)).not.toContain('"d"');
  const refreshed = await gateway.refresh(tokens.refresh_token);
  expect(decodeProtectedHeader(refreshed.access_token).kid).toBe(next.kid);
  expect(decodeProtectedHeader(refreshed.id_token ?? '').kid).toBe(next.kid);
  expect((await browser.open((await gateway.begin()).address)).url).toContain('/session/callback?');
  const rows = await service.db.query<{ subject_id: string }>(
    `select subject_id from audit_log where subject = 'signing-key' order by id`,
  );
  expect(rows.map(({ subject_id }) => subject_id)).toEqual(['test', next.kid]);
});

test('a file that cannot be used leaves the keys of before, and health says so', async () => {
  const before = await published();
  await file.write({ keys: [{ kty: 'EC', crv: 'P-256', x: 'no', y: 'key' }] });
  await eventually(async () =>
    expect((await service.http.get('/health')).body).toMatchObject({
      checks: expect.arrayContaining([expect.objectContaining({ name: 'signing-keys', ok: false })]),
    }),
  );
  expect(await published()).toEqual(before);
  expect((await gateway.signIn('can.bo')).tokens.expires_in).toBe(600);
});

/** The key of the run, as it was in the file first. */
async function oldKeys(): Promise<JWK[]> {
  return [JSON.parse(await readFile(file.path, 'utf8')) as JWK];
}

test('the service does not start with an issuer that is not its own, or without a key', async () => {
  await expect(startIdentity({ AUTH_ISSUER: 'https://elsewhere.test' })).rejects.toThrow(/set both alike/);
  await expect(startIdentity({ SIGNING_KEYS: join(folder, 'none.json') })).rejects.toThrow(
    /set SIGNING_KEYS/,
  );
});
