import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { isValidOn } from '@xaso/admin-units';
import { type Actor, type Clock, DomainError, type UnitId } from '@xaso/kernel';
import { assertCommune, audit, CLOCK, Database } from '@xaso/platform';
import { v7 as uuidv7 } from 'uuid';
import { assertLifetime, type DeviceKey, hashToken, isUsable, revoke } from './device-key.js';
import { type Admission, DeviceKeysStore } from './device-keys.store.js';

/** Handing out, checking and revoking device keys. */
@Injectable()
export class DeviceKeysService {
  constructor(
    private readonly database: Database,
    private readonly keys: DeviceKeysStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns the token, for the only time. */
  async create(
    input: { label: string; programme: string; communeUnitId: UnitId; expiresAt: Date },
    actor: Actor,
  ): Promise<DeviceKey & { token: string }> {
    const now = this.clock.now();
    assertCommune(actor, input.communeUnitId);
    assertLifetime(input.expiresAt, now);
    // A round of the past is asked in the communes of its time; whether it is, each submission says.
    if (
      !isValidOn(input.communeUnitId, now) &&
      !isValidOn(input.communeUnitId, new Date('2025-06-30T00:00:00Z'))
    ) {
      throw new DomainError(
        'invalid',
        'commune-unknown',
        `Không có xã, phường nào mang mã ${input.communeUnitId}; chưa tạo khoá.`,
        [
          {
            field: 'communeUnitId',
            code: 'commune-unknown',
            detail: 'Mã gồm 5 chữ số và thời kỳ, ví dụ 17335@before-2025-07-01.',
          },
        ],
      );
    }
    const token = randomBytes(32).toString('base64url');
    const key: DeviceKey = {
      ...input,
      id: uuidv7(),
      tokenHash: hashToken(token),
      createdBy: actor.id,
      createdAt: now,
      revokedAt: null,
    };
    await this.database.transaction(async (tx) => {
      await this.keys.insert(tx, key);
      await audit(tx, { actor, action: 'device-key.created', subject: 'device-key', subjectId: key.id });
    });
    return { ...key, token };
  }

  revoke(id: string, actor: Actor, reason?: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const key = await this.keys.load(tx, id);
      assertCommune(actor, key.communeUnitId);
      await this.keys.saveRevocation(tx, revoke(key, this.clock.now()));
      const why = reason === undefined ? {} : { reason };
      await audit(tx, { actor, action: 'device-key.revoked', subject: 'device-key', subjectId: id, ...why });
    });
  }

  /** The key behind a token with what it opens, if it may be used now. */
  async verify(token: string): Promise<Admission | undefined> {
    const admission = await this.keys.byTokenHash(hashToken(token));
    return admission && isUsable(admission.key, this.clock.now()) ? admission : undefined;
  }
}
