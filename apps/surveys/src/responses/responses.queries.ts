import { Injectable } from '@nestjs/common';
import { communeName } from '@xaso/admin-units';
import type { Actor, UnitId } from '@xaso/kernel';
import { Database } from '@xaso/platform';

/** A form in a list: no answers, those are a sensitive read of their own. */
export interface ResponseRow {
  readonly id: string;
  readonly version: number;
  readonly campaignId: string;
  readonly formCode: string;
  readonly formVersion: string;
  readonly purpose: string;
  readonly communeUnitId: string;
  readonly commune: string;
  /** `007`, as in the list of the commune; null where the form does not say. */
  readonly hamletNo: string | null;
  readonly clientId: string;
  readonly mode: string | null;
  readonly source: string;
  readonly state: string;
  readonly faultCount: number;
  readonly late: boolean;
  readonly capturedAt: Date;
  readonly receivedAt: Date;
}

export interface ResponseFilter {
  readonly campaignId?: string | undefined;
  readonly programme?: string | undefined;
  readonly state?: string | undefined;
  readonly communeUnitId?: string | undefined;
  readonly hamletNo?: string | undefined;
  readonly late?: boolean | undefined;
  readonly withFaults?: boolean | undefined;
  /** Id of the last row of the page before. */
  readonly after?: string | undefined;
  /** Id of the first row of the page after. */
  readonly before?: string | undefined;
  readonly limit: number;
}

@Injectable()
export class ResponsesQueries {
  constructor(private readonly database: Database) {}

  /** Oldest first; only communes and hamlets the actor may act for. */
  async list(filter: ResponseFilter, actor: Actor): Promise<ResponseRow[]> {
    const backwards = filter.before !== undefined && filter.after === undefined;
    const rows = await this.database.query<Omit<ResponseRow, 'commune'> & { communeUnitId: UnitId }>(
      `select r.id, r.version, r.campaign_id as "campaignId", c.form_code as "formCode", c.form_version as "formVersion", c.purpose,
         r.commune_unit_id as "communeUnitId", r.hamlet_no as "hamletNo", r.client_id as "clientId", r.mode, r.source,
         r.status ->> 'state' as state, jsonb_array_length(r.faults) as "faultCount", r.late, r.captured_at as "capturedAt",
         r.received_at as "receivedAt"
       from response r join campaign c on c.id = r.campaign_id
       where ($1::uuid is null or r.campaign_id = $1) and ($2::text is null or c.programme = $2)
         and ($3::text is null or r.status ->> 'state' = $3) and ($4::text is null or r.commune_unit_id = $4)
         and ($5::text is null or r.hamlet_no = $5) and ($6::boolean is null or r.late = $6)
         and ($7::boolean is null or (jsonb_array_length(r.faults) > 0) = $7)
         and ($8::uuid is null or r.id > $8) and ($9::uuid is null or r.id < $9)
         and ($10::text[] is null or r.commune_unit_id = any ($10))
         and ($11::text[] is null or split_part(r.commune_unit_id, '@', 1) || '-' || r.hamlet_no = any ($11))
       order by r.id ${backwards ? 'desc' : ''} limit $12`,
      [
        filter.campaignId ?? null,
        filter.programme ?? null,
        filter.state ?? null,
        filter.communeUnitId ?? null,
        filter.hamletNo ?? null,
        filter.late ?? null,
        filter.withFaults ?? null,
        filter.after ?? null,
        filter.before ?? null,
        actor.communes === '*' ? null : actor.communes,
        actor.hamlets ?? null,
        filter.limit,
      ],
    );
    const named = rows.map((row) => ({ ...row, commune: communeName(row.communeUnitId) }));
    return backwards ? named.reverse() : named;
  }
}
