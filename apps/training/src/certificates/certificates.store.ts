import { Injectable } from '@nestjs/common';
import type { RevocationReason } from '@xaso/contracts-training';
import { CommuneThingsStore, Outbox, pilotColumns } from '@xaso/messaging';
import { type Tx, typed } from '@xaso/platform';
import { EntitySchema, IsNull } from 'typeorm';
import type { Certificate } from './certificate.js';
import type { Badge, StatusPlace } from './credential/credential.js';
import { LIST_SIZE } from './credential/status-list.js';

export const CertificateEntity = new EntitySchema<Certificate>({
  name: 'certificate',
  tableName: 'certificate',
  columns: {
    ...pilotColumns,
    enrolmentId: { type: 'uuid', name: 'enrolment_id' },
    classId: { type: 'uuid', name: 'class_id' },
    curriculum: { type: 'text' },
    title: { type: 'text' },
    issuedAt: { type: 'timestamptz', name: 'issued_at' },
    validUntil: { type: 'timestamptz', name: 'valid_until', nullable: true },
    statusList: { type: 'integer', name: 'status_list' },
    statusIndex: { type: 'integer', name: 'status_index' },
    payload: { type: 'text' },
    credential: { type: 'jsonb', transformer: typed<Badge>() },
    revokedAt: { type: 'timestamptz', name: 'revoked_at', nullable: true },
    reasonCode: {
      type: 'text',
      name: 'reason_code',
      nullable: true,
      transformer: typed<RevocationReason | null>(),
    },
    reason: { type: 'text', nullable: true },
  },
});

/** What a status list says now, and since when. */
export interface RevokedPlaces {
  readonly revoked: readonly number[];
  readonly since: Date;
}

@Injectable()
export class CertificatesStore extends CommuneThingsStore<Certificate> {
  constructor(outbox: Outbox) {
    super(outbox, CertificateEntity, { unknown: 'certificate-unknown', what: 'chứng nhận' });
  }

  /** The one that holds; null without one. */
  active(tx: Tx, enrolmentId: string): Promise<Certificate | null> {
    return this.find(tx, { enrolmentId, revokedAt: IsNull() });
  }

  /** Takes so many places for good: one that is then not used is never revoked, and nobody asks for it. */
  async takePlaces(tx: Tx, count: number): Promise<StatusPlace[]> {
    const [taken] = await tx.query<{ id: number; first: number }>(
      `with room as (
         update status_list set taken = taken + $1
         where id = (select max(id) from status_list) and taken + $1 <= ${LIST_SIZE}
         returning id, taken - $1 as first
       ), fresh as (
         insert into status_list (id, taken)
         select max(id) + 1, $1 from status_list having not exists (select 1 from room)
         returning id, 0 as first
       )
       select id, first from room union all select id, first from fresh`,
      [count],
    );
    if (!taken) throw new Error('there is no status list: the migration that makes the first one is missing');
    return Array.from({ length: count }, (_one, index) => ({ list: taken.id, index: taken.first + index }));
  }

  /** Null for a list that does not exist. */
  async revokedPlaces(tx: Tx, list: number): Promise<RevokedPlaces | null> {
    const [row] = await tx.query<{ revoked: number[]; since: Date }>(
      `select coalesce(array_agg(c.status_index order by c.status_index) filter (where c.id is not null), '{}') as revoked,
         greatest(l.opened_at, max(c.revoked_at)) as since
       from status_list l
       left join certificate c on c.status_list = l.id and c.revoked_at is not null
       where l.id = $1 group by l.id`,
      [list],
    );
    return row ?? null;
  }
}
