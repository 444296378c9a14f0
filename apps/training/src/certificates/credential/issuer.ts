/** A key that certificates are or were signed with. */
export interface PublicKey {
  /** Short and plain, e.g. `k2026`: it stands in every QR code. */
  readonly id: string;
  /** The Ed25519 key as multibase: `z6Mk…`. */
  readonly multibase: string;
}

/** Who issues certificates, as the world sees it. */
export interface Issuer {
  /** Where this service is reached from outside, without a slash at its end. */
  readonly address: string;
  readonly name: string;
  /** The one in use and the ones before it: what they signed stays genuine. */
  readonly keys: readonly PublicKey[];
}

/** What a key may be called: it goes into addresses and QR codes as it is. */
export const KEY_ID = /^[a-z0-9][a-z0-9-]{0,15}$/;

/**
 * The identifier of the issuer (W3C CCG did:web): host, then the path with colons. Its document is then at
 * `/.well-known/did.json`, or, with a path, at `<path>/did.json`.
 */
export function didOf(address: string): string {
  const { host, pathname } = new URL(address);
  const path = pathname.split('/').filter((part) => part !== '');
  return ['did:web', host.replace(':', '%3A'), ...path].join(':');
}

/** The name of a key as a proof gives it. */
export const keyName = (did: string, keyId: string): string => `${did}#${keyId}`;

/** What a verifier looks up behind the issuer's identifier: its keys, and that they may sign certificates. */
export function didDocument({ address, keys }: Issuer): object {
  const did = didOf(address);
  const methods = keys.map((key) => method(did, key));
  return {
    '@context': [DID_CONTEXT, MULTIKEY_CONTEXT],
    id: did,
    verificationMethod: methods,
    assertionMethod: methods.map(({ id }) => id),
  };
}

/** One key as a document of its own. */
export function keyDocument({ address }: Issuer, key: PublicKey): object {
  return { '@context': MULTIKEY_CONTEXT, ...method(didOf(address), key) };
}

/** The Profile of Open Badges 3.0 within a credential. */
export function profileOf({ address, name }: Issuer): Profile {
  return { id: didOf(address), type: ['Profile'], name, url: address };
}

export interface Profile {
  readonly id: string;
  readonly type: readonly ['Profile'];
  readonly name: string;
  readonly url: string;
}

export const DID_CONTEXT = 'https://www.w3.org/ns/did/v1';
export const MULTIKEY_CONTEXT = 'https://w3id.org/security/multikey/v1';

const method = (did: string, { id, multibase }: PublicKey) => ({
  id: keyName(did, id),
  type: 'Multikey',
  controller: did,
  publicKeyMultibase: multibase,
});
