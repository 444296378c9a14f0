import { Injectable } from '@nestjs/common';
import type { UnitId } from '@xaso/kernel';
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
  /** Divides the quota of a commune as another round did, which asked it for as many forms. */
  async repeat(
    tx: Tx,
    {
      from,
      to,
      communeUnitId,
    }: { readonly from: string; readonly to: string; readonly communeUnitId: UnitId },
  ): Promise<void> {
    await tx.query(
      `insert into hamlet_quota (campaign_id, commune_unit_id, hamlet_no, target)
       select $2, commune_unit_id, hamlet_no, target from hamlet_quota where campaign_id = $1 and commune_unit_id = $3`,
      [from, to, communeUnitId],
    );
  }
}
