import { Injectable } from '@nestjs/common';
import { communeName } from '@xaso/admin-units';
import { type Actor, DomainError, type UnitId } from '@xaso/kernel';
import { Database } from '@xaso/platform';

/** Progress of a round in one commune. */
export interface CommuneProgress {
  readonly communeUnitId: string;
  readonly commune: string;
  readonly target: number;
  readonly submitted: number;
  readonly accepted: number;
  readonly returned: number;
  readonly rejected: number;
  readonly voided: number;
}

export interface CampaignView {
  readonly id: string;
  readonly programme: string;
  readonly formCode: string;
  readonly formVersion: string;
  readonly pillar: string;
  readonly purpose: string;
  readonly state: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly synthetic: boolean;
  readonly communes: readonly CommuneProgress[];
}

/** Which rounds are listed. */
export interface CampaignFilter {
  readonly programme?: string | undefined;
  readonly state?: string | undefined;
  /** Id of the last round of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

type Row = Omit<CampaignView, 'communes'> & {
  quotas: { communeUnitId: UnitId; target: number }[];
  counts: Record<string, Record<string, number>> | null;
};

const SELECT = `
  select c.id, c.programme, c.form_code as "formCode", c.form_version as "formVersion", c.pillar, c.purpose, c.state,
    c.opens_at as "opensAt", c.closes_at as "closesAt", c.synthetic, c.quotas,
    (select jsonb_object_agg(commune_unit_id, states) from (
       select commune_unit_id, jsonb_object_agg(state, n) as states from (
         select commune_unit_id, status ->> 'state' as state, count(*) as n from response r where r.campaign_id = c.id group by 1, 2
       ) by_state group by 1
     ) by_commune) as counts
  from campaign c`;

@Injectable()
export class CampaignsQueries {
  constructor(private readonly database: Database) {}

  /** In the order in which they open. */
  async list(actor: Actor, { programme, state, after, limit }: CampaignFilter): Promise<CampaignView[]> {
    const rows = await this.database.query<Row>(
      `${SELECT}
       where ($1::text is null or c.programme = $1) and ($2::text is null or c.state = $2)
         and ($3::uuid is null or (c.opens_at, c.form_code, c.id) > (select opens_at, form_code, id from campaign where id = $3))
       order by c.opens_at, c.form_code, c.id limit $4`,
      [programme ?? null, state ?? null, after ?? null, limit],
    );
    return rows.map((row) => view(row, actor));
  }

  /** @throws DomainError not-found */
  async one(id: string, actor: Actor): Promise<CampaignView> {
    const [row] = await this.database.query<Row>(`${SELECT} where c.id = $1`, [id]);
    if (!row) throw new DomainError('not-found', 'campaign-unknown', `Không có đợt khảo sát ${id}.`);
    return view(row, actor);
  }
}

/** Whether the actor may act for a commune. */
export const isMine = (communeUnitId: string, { communes }: Actor): boolean =>
  communes === '*' || communes.some((each) => each === communeUnitId);

/** Progress of the communes that the actor may act for; the round itself is no secret. */
function view({ quotas, counts, ...rest }: Row, actor: Actor): CampaignView {
  const mine = quotas.filter(({ communeUnitId }) => isMine(communeUnitId, actor));
  const communes = mine.map(({ communeUnitId, target }): CommuneProgress => {
    const states = counts?.[communeUnitId] ?? {};
    const { submitted = 0, accepted = 0, returned = 0, rejected = 0, voided = 0 } = states;
    return {
      communeUnitId,
      commune: communeName(communeUnitId),
      target,
      submitted,
      accepted,
      returned,
      rejected,
      voided,
    };
  });
  return { ...rest, communes };
}
