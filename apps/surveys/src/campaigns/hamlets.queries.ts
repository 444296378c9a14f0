import { Injectable } from '@nestjs/common';
import { type Actor, DomainError } from '@xaso/kernel';
import { Database } from '@xaso/platform';

/** How many forms of a round came from a hamlet. Hamlets that sent none are not here: the programme service knows them. */
export interface HamletProgress {
  readonly communeUnitId: string;
  /** `007`, as in the list of the commune; null for forms that do not say. */
  readonly hamletNo: string | null;
  readonly submitted: number;
  readonly accepted: number;
  readonly returned: number;
  readonly rejected: number;
  readonly voided: number;
}

@Injectable()
export class HamletsQueries {
  constructor(private readonly database: Database) {}

  /** Of the communes the actor may act for, by commune and number. @throws DomainError not-found */
  async ofCampaign(campaignId: string, { communes }: Pick<Actor, 'communes'>): Promise<HamletProgress[]> {
    const [campaign] = await this.database.query('select 1 from campaign where id = $1', [campaignId]);
    if (!campaign)
      throw new DomainError('not-found', 'campaign-unknown', `Không có đợt khảo sát ${campaignId}.`);
    return this.database.query<HamletProgress>(
      `select commune_unit_id as "communeUnitId", hamlet_no as "hamletNo",
         count(*) filter (where status ->> 'state' = 'submitted')::int as submitted,
         count(*) filter (where status ->> 'state' = 'accepted')::int as accepted,
         count(*) filter (where status ->> 'state' = 'returned')::int as returned,
         count(*) filter (where status ->> 'state' = 'rejected')::int as rejected,
         count(*) filter (where status ->> 'state' = 'voided')::int as voided
       from response
       where campaign_id = $1 and ($2::text[] is null or commune_unit_id = any ($2))
       group by 1, 2 order by 1, 2 nulls last`,
      [campaignId, communes === '*' ? null : communes],
    );
  }
}
