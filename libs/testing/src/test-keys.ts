import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, SignJWT, type CryptoKey, type JWK } from 'jose';
import { runEnvironment } from './run-environment.js';

/** The issuer and audience that services under test trust. */
export const TEST_ISSUER = 'https://xaso.test';
export const TEST_AUDIENCE = 'xaso';

const PRIVATE = 'private.jwk.json';
const PUBLIC = 'jwks.json';

/** Makes the run's ES256 key pair: `private.jwk.json` and the public `jwks.json`. */
export async function writeKeys(folder: string): Promise<void> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const named = { kid: 'test', alg: 'ES256', use: 'sig' };
  await writeFile(join(folder, PRIVATE), JSON.stringify({ ...(await exportJWK(privateKey)), ...named }), {
    mode: 0o600,
  });
  await writeFile(
    join(folder, PUBLIC),
    JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), ...named }] }),
  );
}

/** Whom services under test trust: the value of their AUTH_ISSUER, AUTH_AUDIENCE and AUTH_JWKS. */
export function testKeys(): { issuer: string; audience: string; jwksFile: string } {
  return { issuer: TEST_ISSUER, audience: TEST_AUDIENCE, jwksFile: join(runEnvironment().keys, PUBLIC) };
}

/** What a token says; what is left out is a valid default. */
export interface TestClaims {
  /** Default 'viewer'. */
  readonly role?: string;
  /** Unit ids, or '*' for all (the default). */
  readonly communes?: '*' | readonly string[];
  /** Codes of hamlets that the account is kept to; none unless told. */
  readonly hamlets?: readonly string[];
  /** Default a name made of the role. */
  readonly sub?: string;
  /** Seconds from now until it expires; negative for a token that has expired. Default 3,600. */
  readonly expiresIn?: number;
  readonly issuer?: string;
  readonly audience?: string;
}

/** A bearer token signed by the run's key. */
export async function testToken(claims: TestClaims = {}): Promise<string> {
  return sign(await privateKey(), claims);
}

/** A bearer token with a right form from a key that no service trusts. */
export async function foreignToken(claims: TestClaims = {}): Promise<string> {
  return sign((await generateKeyPair('ES256')).privateKey, claims);
}

function sign(key: CryptoKey | Uint8Array, claims: TestClaims): Promise<string> {
  const { role = 'viewer', communes = '*', sub = `test-${role}`, expiresIn = 3600 } = claims;
  const now = Math.floor(Date.now() / 1000);
  const { hamlets } = claims;
  return new SignJWT({ role, communes, ...(hamlets && { hamlets }) })
    .setProtectedHeader({ alg: 'ES256', kid: 'test' })
    .setIssuer(claims.issuer ?? TEST_ISSUER)
    .setAudience(claims.audience ?? TEST_AUDIENCE)
    .setSubject(sub)
    .setIssuedAt(now - Math.max(0, -expiresIn) - 1)
    .setExpirationTime(now + expiresIn)
    .sign(key);
}

let loaded: Promise<CryptoKey | Uint8Array> | undefined;

function privateKey(): Promise<CryptoKey | Uint8Array> {
  loaded ??= readFile(join(runEnvironment().keys, PRIVATE), 'utf8').then((text) =>
    importJWK(JSON.parse(text) as JWK, 'ES256'),
  );
  return loaded;
}
