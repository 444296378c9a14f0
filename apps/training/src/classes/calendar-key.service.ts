import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@xaso/platform';

interface Keys {
  readonly ATTENDANCE_KEY?: string | undefined;
  readonly CERTIFICATE_KEY?: string | undefined;
  readonly CERTIFICATE_ADDRESS: string;
}

/** Signs the addresses of calendars, with a key that is derived from one the service has for other things. */
@Injectable()
export class CalendarKey {
  /** Where the world reaches the service. */
  readonly publicAddress: string;
  private readonly key: Uint8Array;

  constructor(@Inject(CONFIG) { ATTENDANCE_KEY, CERTIFICATE_KEY, CERTIFICATE_ADDRESS }: Keys) {
    const given = ATTENDANCE_KEY ?? CERTIFICATE_KEY;
    const material = given === undefined ? randomBytes(32) : Buffer.from(given, 'base64url');
    this.key = new Uint8Array(hkdfSync('sha256', material, '', 'xaso training calendar addresses v1', 32));
    this.publicAddress = CERTIFICATE_ADDRESS;
  }

  readonly sign = (bytes: Buffer): Buffer => createHmac('sha256', this.key).update(bytes).digest();

  readonly matches = (bytes: Buffer, signature: Buffer): boolean => {
    const expected = this.sign(bytes);
    return signature.length === expected.length && timingSafeEqual(signature, expected);
  };
}
