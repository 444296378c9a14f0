import type { Measured } from './events-bench.js';
import { markdownTable, rounded } from './figures/figure.js';
import { median } from './figures/quantile.js';
import type { Outcome } from './scenarios/scenario.js';

/** The same work in both ways. */
export interface Comparison {
  readonly rows: readonly (readonly [what: string, ours: number, documented: number, unit: string])[];
}

/** Throughput and processor time as medians of the runs, lost and doubled effects of the rounds of kill -9. */
export function comparisonOf(measured: Measured, kills: Outcome): Comparison {
  const middle = (step: string, figure: string) => median(measured(step, figure).filter(Number.isFinite));
  const kill = (figure: string) => kills.figures[figure] ?? Number.NaN;
  const rounds = `${kill('rounds')} rounds of kill -9`;
  return {
    rows: [
      [
        'end to end, one transaction an event',
        middle('single', 'events/s'),
        middle('documentation-way', 'events/s'),
        'events/s',
      ],
      [
        'processor time of an event, all processes',
        middle('single', 'all'),
        middle('documentation-way', 'all'),
        'µs',
      ],
      [`${rounds}: rows written`, kill('written'), kill('documentation-way written'), ''],
      [`${rounds}: effects lost`, kills.lost, kill('documentation-way lost'), ''],
      [`${rounds}: effects doubled`, kills.doubled, kill('documentation-way doubled'), ''],
    ],
  };
}

/** As Markdown. */
export function comparisonTable({ rows }: Comparison): string {
  const cell = (value: number, unit: string): string => {
    if (!Number.isFinite(value)) return 'not measured';
    return unit === '' ? value.toLocaleString('en') : `${rounded(value)} ${unit}`;
  };
  return markdownTable(
    ['the same work', 'Xã Số', 'as NestJS documents it'],
    rows.map(([what, ours, documented, unit]) => [what, cell(ours, unit), cell(documented, unit)]),
  );
}
