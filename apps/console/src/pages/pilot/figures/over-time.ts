import type { Dashboard, FigureEvent } from '../figures.types.js';

/** Points of a line, one list for the days and one for each line. */
export interface Lines {
  readonly days: readonly string[];
  readonly lines: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
}

/** How a counted figure grew: what its events added, day by day. `dayOf` gives the local day of an instant. */
export function cumulative(
  events: readonly FigureEvent[],
  dayOf: (instant: string) => string,
  name: string,
): Lines {
  const added = new Map<string, number>();
  for (const { numerator, occurredAt } of events) {
    const day = dayOf(occurredAt);
    if (numerator) added.set(day, (added.get(day) ?? 0) + numerator);
  }
  const days = [...added.keys()].sort();
  let sum = 0;
  return { days, lines: [{ name, values: days.map((day) => (sum += added.get(day) ?? 0)) }] };
}

/** What was reported period by period, a line a commune; null where nothing was measured. */
export function reported(dashboards: readonly Dashboard[], indicator: string): Lines {
  const series = dashboards.flatMap(({ name, commune, figures }) => {
    const found = figures.find((one) => one.indicator === indicator)?.series;
    return found && found.periods.length > 0 ? [{ name: name ?? commune, ...found }] : [];
  });
  const days = [...new Set(series.flatMap(({ periods }) => periods))].sort();
  return {
    days,
    lines: series.map(({ name, periods, values }) => ({
      name,
      values: days.map((day) => values[periods.indexOf(day)] ?? null),
    })),
  };
}
