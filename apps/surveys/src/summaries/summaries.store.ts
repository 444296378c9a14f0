import { Injectable } from '@nestjs/common';
import type { Database, Tx } from '@xaso/platform';
import { EntitySchema } from 'typeorm';
import { typed } from '../db/column-type.store.js';
import type { FormDefinition } from '../forms/form-definition.js';
import { type CountedForm, type MetricCell, MetricTally } from './metrics.js';
import type { Summary } from './summary.js';

/** Revisions are only ever added. */
export const SummaryEntity = new EntitySchema<Summary>({
  name: 'campaign_summary',
  tableName: 'campaign_summary',
  columns: {
    campaignId: { type: 'uuid', name: 'campaign_id', primary: true },
    revision: { type: 'integer', primary: true },
    metrics: { type: 'jsonb', transformer: typed<readonly MetricCell[]>() },
    madeAt: { type: 'timestamptz', name: 'made_at' },
  },
});

const PAGE = 1_000;

const ACCEPTED = `
  select id, commune_unit_id as "communeUnitId", answers from response
  where campaign_id = $1 and status ->> 'state' = 'accepted' and ($2::uuid is null or id > $2)
  order by id limit ${PAGE}`;

const LATEST = `
  select campaign_id as "campaignId", revision, metrics, made_at as "madeAt" from campaign_summary
  where campaign_id = $1 order by revision desc limit 1`;

@Injectable()
export class SummariesStore {
  /** What the accepted forms of a round come to now. */
  async measure(tx: Tx, campaignId: string, definition: FormDefinition): Promise<MetricCell[]> {
    const tally = new MetricTally(definition);
    let last: string | undefined;
    for (;;) {
      const page = await tx.query<CountedForm & { id: string }>(ACCEPTED, [campaignId, last ?? null]);
      tally.add(page);
      if (page.length < PAGE) return tally.cells();
      last = page.at(-1)?.id;
    }
  }

  async latest(campaignId: string, on: Pick<Database, 'query'>): Promise<Summary | undefined> {
    const [summary] = await on.query<Summary>(LATEST, [campaignId]);
    return summary;
  }

  async insert(tx: Tx, summary: Summary): Promise<void> {
    await tx.manager.insert(SummaryEntity, summary);
  }
}
