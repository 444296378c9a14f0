import { createHash } from 'node:crypto';
import { DomainError, type UnitId } from '@xaso/kernel';

/** The right of one device to fetch and send forms for one commune. The token itself is shown once and not kept. */
export interface DeviceKey {
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly label: string;
  readonly programme: string;
  readonly communeUnitId: UnitId;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

/** SHA-256 is enough: a token is 256 random bits, nothing that could be guessed from a list. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

export const isUsable = (key: DeviceKey, now: Date): boolean => key.revokedAt === null && now < key.expiresAt;

/** A lost phone: whatever it sends from now on is refused. Revoking twice changes nothing. */
export function revoke(key: DeviceKey, now: Date): DeviceKey {
  return key.revokedAt ? key : { ...key, revokedAt: now };
}

const MAX_DAYS = 400;

/** @throws DomainError invalid when the end is past or further than a round can last. */
export function assertLifetime(expiresAt: Date, now: Date): void {
  const days = (expiresAt.getTime() - now.getTime()) / 86_400_000;
  if (days > 0 && days <= MAX_DAYS) return;
  throw new DomainError(
    'invalid',
    'key-lifetime',
    `Khoá thiết bị phải hết hạn trong tương lai, không quá ${MAX_DAYS} ngày; chưa tạo khoá.`,
    [{ field: 'expiresAt', code: 'key-lifetime', detail: `Bây giờ là ${now.toISOString()}.` }],
  );
}
