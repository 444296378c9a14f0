import { Injectable } from '@nestjs/common';
import { Database } from '@xaso/platform';
import type { IndicatorSet } from './indicator-set.js';
import type { IndicatorSetListDto } from './indicator-sets.dto.js';
import { IndicatorSetsStore } from './indicator-sets.store.js';

/** A set in a list: without its items. */
export interface IndicatorSetRow extends Pick<
  IndicatorSet,
  'id' | 'name' | 'issuer' | 'docNo' | 'year' | 'level' | 'validFrom' | 'state' | 'replaces'
> {
  readonly items: number;
  readonly maxPoints: number;
}

const LIST = `
  select id, name, issuer, doc_no as "docNo", year, level, valid_from::text as "validFrom", state, replaces,
    jsonb_array_length(items) as items,
    (select coalesce(sum((item ->> 'maxPoints')::numeric), 0)::double precision from jsonb_array_elements(items) as item) as "maxPoints"
  from indicator_set
  where ($1::integer is null or year = $1) and ($2::uuid is null or id > $2)
  order by id limit $3`;

@Injectable()
export class IndicatorSetsQueries {
  constructor(
    private readonly database: Database,
    private readonly sets: IndicatorSetsStore,
  ) {}

  /** In the order they were imported. */
  list({ year, after, limit = 100 }: IndicatorSetListDto): Promise<IndicatorSetRow[]> {
    return this.database.query(LIST, [year ?? null, after ?? null, limit]);
  }

  /** @throws DomainError not-found */
  one(id: string): Promise<IndicatorSet> {
    return this.database.transaction((tx) => this.sets.load(tx, id));
  }
}
