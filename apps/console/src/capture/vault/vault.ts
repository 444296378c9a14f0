/** Bytes as the Web Crypto API takes them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** What was made unreadable: only the same key, and for the same name, reads it. */
export interface Sealed {
  readonly iv: Bytes;
  readonly bytes: Bytes;
}

/** What is kept of a PIN: enough to try one, and nothing to read it from. */
export interface PinLock {
  readonly salt: Bytes;
  readonly rounds: number;
  /** The key of the data, sealed with the key that the PIN gives. */
  readonly key: Sealed;
}

/** What OWASP asks for of PBKDF2 with SHA-256; a second on a cheap phone. */
export const PIN_ROUNDS = 600_000;

const AES = 'AES-GCM';
const KEY_NAME = 'key';
const utf8 = new TextEncoder();

/** A lock for a new PIN, and the key behind it. The data's key is made by chance, not from the PIN. */
export async function newLock(
  web: Crypto,
  pin: string,
  rounds = PIN_ROUNDS,
): Promise<{ lock: PinLock; key: CryptoKey }> {
  const salt = web.getRandomValues(new Uint8Array(16));
  const raw = web.getRandomValues(new Uint8Array(32));
  const outer = await keyOfPin(web, pin, salt, rounds);
  const key = await sealBytes(web, outer, KEY_NAME, raw);
  return { lock: { salt, rounds, key }, key: await dataKey(web, raw) };
}

/** The key of the data; undefined when the PIN is wrong. */
export async function openLock(web: Crypto, lock: PinLock, pin: string): Promise<CryptoKey | undefined> {
  const raw = await rawKey(web, lock, pin);
  return raw && dataKey(web, raw);
}

/**
 * A lock for another PIN before the same key: nothing has to be sealed anew.
 * @returns undefined when the PIN so far is wrong
 */
export async function relock(
  web: Crypto,
  lock: PinLock,
  pin: string,
  next: string,
): Promise<PinLock | undefined> {
  const raw = await rawKey(web, lock, pin);
  if (!raw) return undefined;
  const salt = web.getRandomValues(new Uint8Array(16));
  const outer = await keyOfPin(web, next, salt, lock.rounds);
  return { salt, rounds: lock.rounds, key: await sealBytes(web, outer, KEY_NAME, raw) };
}

/** @param name where it is kept: what was sealed for one place is not read in another */
export function seal(web: Crypto, key: CryptoKey, name: string, value: unknown): Promise<Sealed> {
  return sealBytes(web, key, name, utf8.encode(JSON.stringify(value)));
}

/** @throws DOMException OperationError when key, name or bytes are not those it was sealed with */
export async function unseal<T>(web: Crypto, key: CryptoKey, name: string, sealed: Sealed): Promise<T> {
  const bytes = await unsealBytes(web, key, name, sealed);
  return JSON.parse(new TextDecoder().decode(bytes)) as T;
}

async function rawKey(web: Crypto, lock: PinLock, pin: string): Promise<Bytes | undefined> {
  const outer = await keyOfPin(web, pin, lock.salt, lock.rounds);
  try {
    return await unsealBytes(web, outer, KEY_NAME, lock.key);
  } catch (error) {
    if (isUnreadable(error)) return undefined;
    throw error;
  }
}

async function keyOfPin(web: Crypto, pin: string, salt: Bytes, iterations: number): Promise<CryptoKey> {
  const entered = await web.subtle.importKey('raw', utf8.encode(pin), 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return web.subtle.deriveKey(how, entered, { name: AES, length: 256 }, false, ['encrypt', 'decrypt']);
}

/** It cannot be taken out of the browser again. */
const dataKey = (web: Crypto, raw: Bytes): Promise<CryptoKey> =>
  web.subtle.importKey('raw', raw, AES, false, ['encrypt', 'decrypt']);

async function sealBytes(web: Crypto, key: CryptoKey, name: string, plain: Bytes): Promise<Sealed> {
  const iv = web.getRandomValues(new Uint8Array(12));
  const how = { name: AES, iv, additionalData: utf8.encode(name) };
  return { iv, bytes: new Uint8Array(await web.subtle.encrypt(how, key, plain)) };
}

async function unsealBytes(web: Crypto, key: CryptoKey, name: string, { iv, bytes }: Sealed): Promise<Bytes> {
  const how = { name: AES, iv, additionalData: utf8.encode(name) };
  return new Uint8Array(await web.subtle.decrypt(how, key, bytes));
}

function isUnreadable(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === 'OperationError';
}
