import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose';

/** The `aud` of every token of an installation. */
export const LOCAL_AUDIENCE = 'xaso';

/** The issuer of an installation that people reach at `publicUrl`: its identity service, below the gateway. */
export const issuerAt = (publicUrl: string): string => `${publicUrl}/id`;

const ISSUER = 'issuer.json';
const ALGORITHM = 'ES256';
/** So many keys stay known after they were replaced; each is older than any token it signed by then. */
const OLD_KEYS = 2;

/** The public keys, for AUTH_JWKS. */
export function jwksFile(folder: string): string {
  return join(folder, 'jwks.json');
}

/** The private keys, the one that signs first, for SIGNING_KEYS. */
export function signingKeysFile(folder: string): string {
  return join(folder, 'private.jwk.json');
}

/** Makes the installation's ES256 key pair on the first start. The private key is readable by its owner only. */
export async function provideKeys(folder: string): Promise<void> {
  const files = [signingKeysFile(folder), jwksFile(folder)];
  const both = await Promise.all(files.map((file) => stat(file).catch(() => undefined)));
  if (both.every(Boolean)) return;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeKeys(folder, [await newKey()]);
}

/**
 * Puts a new key before those that are there: what is signed from now on is signed with it, what older ones signed is accepted
 * as long as it lasts. Gives the name of the new key.
 */
export async function rotateKeys(folder: string): Promise<string> {
  const fresh = await newKey();
  await writeKeys(folder, [fresh, ...(await privateKeys(folder)).slice(0, OLD_KEYS)]);
  return fresh.kid ?? '';
}

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: ALGORITHM, use: 'sig' };
}

/** The public half first: a token must never name a key that nobody can look up. */
async function writeKeys(folder: string, keys: readonly JWK[]): Promise<void> {
  const shared = keys.map(({ d: _secret, ...rest }) => rest);
  await writeWhole(jwksFile(folder), { keys: shared });
  await writeWhole(signingKeysFile(folder), { keys });
}

async function writeWhole(file: string, content: object): Promise<void> {
  const half = `${file}.${process.pid}`;
  await writeFile(half, JSON.stringify(content, null, 2), { mode: 0o600 });
  await rename(half, file);
}

/** Earlier releases wrote the one key by itself. */
async function privateKeys(folder: string): Promise<JWK[]> {
  const content = JSON.parse(await readFile(signingKeysFile(folder), 'utf8')) as JWK | { keys: JWK[] };
  return 'keys' in content && Array.isArray(content.keys) ? content.keys : [content as JWK];
}

/** Writes down who the tokens of this installation are from, beside its keys. */
export async function nameIssuer(folder: string, issuer: string): Promise<void> {
  await writeWhole(join(folder, ISSUER), { issuer });
}

async function issuerOf(folder: string): Promise<string> {
  const text = await readFile(join(folder, ISSUER), 'utf8').catch(() => undefined);
  if (text !== undefined) return (JSON.parse(text) as { issuer: string }).issuer;
  throw new Error(
    `${join(folder, ISSUER)} is not there: start the installation once, or run "operations keys".`,
  );
}

/** Who a token is for and what it may do. */
export interface TokenClaims {
  readonly role: string;
  /** Unit ids, or '*' for all. */
  readonly communes: '*' | readonly string[];
  /** Default a name made of the role. */
  readonly sub?: string;
  /** Default 8 hours. */
  readonly hours?: number;
}

/** The account that a token is for: without a name each role has one of its own. */
export const subjectOf = ({ role, sub = `local-${role}` }: TokenClaims): string => sub;

/** Signs a token that the services of this installation accept, as its identity service would. */
export async function signToken(folder: string, claims: TokenClaims): Promise<string> {
  const [jwk] = await privateKeys(folder);
  if (!jwk) throw new Error(`${signingKeysFile(folder)} holds no key.`);
  const { role, communes, hours = 8 } = claims;
  return new SignJWT({ role, communes })
    .setProtectedHeader({ alg: ALGORITHM, ...(jwk.kid ? { kid: jwk.kid } : {}) })
    .setIssuer(await issuerOf(folder))
    .setAudience(LOCAL_AUDIENCE)
    .setSubject(subjectOf(claims))
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + Math.round(hours * 3600))
    .sign(await importJWK(jwk, ALGORITHM));
}
