import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type ConfigOf, optional, secret, text } from '@xaso/platform';
import { derivedKey } from '../common/derived-key.service.js';
import { bodyBytes, type CodeBody, codeOf, invalidCode, readCode, SIGNATURE_BYTES } from './check-in-code.js';

/** What attendance reads from the environment of the service. */
export const attendanceConfig = {
  /**
   * Signs the codes on the screens of trainers: 32 bytes in base64url. Without it the key is derived from CERTIFICATE_KEY;
   * without either it is made at the start, and then all requests must reach the same process.
   */
  ATTENDANCE_KEY: optional(
    secret(
      text({
        pattern: /^[A-Za-z0-9_-]{43}$/,
        rule: 'must be 32 bytes in base64url',
        example: 'openssl rand 32 | basenc --base64url | tr -d =',
      }),
    ),
  ),
};

export type AttendanceConfig = ConfigOf<typeof attendanceConfig> & {
  readonly CERTIFICATE_KEY?: string | undefined;
};

export const CODE_KEY = Symbol('key that signs attendance codes');

/** The key for codes alone: what it is made of signs other things. */
export const codeKeyOf = (config: AttendanceConfig): Uint8Array =>
  derivedKey(config, 'xaso training attendance codes v1');

/** Codes that show that somebody was in the room: signed, for one session and one minute. */
@Injectable()
export class CodesService {
  constructor(@Inject(CODE_KEY) private readonly key: Uint8Array) {}

  make(body: CodeBody): string {
    const bytes = bodyBytes(body);
    return codeOf(bytes, this.sign(bytes));
  }

  /** @throws DomainError invalid `code-invalid` for one that was not made here */
  read(code: string): CodeBody {
    const { body, signed, signature } = readCode(code);
    if (!timingSafeEqual(signature, this.sign(signed))) throw invalidCode();
    return body;
  }

  private sign(bytes: Uint8Array): Buffer {
    return createHmac('sha256', this.key).update(bytes).digest().subarray(0, SIGNATURE_BYTES);
  }
}
