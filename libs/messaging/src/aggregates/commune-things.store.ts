import { type CommuneThing, contextOf, type FactContext } from '@xaso/contracts-common';
import type { Actor, UnitId } from '@xaso/kernel';
import { assertCommune, type Tx, typed } from '@xaso/platform';
import {
  And,
  type EntitySchema,
  type EntitySchemaColumnOptions,
  type FindOptionsWhere,
  In,
  MoreThan,
  type ObjectLiteral,
} from 'typeorm';
import type { Outbox } from '../outbox/outbox.js';
import { type AggregateNames, VersionedStore } from './versioned.store.js';

/** The columns that every table of things of a commune has. */
export const communeColumns = {
  id: { type: 'uuid', primary: true },
  version: { type: 'integer' },
  programme: { type: 'text' },
  communeUnitId: { type: 'text', name: 'commune_unit_id', transformer: typed<UnitId>() },
  synthetic: { type: 'boolean' },
  createdAt: { type: 'timestamptz', name: 'created_at' },
} as const satisfies Record<string, EntitySchemaColumnOptions>;

/** … and of things of a pilot. */
export const pilotColumns = {
  ...communeColumns,
  pilotId: { type: 'uuid', name: 'pilot_id' },
} as const satisfies Record<string, EntitySchemaColumnOptions>;

/** A page of a list: rows after an id, at most so many. */
export interface Page {
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

const PAGE = 100;

/** Rows of one commune each: whoever acts for other communes neither changes nor sees them. */
export abstract class CommuneThingsStore<T extends CommuneThing & ObjectLiteral> extends VersionedStore<T> {
  protected constructor(
    outbox: Outbox,
    private readonly schema: EntitySchema<T>,
    names: AggregateNames,
  ) {
    super(outbox, schema, names);
  }

  /** @throws DomainError not-found, forbidden */
  async mine(tx: Tx, id: string, actor: Actor): Promise<T> {
    const thing = await this.load(tx, id);
    assertCommune(actor, thing.communeUnitId);
    return thing;
  }

  /** In the order of their ids, which is that of their recording; what the filter leaves undefined is not asked for. */
  list(
    tx: Tx,
    filter: FindOptionsWhere<T>,
    { after, limit = PAGE }: Page,
    { communes }: Actor,
  ): Promise<T[]> {
    const asked = Object.entries(filter).filter(([, value]) => value !== undefined);
    const where: ObjectLiteral = Object.fromEntries(asked);
    if (communes !== '*') {
      const own = In([...communes]);
      where['communeUnitId'] = 'communeUnitId' in where ? And(In([where['communeUnitId']]), own) : own;
    }
    if (after !== undefined) where['id'] = MoreThan(after);
    return tx.manager.find(this.schema, {
      where: where as FindOptionsWhere<T>,
      order: { id: 'ASC' } as never,
      take: limit,
    });
  }

  context(thing: T, actorRole: string): FactContext {
    return contextOf(thing, actorRole);
  }
}
