import { Injectable } from '@nestjs/common';
import type { Actor } from '@xaso/kernel';
import { Database } from '@xaso/platform';

/** A form in a list: no answers, those are a sensitive read of their own. */
export interface ResponseRow {
  readonly id: string;
  readonly version: number;
  readonly campaignId: string;
  readonly communeUnitId: string;
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
  readonly campaignId: string;
  readonly state?: string | undefined;
  readonly communeUnitId?: string | undefined;
  /** Id of the last row of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

@Injectable()
export class ResponsesQueries {
  constructor(private readonly database: Database) {}

  /** Oldest first; only communes the actor may act for. */
  list(filter: ResponseFilter, actor: Actor): Promise<ResponseRow[]> {
    return this.database.query<ResponseRow>(
      `select id, version, campaign_id as "campaignId", commune_unit_id as "communeUnitId", client_id as "clientId", mode, source,
         status ->> 'state' as state, jsonb_array_length(faults) as "faultCount", late, captured_at as "capturedAt", received_at as "receivedAt"
       from response
       where campaign_id = $1 and ($2::text is null or status ->> 'state' = $2) and ($3::text is null or commune_unit_id = $3)
         and ($4::uuid is null or id > $4) and ($5::text[] is null or commune_unit_id = any ($5))
       order by id limit $6`,
      [
        filter.campaignId,
        filter.state ?? null,
        filter.communeUnitId ?? null,
        filter.after ?? null,
        actor.communes === '*' ? null : actor.communes,
        filter.limit,
      ],
    );
  }
}
