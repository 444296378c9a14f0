import { hkdfSync, randomBytes } from 'node:crypto';

/** The secrets of the service that other keys are made of, 32 bytes in base64url each. */
export interface Secrets {
  readonly ATTENDANCE_KEY?: string | undefined;
  readonly CERTIFICATE_KEY?: string | undefined;
}

/** A key of 32 bytes for one purpose alone; without any secret one that lasts as long as the process. */
export function derivedKey({ ATTENDANCE_KEY, CERTIFICATE_KEY }: Secrets, purpose: string): Uint8Array {
  const given = ATTENDANCE_KEY ?? CERTIFICATE_KEY;
  const material = given === undefined ? randomBytes(32) : Buffer.from(given, 'base64url');
  return new Uint8Array(hkdfSync('sha256', material, '', purpose, 32));
}
