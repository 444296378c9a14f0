import { Inject, Injectable } from '@nestjs/common';
import {
  binaryHeaders,
  type EventContract,
  type Fact,
  type FactContext,
  producerFaults,
} from '@xaso/contracts-common';
import { type Clock, isUuid } from '@xaso/kernel';
import { CLOCK, currentContext, Database, type NewRow, type Tx } from '@xaso/platform';
import { v5 as uuidv5, v7 as uuidv7 } from 'uuid';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../options.js';
import { currentCause } from './cause.js';
import { CommitSignal } from './commit-signal.js';

/** The facts of one change of one aggregate. */
export interface Change {
  readonly aggregateId: string;
  /** Version of the aggregate that the first fact leads to; each further fact counts one more. */
  readonly version: number;
  readonly context: FactContext;
  readonly facts: readonly Fact[];
}

/** A fact that breaks its contract: the transaction that wrote it is rolled back. */
export class ContractViolation extends Error {
  override readonly name = 'ContractViolation';
}

/** One fact as a row: id, topic, key, type, aggregate, version, headers, payload. */
type Row = readonly [string, string, string, string, string, number, string, string];

const TYPES = ['uuid', 'text', 'text', 'text', 'text', 'bigint', 'text', 'text'];

/** A broker takes a batch of 1 MB. What could not be sent must not be committed: the relay would stand before it for ever. */
const LARGEST_FACT_BYTES = 800_000;

/** Callers may send any correlation id; facts carry a UUID, always the same one for the same text. */
const CORRELATION_NAMESPACE = '6f7a1d2e-3f57-5c1b-9a86-5b0d4f0c7a11';

const FIELDS =
  'event_id, topic, key, type, aggregate_type, aggregate_id, aggregate_version, headers, payload';

const ROW = 'f(id, topic, key, type, aggregate, version, headers, payload';
const SELECTED = 'select f.id, f.topic, f.key, f.type, f.aggregate, f.key, f.version, f.headers, f.payload';

/** Facts as the rest of a statement: a list for each column; most changes are one fact, which needs no lists. */
function rowsFrom(first: number, many: boolean, when = ''): string {
  const parameter = (list: '[]' | '') =>
    TYPES.map((type, index) => `$${first + index}::${type}${list}`).join(', ');
  return many
    ? `${SELECTED} from unnest(${parameter('[]')}) with ordinality as ${ROW}, n) ${when} order by f.n`
    : `${SELECTED} from (values (${parameter('')})) as ${ROW}) ${when}`;
}

