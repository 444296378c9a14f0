import type { Account } from './session.js';

/** Who claims are about, in the standard words of OpenID Connect; what is missing is replaced by what is there. */
export function accountOf(claims: Readonly<Record<string, unknown>>): Account {
  const id = word(claims['sub']) ?? '';
  const login = word(claims['preferred_username']) ?? word(claims['email']) ?? id;
  return { id, name: word(claims['name']) ?? login, login };
}

const word = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

/** Where the gateway itself finds an address of the issuer that is reached there in another way than by people. */
export function internalOf(address: string, issuer: string, internal: string | undefined): string {
  const within = address === issuer || address.startsWith(issuer.endsWith('/') ? issuer : `${issuer}/`);
  return internal !== undefined && within ? internal + address.slice(issuer.length) : address;
}
