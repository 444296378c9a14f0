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
import type { GatewayConfig } from '../config.js';

const VERSION = 1;
const IV = 12;
const TAG = 16;

/** What is done with SESSION_KEY: values that only this gateway can read, and proofs that only it can give. */
@Injectable()
export class Seal {
  readonly #sealing: Buffer;
  readonly #proving: Buffer;

  constructor(@Inject(CONFIG) config: Pick<GatewayConfig, 'SESSION_KEY'>) {
    const key = Buffer.from(config.SESSION_KEY, 'base64url');
    const derived = (purpose: string): Buffer =>
      Buffer.from(hkdfSync('sha256', key, '', `xaso ${purpose}`, 32));
    this.#sealing = derived('seal');
    this.#proving = derived('csrf');
  }

  /** AES-256-GCM; opens only together with the same `about`. */
  close(value: unknown, about: string): Buffer {
    const iv = randomBytes(IV);
    const cipher = createCipheriv('aes-256-gcm', this.#sealing, iv, { authTagLength: TAG });
    cipher.setAAD(Buffer.from(about));
    const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), body]);
  }

  /** What was sealed; undefined when it was changed, belongs to something else or was sealed with another key. */
  open(sealed: Buffer, about: string): unknown {
    if (sealed.length < 1 + IV + TAG || sealed[0] !== VERSION) return undefined;
    const iv = sealed.subarray(1, 1 + IV);
    const decipher = createDecipheriv('aes-256-gcm', this.#sealing, iv, { authTagLength: TAG });
    decipher.setAAD(Buffer.from(about));
    decipher.setAuthTag(sealed.subarray(1 + IV, 1 + IV + TAG));
    try {
      const body = Buffer.concat([decipher.update(sealed.subarray(1 + IV + TAG)), decipher.final()]);
      return JSON.parse(body.toString('utf8')) as unknown;
    } catch {
      return undefined;
    }
  }

  /** What a request of the web application carries to show that it is one: another site's page cannot read it. */
  proof(sessionId: string): string {
    return this.#proof(sessionId).toString('base64url');
  }

  isProof(given: unknown, sessionId: string): boolean {
    if (typeof given !== 'string') return false;
    const bytes = Buffer.from(given, 'base64url');
    const right = this.#proof(sessionId);
    return bytes.length === right.length && timingSafeEqual(bytes, right);
  }

  #proof(sessionId: string): Buffer {
    return createHmac('sha256', this.#proving).update(sessionId).digest();
  }
}
