import type { DeviceKey } from '../surveys.types.js';

/** Whether a device may still use its key. @param now milliseconds since 1970 */
export function keyState(
  { revokedAt, expiresAt }: Pick<DeviceKey, 'revokedAt' | 'expiresAt'>,
  now: number,
): 'active' | 'expired' | 'revoked' {
  if (revokedAt !== null) return 'revoked';
  return Date.parse(expiresAt) <= now ? 'expired' : 'active';
}

/** The address that is typed into ODK Collect. @param origin where the gateway is reached */
export const serverAddress = (origin: string, serverPath: string): string =>
  `${origin}/api/surveys${serverPath}`;

/** The end of a day in Viet Nam as an instant: a key works on its last day. */
export const endOfDay = (day: string): string => new Date(Date.parse(`${day}T23:59:59+07:00`)).toISOString();
