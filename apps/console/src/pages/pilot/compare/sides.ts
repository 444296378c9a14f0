import type { FigureView } from '../figures.types.js';

const CHANGE = '.change';

/** A figure before and after the pilot, or why a side is missing. */
export interface Sides {
  readonly indicator: string;
  readonly figure: FigureView;
  readonly unit: string;
  readonly baseline: number | null;
  readonly endline: number | null;
  readonly change: number | null;
  readonly verdict: 'better' | 'worse' | 'same' | null;
  readonly reasonVi: string | null;
}

/**
 * Both sides of what a programme measures before and after: a change of the catalogue says them itself, any other code says
 * them where one pilot has both. Each code once, in the order of the programme.
 */
export function sidesOf(figures: readonly FigureView[], measures: readonly string[]): Sides[] {
  const named = new Map(figures.map((figure) => [figure.indicator, figure]));
  const changes = figures.filter(({ kind }) => kind === 'difference').map(({ indicator }) => indicator);
  const codes = [...measures.map((code) => (named.has(code + CHANGE) ? code + CHANGE : code)), ...changes];
  return [...new Set(codes)].flatMap((code) => {
    const figure = named.get(code);
    return figure ? [sideOf(figure)] : [];
  });
}

function sideOf(figure: FigureView): Sides {
  const { indicator, kind, value, baseline, endline, better, unit, measure, reasonVi } = figure;
  const change =
    kind === 'difference' ? value : baseline === null || endline === null ? null : endline - baseline;
  const up = better === 'down' ? 'worse' : 'better';
  const down = better === 'down' ? 'better' : 'worse';
  const verdict =
    change === null || better === undefined ? null : change === 0 ? 'same' : change > 0 ? up : down;
  const sidesUnit = kind === 'difference' ? measure : unit;
  return { indicator, figure, unit: sidesUnit, baseline, endline, change, verdict, reasonVi };
}

/** What a change is of: its title without what follows the colon. */
export const subjectOf = (title: string): string => title.split(': ')[0] ?? title;
