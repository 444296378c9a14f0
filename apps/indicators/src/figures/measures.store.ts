import type { Tx } from '@xaso/platform';
import { periodEnd } from './observation.js';

interface Common {
  readonly eventId: string;
  readonly programme: string;
  readonly indicator: string;
  readonly revision: number;
  readonly unit: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly synthetic: boolean;
}

/** An approved observation as its fact tells it. */
export interface ObservationFact extends Common {
  readonly observationId: string;
  readonly pilotId: string;
  readonly communeUnitId: string;
  readonly definition: string;
  readonly phase: string;
  readonly period: string;
  readonly observedOn: string;
  readonly method: string;
  readonly numerator?: number | undefined;
  readonly denominator?: number | undefined;
  readonly value?: number | undefined;
  readonly notMeasured?: string | undefined;
}

/** A target as its fact tells it. */
export interface TargetFact extends Common {
  readonly targetId: string;
  readonly communeUnitId?: string | undefined;
  readonly value: number;
  readonly issuedOn: string;
  readonly dueOn: string;
}

type Column<T> = readonly [name: string, type: string, of: (row: T) => unknown];

const common: readonly Column<Common>[] = [
  ['event_id', 'uuid', (row) => row.eventId],
  ['programme', 'text', (row) => row.programme],
  ['indicator', 'text', (row) => row.indicator],
  ['revision', 'int', (row) => row.revision],
  ['unit', 'text', (row) => row.unit],
  ['occurred_at', 'timestamptz', (row) => row.occurredAt],
  ['recorded_at', 'timestamptz', (row) => row.recordedAt],
  ['synthetic', 'boolean', (row) => row.synthetic],
];

const ofObservation: readonly Column<ObservationFact>[] = [
  ...common,
  ['observation_id', 'uuid', (row) => row.observationId],
  ['pilot_id', 'uuid', (row) => row.pilotId],
  ['commune_unit_id', 'text', (row) => row.communeUnitId],
  ['definition', 'text', (row) => row.definition],
  ['phase', 'text', (row) => row.phase],
  ['period', 'text', (row) => row.period],
  ['period_end', 'date', (row) => periodEnd(row.period)],
  ['observed_on', 'date', (row) => row.observedOn],
  ['method', 'text', (row) => row.method],
  ['numerator', 'bigint', (row) => row.numerator ?? null],
  ['denominator', 'bigint', (row) => row.denominator ?? null],
  ['value', 'float8', (row) => row.value ?? null],
  ['not_measured', 'text', (row) => row.notMeasured ?? null],
];

const ofTarget: readonly Column<TargetFact>[] = [
  ...common,
  ['target_id', 'uuid', (row) => row.targetId],
  ['commune_unit_id', 'text', (row) => row.communeUnitId ?? ''],
  ['value', 'float8', (row) => row.value],
  ['issued_on', 'date', (row) => row.issuedOn],
  ['due_on', 'date', (row) => row.dueOn],
];

/** Keeps every revision of observations. */
export const storeObservations = (tx: Tx, rows: readonly ObservationFact[]): Promise<void> =>
  insert(tx, 'observation', ofObservation, rows);

/** Keeps every revision of targets. */
export const storeTargets = (tx: Tx, rows: readonly TargetFact[]): Promise<void> =>
  insert(tx, 'target', ofTarget, rows);

async function insert<T>(
  tx: Tx,
  table: string,
  columns: readonly Column<T>[],
  rows: readonly T[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = columns.map(([name]) => name).join(', ');
  const lists = columns.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ');
  await tx.query(
    `insert into ${table} (${names}) select * from unnest(${lists})`,
    columns.map(([, , of]) => rows.map(of)),
    `figures-${table}`,
  );
}