/** Writes facts in the transaction of the change they tell of; the relay publishes them after the commit. */
@Injectable()
export class Outbox {
  private readonly produced: ReadonlySet<EventContract>;

  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly signal: CommitSignal,
    private readonly database: Database,
  ) {
    this.produced = new Set(options.produces);
  }

  /**
   * Appends after the aggregate's row was locked by its version check, so that facts of one aggregate keep their order.
   * @throws ContractViolation when a payload does not fit its schema; Error outside an open transaction.
   */
  async append(tx: Tx, change: Change): Promise<void> {
    await this.appendAll(tx, [change]);
  }

  /** The same for many aggregates, in one statement. @throws as `append` */
  async appendAll(tx: Tx, changes: readonly Change[]): Promise<void> {
    requireOpen(tx);
    const rows = changes.flatMap((change) => this.rows(change));
    if (rows.length === 0) return;
    const many = rows.length > 1;
    await tx.query(
      `insert into outbox (${FIELDS}) ${rowsFrom(1, many)}`,
      parametersOf(rows),
      nameOf('outbox-append', many),
    );
    tx.afterCommit(() => this.signal.committed());
  }

  /**
   * The hot path: the change and its facts in one statement. `sql` is an insert or update of one row without `returning`;
   * its parameters come first. Nothing is written when it touches no row.
   * @param name the statement is prepared once for each connection; another `sql` or `beside` needs another name
   * @param beside further rows that the same statement inserts, if `sql` touches its row
   * @returns how many facts were written: 0 means that the version check failed.
   * @throws ContractViolation when a payload does not fit its schema; Error outside an open transaction, or without facts
   */
  async appendWith(
    tx: Tx,
    sql: string,
    parameters: readonly unknown[],
    change: Change,
    name?: string,
    beside?: readonly NewRow[],
  ): Promise<number> {
    requireOpen(tx);
    const rows = await tx.query(...this.together(sql, parameters, change, name, beside));
    if (rows.length > 0) tx.afterCommit(() => this.signal.committed());
    return rows.length;
  }

  /**
   * As `appendWith`, as a transaction of its own: for a change that is one statement. One journey to the database in place
   * of three.
   * @throws DomainError unavailable `commit-unknown` when the connection is lost on the way; else as `appendWith`
   */
  async commitWith(
    sql: string,
    parameters: readonly unknown[],
    change: Change,
    name?: string,
    beside?: readonly NewRow[],
  ): Promise<number> {
    const rows = await this.database.statement(...this.together(sql, parameters, change, name, beside));
    if (rows.length > 0) this.signal.committed();
    return rows.length;
  }

  /** The change and its facts as one statement: nothing is written when the change touches no row. */
  private together(
    sql: string,
    parameters: readonly unknown[],
    change: Change,
    name: string | undefined,
    beside: readonly NewRow[] = [],
  ): [string, unknown[], string | undefined] {
    if (change.facts.length === 0)
      throw new Error(`a change of ${change.aggregateId} without a fact: use a query for it`);
    const many = change.facts.length > 1;
    const all = [...parameters];
    const further = beside.map(({ into, values }, index) => {
      const places = Object.values(values).map((value) => `$${all.push(value)}`);
      const columns = Object.keys(values).join(', ');
      return `, beside_${index} as (insert into ${into} (${columns}) select ${places.join(', ')} from changed)`;
    });
    const rows = rowsFrom(all.length + 1, many, 'where exists (select 1 from changed)');
    const statement = `with changed as (${sql} returning 1)${further.join('')} insert into outbox (${FIELDS}) ${rows} returning 1`;
    return [statement, [...all, ...parametersOf(this.rows(change))], nameOf(name, many)];
  }

  private rows(change: Change): Row[] {
    return change.facts.map((fact, index) => this.row(change, fact, change.version + index));
  }

  private row(change: Change, fact: Fact, version: number): Row {
    const { contract } = fact;
    if (!this.produced.has(contract))
      throw new ContractViolation(
        `${contract.type} is not declared among the facts that ${this.options.service} produces`,
      );
    const context = currentContext();
    const cause = currentCause();
    const id = uuidv7();
    const payload = {
      occurredAt: fact.occurredAt.toISOString(),
      recordedAt: this.clock.now().toISOString(),
      aggregateVersion: version,
      ...change.context,
      correlationId: correlationOf(context?.correlationId) ?? id,
      ...(cause ? { causationId: cause } : {}),
      ...fact.data,
    };
    const json = JSON.stringify(payload);
    const faults = [...producerFaults(contract, payload), ...sizeFaults(json)];
    if (faults.length > 0)
      throw new ContractViolation(
        `${contract.type} of ${change.aggregateId} breaks its contract: ${faults.join('; ')}`,
      );
    const headers = binaryHeaders({
      id,
      source: `/xaso/${this.options.service}`,
      type: contract.type,
      traceparent: context?.traceparent,
    });
    return [
      id,
      this.options.topicPrefix + contract.topic,
      change.aggregateId,
      contract.type,
      contract.type.split('.').slice(0, 2).join('.'),
      version,
      JSON.stringify(headers),
      json,
    ];
  }
}

/** One row as it is, many as a list for each column. */
function parametersOf(rows: readonly Row[]): readonly unknown[] {
  const [only] = rows;
  return only && rows.length === 1 ? only : TYPES.map((_type, column) => rows.map((row) => row[column]));
}

/** The statement for one fact is another than the one for many. */
const nameOf = (name: string | undefined, many: boolean): string | undefined =>
  name && many ? `${name}-many` : name;

function requireOpen(tx: Tx): void {
  if (!tx.open)
    throw new Error('facts are written inside the transaction of their change; this one has ended');
}

function sizeFaults(json: string): string[] {
  const bytes = Buffer.byteLength(json);
  return bytes > LARGEST_FACT_BYTES ? [`${bytes} bytes, at most ${LARGEST_FACT_BYTES} can be published`] : [];
}

function correlationOf(id: string | undefined): string | undefined {
  return id === undefined || isUuid(id) ? id : uuidv5(id, CORRELATION_NAMESPACE);
}
