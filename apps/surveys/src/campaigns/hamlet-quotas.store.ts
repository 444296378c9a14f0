import { Injectable } from '@nestjs/common';
import type { Tx } from '@xaso/platform';
import type { DividedQuota } from './hamlet-quota.js';

/** How the quotas of rounds are divided among hamlets. Read beside what was sent, see `HamletsQueries`. */
@Injectable()
export class HamletQuotasStore {
  async insert(tx: Tx, campaignId: string, quotas: readonly DividedQuota[]): Promise<void> {
    const rows = quotas.flatMap(({ communeUnitId, hamlets }) =>
      hamlets.map((hamlet) => ({ communeUnitId, ...hamlet })),
    );
    if (rows.length === 0) return;
    await tx.query(
      `insert into hamlet_quota (campaign_id, commune_unit_id, hamlet_no, target)
       select $1, q.commune, q.hamlet, q.target from unnest($2::text[], $3::text[], $4::integer[]) as q(commune, hamlet, target)`,
      [
        campaignId,
        rows.map(({ communeUnitId }) => communeUnitId),
        rows.map(({ hamletNo }) => hamletNo),
        rows.map(({ target }) => target),
      ],
    );
  }
}
