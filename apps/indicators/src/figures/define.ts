import type { FigureDefinition, FigureKind } from './figure.js';

/** What a figure says of itself. */
export interface Entry {
  readonly vi: string;
  readonly en: string;
  readonly unit?: string;
  readonly measure?: string;
  readonly numerator: string;
  readonly denominator?: string;
  readonly sources: readonly string[];
  readonly persons?: boolean;
  readonly better?: 'up' | 'down';
  readonly method?: string;
  readonly awaits?: true;
  readonly family?: string;
  readonly scale?: number;
}

const MEASURES: Readonly<Record<FigureKind, string>> = {
  count: 'count',
  ratio: 'percent',
  average: 'points',
  difference: 'percent',
  estimate: 'VND',
  external: 'count',
};

/** A figure of the catalogue from what it says of itself. */
export function define(indicator: string, kind: FigureKind, entry: Entry): FigureDefinition {
  return {
    indicator,
    titleVi: entry.vi,
    titleEn: entry.en,
    kind,
    unit: entry.unit ?? '',
    measure: entry.measure ?? MEASURES[kind],
    numeratorVi: entry.numerator,
    denominatorVi: entry.denominator ?? '',
    persons: entry.persons ?? false,
    sources: entry.sources,
    definition: '1',
    ...(entry.better ? { better: entry.better } : {}),
    ...(entry.method ? { method: entry.method } : {}),
    ...(entry.awaits ? { awaits: entry.awaits } : {}),
    ...(entry.family ? { family: entry.family } : {}),
    ...(entry.scale ? { scale: entry.scale } : {}),
  };
}
