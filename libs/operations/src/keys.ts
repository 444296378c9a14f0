import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose';

/** Whom the services of a local installation trust, until an identity provider is connected. */
export const LOCAL_ISSUER = 'urn:xaso:local';
export const LOCAL_AUDIENCE = 'xaso';

const PRIVATE = 'private.jwk.json';

/** The public keys, for AUTH_JWKS. */
export function jwksFile(folder: string): string {
  return join(folder, 'jwks.json');
}

/** Makes the installation's ES256 key pair on the first start. The private key is readable by its owner only. */
export async function provideKeys(folder: string): Promise<void> {
  const both = await Promise.all(
    [join(folder, PRIVATE), jwksFile(folder)].map((file) => stat(file).catch(() => undefined)),
  );
  if (both.every(Boolean)) return;
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const shared = await exportJWK(publicKey);
  const named = { kid: await calculateJwkThumbprint(shared), alg: 'ES256', use: 'sig' };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const secret = JSON.stringify({ ...(await exportJWK(privateKey)), ...named }, null, 2);
  await writeFile(join(folder, PRIVATE), secret, { mode: 0o600 });
  await writeFile(jwksFile(folder), JSON.stringify({ keys: [{ ...shared, ...named }] }, null, 2), {
    mode: 0o600,
  });
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

/** Signs a token that the services of this installation accept. */
export async function signToken(folder: string, claims: TokenClaims): Promise<string> {
  const jwk = JSON.parse(await readFile(join(folder, PRIVATE), 'utf8')) as JWK;
  const { role, communes, hours = 8 } = claims;
  return new SignJWT({ role, communes })
    .setProtectedHeader({ alg: 'ES256', ...(jwk.kid ? { kid: jwk.kid } : {}) })
    .setIssuer(LOCAL_ISSUER)
    .setAudience(LOCAL_AUDIENCE)
    .setSubject(subjectOf(claims))
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + Math.round(hours * 3600))
    .sign(await importJWK(jwk, 'ES256'));
}
