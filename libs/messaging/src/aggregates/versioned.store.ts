import {
  changedMeanwhile,
  type Decided,
  type FactContext,
  steps,
  type Versioned,
} from '@xaso/contracts-common';
import { DomainError } from '@xaso/kernel';
import type { Tx } from '@xaso/platform';
import type { EntitySchema, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import type { Outbox } from '../outbox/outbox.js';

/** What a store says of its aggregate when it must refuse. */
export interface AggregateNames {
  /** Stable code of the refusal, e.g. `team-unknown`. */
  readonly unknown: string;
  /** What people call it, e.g. `tổ công nghệ số cộng đồng`. */
  readonly what: string;
}

interface Column {
  readonly property: string;
  readonly name: string;
  readonly json: boolean;
  /** A day of the calendar: text, as everywhere else. */
  readonly day: boolean;
}

/**
 * Rows with a version, and the facts of each change in the statement that changes the row. The statements follow from the
 * entity, so that a column is named in one place.
 */
export abstract class VersionedStore<T extends Versioned & ObjectLiteral> {
  private readonly columns: readonly Column[];
  private readonly lockSql: string;
  private readonly insertSql: string;
  private readonly updateSql: string;
  private readonly insertAllSql: string;
  private readonly updateAllSql: string;

  protected constructor(
    private readonly outbox: Outbox,
    private readonly entity: EntitySchema<T>,
    private readonly names: AggregateNames,
  ) {
    const table = entity.options.tableName ?? entity.options.name;
    this.columns = Object.entries(entity.options.columns).map(([property, options]) => ({
      property,
      name: options?.name ?? property,
      json: options?.type === 'jsonb',
      day: options?.type === 'date',
    }));
    const list = this.columns.map(({ name }) => name).join(', ');
    const places = this.columns.map((_column, index) => `$${index + 1}`).join(', ');
    this.insertSql = `insert into ${table} (${list}) values (${places})`;
    const read = this.columns.map(
      ({ property, name, day }) => `${name}${day ? '::text' : ''} as "${property}"`,
    );
    this.lockSql = `select ${read.join(', ')} from ${table} where id = any ($1) order by id for no key update`;
    const id = this.place('id');
    const version = this.place('version');
    const sets = this.columns.flatMap(({ property, name }, index) =>
      property === 'id' ? [] : `${name} = $${index + 1}`,
    );
    const by = `$${this.columns.length + 1}::integer`;
    this.updateSql = `update ${table} set ${sets.join(', ')} where id = ${id} and version = ${version} - ${by}`;
    const rows = `jsonb_populate_recordset(null::${table}, $1)`;
    this.insertAllSql = `insert into ${table} (${list}) select ${list} from ${rows} order by id`;
    const newValues = this.columns.flatMap(({ name }) => (name === 'id' ? [] : `${name} = n.${name}`));
    this.updateAllSql = `update ${table} o set ${newValues.join(', ')} from ${rows} n
      join unnest($2::uuid[], $3::integer[]) s(id, steps) on s.id = n.id where o.id = n.id and o.version = n.version - s.steps`;
  }

  /** What people call the thing. */
  get what(): string {
    return this.names.what;
  }

  /** @throws DomainError not-found */
  async load(tx: Tx, id: string): Promise<T> {
    return this.known(await this.find(tx, { id } as FindOptionsWhere<T>), id);
  }

  find(tx: Tx, where: FindOptionsWhere<T>): Promise<T | null> {
    return tx.manager.findOneBy(this.entity, where);
  }

  findAll(tx: Tx, where: FindOptionsWhere<T>): Promise<T[]> {
    return tx.manager.findBy(this.entity, where);
  }

  /** Those of these that exist, held until the end of the transaction, in the order of their ids: two never wait for each other. */
  lockAll(tx: Tx, ids: readonly string[]): Promise<T[]> {
    return ids.length === 0 ? Promise.resolve([]) : tx.query<T>(this.lockSql, [ids]);
  }

  /** The row and its first facts, in one statement; `context` is for the facts, if there are any. A unique rule of the database is refused as it says. */
  async insert(tx: Tx, decided: Decided<T>, context?: FactContext): Promise<void> {
    await this.write(tx, this.insertSql, this.values(decided.next), decided, context, 'insert');
  }

  /** @throws DomainError conflict when somebody else changed it meanwhile. */
  async update(tx: Tx, decided: Decided<T>, context?: FactContext): Promise<void> {
    const values = [...this.values(decided.next), steps(decided.events)];
    if ((await this.write(tx, this.updateSql, values, decided, context, 'update')) > 0) return;
    throw changedMeanwhile(this.what);
  }

  /** New rows and their first facts, in two statements however many there are. */
  async insertAll(
    tx: Tx,
    decided: readonly Decided<T>[],
    contextOf: (thing: T) => FactContext,
  ): Promise<void> {
    if (decided.length === 0) return;
    await tx.query(this.insertAllSql, [this.rowsOf(decided)]);
    await this.tell(tx, decided, contextOf);
  }

  /**
   * Changes of many, in two statements. Whoever changes rows that others change too has locked them before, in the order of
   * their ids. @throws DomainError conflict when one of them was changed meanwhile
   */
  async updateAll(
    tx: Tx,
    decided: readonly Decided<T>[],
    contextOf: (thing: T) => FactContext,
  ): Promise<void> {
    if (decided.length === 0) return;
    const ids = decided.map(({ next }) => next.id);
    const by = decided.map(({ events }) => steps(events));
    const touched = await tx.query(`${this.updateAllSql} returning 1`, [this.rowsOf(decided), ids, by]);
    if (touched.length !== decided.length) throw changedMeanwhile(this.what);
    await this.tell(tx, decided, contextOf);
  }

  /** @throws DomainError not-found */
  known(found: T | null, id: string): T {
    if (found) return found;
    throw new DomainError('not-found', this.names.unknown, `Không có ${this.what} ${id}.`);
  }

  private tell(tx: Tx, decided: readonly Decided<T>[], contextOf: (thing: T) => FactContext): Promise<void> {
    return this.outbox.appendAll(
      tx,
      decided.map(({ next, events }) => ({
        aggregateId: next.id,
        version: next.version - events.length + 1,
        context: contextOf(next),
        facts: events,
      })),
    );
  }

  private rowsOf(decided: readonly Decided<T>[]): string {
    return JSON.stringify(
      decided.map(({ next }) => {
        const of = next as Record<string, unknown>;
        return Object.fromEntries(this.columns.map(({ property, name }) => [name, of[property]]));
      }),
    );
  }

  private async write(
    tx: Tx,
    sql: string,
    values: readonly unknown[],
    { next, events }: Decided<T>,
    context: FactContext | undefined,
    verb: string,
  ): Promise<number> {
    if (events.length === 0) return (await tx.query(`${sql} returning 1`, values)).length;
    if (!context) throw new TypeError(`facts of ${this.entity.options.name} need their context`);
    return this.outbox.appendWith(
      tx,
      sql,
      values,
      { aggregateId: next.id, version: next.version - events.length + 1, context, facts: events },
      `${this.entity.options.name}-${verb}`,
    );
  }

  private place(property: string): string {
    return `$${this.columns.findIndex((column) => column.property === property) + 1}`;
  }

  private values(next: T): unknown[] {
    return this.columns.map(({ property, json }) => {
      const value: unknown = (next as Record<string, unknown>)[property];
      return json && value !== null ? JSON.stringify(value) : value;
    });
  }
}
