import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@xaso/platform';
import { derivedKey, type Secrets } from '../common/derived-key.service.js';

interface Settings extends Secrets {
  readonly CERTIFICATE_ADDRESS: string;
}

/** Signs the addresses of calendars, with a key that is derived from one the service has for other things. */
@Injectable()
export class CalendarKey {
  /** Where the world reaches the service. */
  readonly publicAddress: string;
  private readonly key: Uint8Array;

  constructor(@Inject(CONFIG) settings: Settings) {
    this.key = derivedKey(settings, 'xaso training calendar addresses v1');
    this.publicAddress = settings.CERTIFICATE_ADDRESS;
  }

  readonly sign = (bytes: Buffer): Buffer => createHmac('sha256', this.key).update(bytes).digest();

  readonly matches = (bytes: Buffer, signature: Buffer): boolean => {
    const expected = this.sign(bytes);
    return signature.length === expected.length && timingSafeEqual(signature, expected);
  };
}
