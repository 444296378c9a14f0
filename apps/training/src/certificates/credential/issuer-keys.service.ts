import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import type { Signer } from '@digitalbazaar/data-integrity';
import { DomainError } from '@xaso/kernel';
import { didOf, type Issuer, KEY_ID, keyName } from './issuer.js';

/** What an operator sets. */
export interface IssuerSettings {
  readonly address: string;
  readonly name: string;
  /** Absent: nothing can be signed, what was signed can be verified. */
  readonly key: { readonly id: string; readonly seed: string } | undefined;
  /** Keys of before: `k2025=z6Mk…`. */
  readonly oldKeys: readonly string[];
}

/** The key in use. */
export interface SigningKey {
  readonly id: string;
  readonly signer: Signer;
}

/** The issuer and what is done with its keys. */
export interface IssuerKeys {
  readonly issuer: Issuer;
  readonly current: SigningKey | undefined;
  /** Whether a known key made this signature; false as well for a key that is not known. */
  verify(keyId: string, data: Uint8Array, signature: Uint8Array): Promise<boolean>;
}

/** The token of the keys. */
export const ISSUER_KEYS = Symbol('issuer keys');

/** The key in use. @throws DomainError unavailable `certificate-key-missing` */
export function signingKey({ current }: IssuerKeys): SigningKey {
  if (current) return current;
  throw new DomainError(
    'unavailable',
    'certificate-key-missing',
    'Máy chủ chưa được cài khóa ký chứng nhận (CERTIFICATE_KEY); chưa cấp gì. Hãy báo người vận hành.',
  );
}

/** Longest address of the service: with it every QR code stays within its 400 bytes. */
const LONGEST_ADDRESS = 200;

/**
 * Reads the keys. A key that is not in the settings any more has signed nothing: that is how a stolen one is disowned.
 * @throws Error that says which setting cannot be; never with a secret in it
 */
export async function readIssuerKeys({ name, key, oldKeys, ...given }: IssuerSettings): Promise<IssuerKeys> {
  const address = given.address.replace(/\/+$/, '');
  if (Buffer.byteLength(address) > LONGEST_ADDRESS)
    throw new Error(`the public address is longer than ${LONGEST_ADDRESS} bytes`);
  const did = didOf(address);
  const pairs = new Map<string, Ed25519Multikey.KeyPair>();
  const add = (id: string, pair: Ed25519Multikey.KeyPair): void => {
    if (!KEY_ID.test(id)) throw new Error(`a key cannot be called "${id}": up to 16 of a-z, 0-9 and -`);
    if (pairs.has(id)) throw new Error(`two keys are called "${id}"`);
    pairs.set(id, pair);
  };
  if (key) add(key.id, await pairOf(did, key));
  for (const old of oldKeys) {
    const [id = '', multibase = ''] = old.split('=');
    add(id, await publicOf(did, id, multibase));
  }
  const keys = await Promise.all(
    [...pairs].map(async ([id, pair]) => ({ id, multibase: (await exported(pair)).publicKeyMultibase })),
  );
  const signer = key && pairs.get(key.id)?.signer();
  return {
    issuer: { address, name, keys },
    current: key && signer ? { id: key.id, signer } : undefined,
    async verify(keyId, data, signature) {
      const pair = pairs.get(keyId);
      return pair !== undefined && (await pair.verifier().verify({ data, signature }));
    },
  };
}

function pairOf(did: string, { id, seed }: { id: string; seed: string }): Promise<Ed25519Multikey.KeyPair> {
  const bytes = Buffer.from(seed, 'base64url');
  if (bytes.length !== 32) throw new Error('the signing key must be 32 bytes in base64url');
  return Ed25519Multikey.generate({ id: keyName(did, id), controller: did, seed: bytes });
}

async function publicOf(
  did: string,
  id: string,
  publicKeyMultibase: string,
): Promise<Ed25519Multikey.KeyPair> {
  try {
    const pair = await Ed25519Multikey.from({
      id: keyName(did, id),
      controller: did,
      type: 'Multikey',
      publicKeyMultibase,
    });
    // What is no key is noticed at the first use only.
    await pair.verifier().verify({ data: new Uint8Array(), signature: new Uint8Array(64) });
    return pair;
  } catch (error) {
    throw new Error(`the old key "${id}" is no Ed25519 key in multibase (z6Mk…)`, { cause: error });
  }
}

const exported = (pair: Ed25519Multikey.KeyPair) => pair.export({ publicKey: true, includeContext: true });
