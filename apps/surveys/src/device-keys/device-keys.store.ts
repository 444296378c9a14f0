import { Injectable } from '@nestjs/common';
import { DomainError, type UnitId } from '@xaso/kernel';
import { Database, type Tx, typed } from '@xaso/platform';
import { EntitySchema } from 'typeorm';
import type { CampaignVersion } from '../campaigns/campaigns.store.js';
import type { DeviceKey } from './device-key.js';

export const DeviceKeyEntity = new EntitySchema<DeviceKey>({
  name: 'device_key',
  tableName: 'device_key',
  columns: {
    id: { type: 'uuid', primary: true },
    tokenHash: { type: 'bytea', name: 'token_hash', unique: true },
    label: { type: 'text' },
    programme: { type: 'text' },
    communeUnitId: {
      type: 'text',
      name: 'commune_unit_id',
      transformer: typed<UnitId>(),
    },
    createdBy: { type: 'text', name: 'created_by' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    expiresAt: { type: 'timestamptz', name: 'expires_at' },
    revokedAt: { type: 'timestamptz', name: 'revoked_at', nullable: true },
  },
});

const SELECT_BY_HASH = `
  select id, token_hash as "tokenHash", label, programme, commune_unit_id as "communeUnitId", created_by as "createdBy",
    created_at as "createdAt", expires_at as "expiresAt", revoked_at as "revokedAt",
    (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'version', c.version)), '[]') from campaign c
      where c.programme = k.programme) as rounds
  from device_key k where token_hash = $1`;

/** What a key opens: the rounds of its programme, whatever they ask and where. */
export interface Admission {
  readonly key: DeviceKey;
  readonly rounds: readonly CampaignVersion[];
}

/** Which keys are listed. */
export interface DeviceKeyFilter {
  readonly programme?: string | undefined;
  readonly communeUnitId?: UnitId | undefined;
  /** Id of the last key of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

@Injectable()
export class DeviceKeysStore {
  constructor(private readonly database: Database) {}

  /** By its hash: the comparison in the index tells nothing about the token. */
  async byTokenHash(tokenHash: Buffer): Promise<Admission | undefined> {
    const [row] = await this.database.query<DeviceKey & Pick<Admission, 'rounds'>>(
      SELECT_BY_HASH,
      [tokenHash],
      'device-key-by-hash',
    );
    if (!row) return undefined;
    const { rounds, ...key } = row;
    return { key, rounds };
  }

  async insert(tx: Tx, key: DeviceKey): Promise<void> {
    await tx.manager.insert(DeviceKeyEntity, key);
  }

  /** @throws DomainError not-found */
  async load(tx: Tx, id: string): Promise<DeviceKey> {
    const key = await tx.manager.findOneBy(DeviceKeyEntity, { id });
    if (!key) throw new DomainError('not-found', 'device-key-unknown', `Không có khoá thiết bị ${id}.`);
    return key;
  }

  async saveRevocation(tx: Tx, key: DeviceKey): Promise<void> {
    await tx.manager.update(DeviceKeyEntity, { id: key.id }, { revokedAt: key.revokedAt });
  }

  /** In the order in which they were made. */
  list(
    communes: '*' | readonly UnitId[],
    { programme, communeUnitId, after, limit }: DeviceKeyFilter,
  ): Promise<Omit<DeviceKey, 'tokenHash'>[]> {
    return this.database.query(
      `select id, label, programme, commune_unit_id as "communeUnitId", created_by as "createdBy", created_at as "createdAt",
         expires_at as "expiresAt", revoked_at as "revokedAt"
       from device_key
       where ($1::text[] is null or commune_unit_id = any ($1)) and ($2::text is null or programme = $2)
         and ($3::text is null or commune_unit_id = $3) and ($4::uuid is null or id > $4)
       order by id limit $5`,
      [communes === '*' ? null : communes, programme ?? null, communeUnitId ?? null, after ?? null, limit],
    );
  }
}
