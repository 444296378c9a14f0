import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from 'jose';
import { jwksFile, nameIssuer, provideKeys, rotateKeys, signingKeysFile, signToken } from './keys.js';

const ISSUER = 'http://127.0.0.1:8080/id';
const VIEWER = { role: 'viewer', communes: '*' } as const;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xaso-keys-'));
  await provideKeys(folder);
  await nameIssuer(folder, ISSUER);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const published = async (): Promise<JSONWebKeySet> =>
  JSON.parse(await readFile(jwksFile(folder), 'utf8')) as JSONWebKeySet;
const verified = async (token: string) =>
  (await jwtVerify(token, createLocalJWKSet(await published()), { issuer: ISSUER, audience: 'xaso' }))
    .payload;

describe('the keys of an installation', () => {
  test('sign what its services accept, of its own issuer', async () => {
    expect(await verified(await signToken(folder, VIEWER))).toMatchObject({ sub: 'local-viewer', ...VIEWER });
  });

  test('stay as they are when the installation starts again, and are nobody else’s to read', async () => {
    const before = await published();
    await provideKeys(folder);
    expect(await published()).toEqual(before);
    expect((await stat(signingKeysFile(folder))).mode & 0o077).toBe(0);
    expect(JSON.stringify(before)).not.toContain('"d"');
  });

  test('are replaced so that older tokens hold, and only so many old ones are kept', async () => {
    const old = await signToken(folder, VIEWER);
    const name = await rotateKeys(folder);
    const fresh = await signToken(folder, VIEWER);
    expect(decodeProtectedHeader(fresh).kid).toBe(name);
    expect(decodeProtectedHeader(old).kid).not.toBe(name);
    expect([await verified(old), await verified(fresh)]).toHaveLength(2);
    for (let turn = 0; turn < 3; turn += 1) await rotateKeys(folder);
    expect((await published()).keys).toHaveLength(3);
    await expect(verified(old)).rejects.toThrow('no applicable key');
  });
});

test('without an issuer no token is signed, and the way out is named', async () => {
  await rm(join(folder, 'issuer.json'));
  await expect(signToken(folder, VIEWER)).rejects.toThrow('start the installation once');
});
