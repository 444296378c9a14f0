import { median } from './quantile.js';

/** One measured figure, with what it is to reach. */
export interface BenchFigure {
  readonly name: string;
  /** The median where it was measured several times. */
  readonly value: number;
  readonly unit: string;
  /** In words, e.g. `≤ 30 s`; what a figure means is docs/benchmarks.md's to say. */
  readonly target: string;
  /** The lowest and the highest of the runs. */
  readonly spread?: readonly [lowest: number, highest: number];
  /** How much of a ceiling of the same run it reaches, 1 being all. */
  readonly share?: { readonly of: string; readonly value: number };
}

/** A figure of several runs. */
export interface Series {
  readonly name: string;
  readonly unit: string;
  readonly target: string;
  /** One value a run; those that are not numbers count as not measured. */
  readonly values: readonly number[];
  /** A ceiling, measured in the same runs in the same order. */
  readonly ceiling?: { readonly of: string; readonly values: readonly number[] };
}

/** Median, spread and the median share of the ceiling; undefined when it was never measured. */
export function figureOf({ name, unit, target, values, ceiling }: Series): BenchFigure | undefined {
  const known = values.filter(Number.isFinite);
  if (known.length === 0) return undefined;
  const shares = values
    .map((value, run) => value / (ceiling?.values[run] ?? Number.NaN))
    .filter(Number.isFinite);
  return {
    name,
    unit,
    target,
    value: median(known),
    ...(known.length > 1 ? { spread: [Math.min(...known), Math.max(...known)] as const } : {}),
    ...(ceiling && shares.length > 0 ? { share: { of: ceiling.of, value: median(shares) } } : {}),
  };
}

/** A Markdown table for docs/benchmarks.md; columns that no figure fills are left out. */
export function figuresTable(figures: readonly BenchFigure[]): string {
  const spread = figures.some((figure) => figure.spread);
  const share = figures.some((figure) => figure.share);
  const columns = (figure: BenchFigure): string[] => [
    figure.name,
    `${rounded(figure.value)} ${figure.unit}`.trim(),
    ...(spread ? [figure.spread ? figure.spread.map(rounded).join(' – ') : ''] : []),
    ...(share ? [figure.share ? `${percent(figure.share.value)} of ${figure.share.of}` : ''] : []),
    figure.target,
  ];
  const head = [
    'figure',
    'measured',
    ...(spread ? ['lowest – highest'] : []),
    ...(share ? ['share of the ceiling'] : []),
    'to reach',
  ];
  return markdownTable(head, figures.map(columns));
}

/** Rows of text under a head. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** As many digits as mean something: none from 100 on. */
export function rounded(value: number): string {
  if (Math.abs(value) >= 10_000) return Math.round(value).toLocaleString('en');
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2);
}

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;
