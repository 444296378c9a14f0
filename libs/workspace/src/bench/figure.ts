/** One measured figure, with what it is to reach. */
export interface BenchFigure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** In words, e.g. `≤ 30 s`; what a figure means is docs/benchmarks.md's to say. */
  readonly target: string;
}

/** The value below which a share of the samples lies (nearest rank). */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** A Markdown table for docs/benchmarks.md. */
export function figuresTable(figures: readonly BenchFigure[]): string {
  const rows = figures.map(
    ({ name, value, unit, target }) => `| ${name} | ${rounded(value)} ${unit} | ${target} |`,
  );
  return ['| figure | measured | to reach |', '|---|---|---|', ...rows].join('\n');
}

const rounded = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2));
