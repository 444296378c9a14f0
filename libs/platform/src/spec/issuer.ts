import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';

export const ISSUER = 'https://issuer.test';
export const AUDIENCE = 'xaso';

interface Wanted {
  readonly role?: string;
  readonly communes?: '*' | readonly string[];
  readonly sub?: string;
  readonly issuer?: string;
  readonly audience?: string;
  readonly expires?: number;
}

/** Signs tokens; its public keys are in the file `jwks`. */
export class Issuer {
  readonly #public: JWK[] = [];
  #private: CryptoKey | undefined;
  #kid = '';

  private constructor(readonly jwks: string) {}

  static async create(): Promise<Issuer> {
    const issuer = new Issuer(join(await mkdtemp(join(tmpdir(), 'platform-keys-')), 'jwks.json'));
    await issuer.rotate();
    return issuer;
  }

  /** Removes the file. */
  async remove(): Promise<void> {
    await rm(dirname(this.jwks), { recursive: true, force: true });
  }

  /** Adds a new key and signs with it from now on; `publish: false` keeps it out of the file. */
  async rotate({ publish = true } = {}): Promise<void> {
    const pair = await generateKeyPair('ES256');
    this.#private = pair.privateKey;
    this.#kid = `key-${this.#public.length + 1}`;
    const key = { ...(await exportJWK(pair.publicKey)), kid: this.#kid, alg: 'ES256', use: 'sig' };
    if (!publish) return;
    this.#public.push(key);
    await writeFile(this.jwks, JSON.stringify({ keys: this.#public }));
  }

  async token(wanted: Wanted = {}): Promise<string> {
    if (!this.#private) throw new Error('no key yet');
    const { role = 'commune-officer', communes = ['17335@before-2025-07-01'], sub = 'officer-1' } = wanted;
    return new SignJWT({ role, communes })
      .setProtectedHeader({ alg: 'ES256', kid: this.#kid })
      .setIssuer(wanted.issuer ?? ISSUER)
      .setAudience(wanted.audience ?? AUDIENCE)
      .setSubject(sub)
      .setExpirationTime(wanted.expires ?? Math.floor(Date.now() / 1_000) + 600)
      .sign(this.#private);
  }
}
