import { Injectable } from '@nestjs/common';
import { type Database, type NewRow, type Tx, typed } from '@xaso/platform';
import { EntitySchema } from 'typeorm';
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

const UNSUMMED = `
  select id from campaign c
  where state = 'closed' and exists (select from unsummed_decision d where d.campaign_id = c.id)
  order by id`;

/**
 * Kept beside each decision that makes a form count or not, whatever the state of its round: one that is closed at the same
 * time sees the form, or leaves this for the next revision.
 */
export const unsummed = (decided: { campaignId: string; id: string; version: number }): NewRow => ({
  into: 'unsummed_decision',
  values: { campaign_id: decided.campaignId, response_id: decided.id, version: decided.version },
});

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

  /** How many forms of a round count now. */
  async accepted(tx: Tx, campaignId: string): Promise<number> {
    const [count] = await tx.query<{ accepted: number }>(
      `select count(*)::integer as accepted from response where campaign_id = $1 and status ->> 'state' = 'accepted'`,
      [campaignId],
    );
    return count?.accepted ?? 0;
  }

  async latest(campaignId: string, on: Pick<Database, 'query'>): Promise<Summary | undefined> {
    const [summary] = await on.query<Summary>(LATEST, [campaignId]);
    return summary;
  }

  /** Closed rounds of which a form came to count, or ceased to, since they were summed up. */
  async waiting(on: Pick<Database, 'query'>): Promise<string[]> {
    return (await on.query<{ id: string }>(UNSUMMED, [])).map(({ id }) => id);
  }

  /**
   * Says that what was decided until now is about to be measured: to be called before `measure`, which then sees all of it.
   * What is decided meanwhile waits for the next time. False when there was nothing.
   */
  async takeUnsummed(tx: Tx, campaignId: string): Promise<boolean> {
    const sql =
      'with taken as (delete from unsummed_decision where campaign_id = $1 returning 1) select from taken limit 1';
    return (await tx.query(sql, [campaignId])).length > 0;
  }

  /** Only one at a time sums a round up; false, at once, when somebody else does and `wait` is not asked for. */
  async lock(tx: Tx, campaignId: string, { wait }: { wait: boolean }): Promise<boolean> {
    const key = 'hashtextextended($1, 2)';
    const sql = wait
      ? `select true as free from (select pg_advisory_xact_lock(${key})) as locked`
      : `select pg_try_advisory_xact_lock(${key}) as free`;
    const [row] = await tx.query<{ free: boolean }>(sql, [campaignId]);
    return row?.free === true;
  }

  async insert(tx: Tx, summary: Summary): Promise<void> {
    await tx.manager.insert(SummaryEntity, summary);
  }
}
