import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@xaso/platform';
import type { IdentityConfig } from '../config.js';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What is done with the secrets of the service. Each purpose has a key of its own. */
@Injectable()
export class KeysService {
  readonly #seal: Buffer;
  readonly #codes: Buffer;
  readonly #forms: Buffer;

  constructor(@Inject(CONFIG) { COOKIE_KEY, TOTP_KEY }: IdentityConfig) {
    this.#seal = derived(TOTP_KEY, 'xaso identity authenticator secrets v1');
    this.#codes = derived(TOTP_KEY, 'xaso identity recovery codes v1');
    this.#forms = derived(COOKIE_KEY, 'xaso identity forms v1');
  }

  /** AES-256-GCM: nonce, tag, ciphertext. `owner` is bound to it: what belongs to one account opens for no other. */
  seal(secret: string, owner: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#seal, nonce).setAAD(Buffer.from(owner));
    const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), text]);
  }

  /** @throws Error when it was sealed with another key or for somebody else */
  open(sealed: Buffer, owner: string): string {
    const nonce = sealed.subarray(0, NONCE_BYTES);
    const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', this.#seal, nonce)
      .setAAD(Buffer.from(owner))
      .setAuthTag(tag);
    const text = sealed.subarray(NONCE_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
  }

  /** What a recovery code is kept as. */
  codeHash(code: string, owner: string): Buffer {
    return createHmac('sha256', this.#codes).update(`${owner} ${code}`).digest();
  }

  /** What a form must carry to be taken: made for one kind of form and one session alone. */
  formToken(form: string, session: string): string {
    return createHmac('sha256', this.#forms).update(`${form} ${session}`).digest('base64url');
  }

  isFormToken(token: unknown, form: string, session: string): boolean {
    const [given, right] = [Buffer.from(String(token)), Buffer.from(this.formToken(form, session))];
    return given.length === right.length && timingSafeEqual(given, right);
  }
}

const derived = (key: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', Buffer.from(key, 'base64url'), '', purpose, 32));
