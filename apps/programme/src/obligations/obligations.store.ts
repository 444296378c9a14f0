import { Injectable } from '@nestjs/common';
import type { Actor, Day, UnitId } from '@xaso/kernel';
import { Outbox, type Page, pilotColumns, ScopedThingsStore } from '@xaso/messaging';
import { type Tx, typed, wholeCommunesOf } from '@xaso/platform';
import { EntitySchema, Raw } from 'typeorm';
import { patternsOf, searching } from '../common/searching.queries.js';
import type { Duties, Obligation } from './obligation.js';

export const ObligationEntity = new EntitySchema<Obligation>({
  name: 'obligation',
  tableName: 'data_obligation',
  columns: {
    ...pilotColumns,
    dataset: { type: 'text' },
    duties: { type: 'jsonb', transformer: typed<Duties>() },
    method: { type: 'text' },
    setOn: { type: 'date', name: 'set_on' },
    dueOn: { type: 'date', name: 'due_on' },
    requiredUnits: { type: 'integer', name: 'required_units' },
    approvedUnits: { type: 'integer', name: 'approved_units' },
    progressedOn: { type: 'date', name: 'progressed_on' },
  },
});

export const OBLIGATION_STANDINGS = ['met', 'due', 'overdue'] as const;
export type ObligationStanding = (typeof OBLIGATION_STANDINGS)[number];

/** What a list and its totals are about; what is left undefined is not asked for. */
export interface ObligationScope {
  readonly programme?: string | undefined;
  readonly pilotId?: string | undefined;
  readonly communeUnitId?: UnitId | undefined;
  readonly standing?: ObligationStanding | undefined;
  /** Words of it. */
  readonly q?: string | undefined;
}

const SEARCHED = `concat_ws(' ', dataset, method, jsonb_path_query_array(duties, '$.*')::text)`;
/** How an obligation stands on the day `today`. */
const STANDING = `case when approved_units >= required_units then 'met' when due_on < :today then 'overdue' else 'due' end`;

@Injectable()
export class ObligationsStore extends ScopedThingsStore<Obligation> {
  constructor(outbox: Outbox) {
    super(outbox, ObligationEntity, { unknown: 'obligation-unknown', what: 'nghĩa vụ dữ liệu' });
  }

  /** A page of the scope. */
  within(
    tx: Tx,
    { q, standing, ...scope }: ObligationScope,
    today: Day,
    page: Page,
    actor: Actor,
  ): Promise<Obligation[]> {
    const stands =
      standing === undefined ? {} : { dueOn: Raw(() => `${STANDING} = :standing`, { today, standing }) };
    return this.list(tx, { ...scope, ...searching('dataset', SEARCHED, q), ...stands }, page, actor);
  }

  /** Sums over all obligations of the scope, whatever the page; only communes that the actor may act for. */
  async totals(
    tx: Tx,
    { programme, pilotId, communeUnitId, standing, q }: ObligationScope,
    today: Day,
    actor: Actor,
  ): Promise<{ approved: number; required: number }> {
    const [sums] = await tx.query<{ approved: string; required: string }>(
      `select coalesce(sum(approved_units), 0) as approved, coalesce(sum(required_units), 0) as required
       from data_obligation
       where ($1::text is null or programme = $1) and ($2::uuid is null or pilot_id = $2)
         and ($3::text is null or commune_unit_id = $3) and ($4::text[] is null or commune_unit_id = any ($4))
         and folded(${SEARCHED}) like all ($5::text[])
         and ($6::text is null or ${STANDING.replace(':today', '$7::date')} = $6)`,
      [
        programme ?? null,
        pilotId ?? null,
        communeUnitId ?? null,
        wholeCommunesOf(actor),
        patternsOf(q),
        standing ?? null,
        today,
      ],
    );
    return { approved: Number(sums?.approved ?? 0), required: Number(sums?.required ?? 0) };
  }
}
