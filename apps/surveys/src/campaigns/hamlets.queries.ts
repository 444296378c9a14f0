import { Injectable } from '@nestjs/common';
import { type Actor, DomainError } from '@xaso/kernel';
import { Database } from '@xaso/platform';

/** How many forms of a round came from a hamlet, and are to. Hamlets without either are not here: the programme service knows them. */
export interface HamletProgress {
  readonly communeUnitId: string;
  /** `007`, as in the list of the commune; null for forms that do not say. */
  readonly hamletNo: string | null;
  /** How many are to come from it; null where nobody planned that. */
  readonly target: number | null;
  readonly submitted: number;
  readonly accepted: number;
  readonly returned: number;
  readonly rejected: number;
  readonly voided: number;
}

@Injectable()
export class HamletsQueries {
  constructor(private readonly database: Database) {}

  /** Of the communes and hamlets the actor may act for, by commune and number. @throws DomainError not-found */
  async ofCampaign(
    campaignId: string,
    { communes, hamlets }: Pick<Actor, 'communes' | 'hamlets'>,
  ): Promise<HamletProgress[]> {
    const [campaign] = await this.database.query('select 1 from campaign where id = $1', [campaignId]);
    if (!campaign)
      throw new DomainError('not-found', 'campaign-unknown', `Không có đợt khảo sát ${campaignId}.`);
    return this.database.query<HamletProgress>(
      `with sent as (
         select commune_unit_id, hamlet_no,
           count(*) filter (where status ->> 'state' = 'submitted')::int as submitted,
           count(*) filter (where status ->> 'state' = 'accepted')::int as accepted,
           count(*) filter (where status ->> 'state' = 'returned')::int as returned,
           count(*) filter (where status ->> 'state' = 'rejected')::int as rejected,
           count(*) filter (where status ->> 'state' = 'voided')::int as voided
         from response
         where campaign_id = $1 and ($2::text[] is null or commune_unit_id = any ($2))
         group by 1, 2
       ), planned as (
         select commune_unit_id, hamlet_no, target from hamlet_quota
         where campaign_id = $1 and ($2::text[] is null or commune_unit_id = any ($2))
       )
       select coalesce(s.commune_unit_id, p.commune_unit_id) as "communeUnitId", coalesce(s.hamlet_no, p.hamlet_no) as "hamletNo",
         p.target, coalesce(submitted, 0) as submitted, coalesce(accepted, 0) as accepted, coalesce(returned, 0) as returned,
         coalesce(rejected, 0) as rejected, coalesce(voided, 0) as voided
       from sent s full join planned p on p.commune_unit_id = s.commune_unit_id and p.hamlet_no = s.hamlet_no
       where $3::text[] is null or split_part(coalesce(s.commune_unit_id, p.commune_unit_id), '@', 1) || '-'
         || coalesce(s.hamlet_no, p.hamlet_no) = any ($3)
       order by 1, 2 nulls last`,
      [campaignId, communes === '*' ? null : communes, hamlets ?? null],
    );
  }
}
