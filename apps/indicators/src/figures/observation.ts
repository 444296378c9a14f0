/** An approved value of an indicator in a pilot, or that it was not measured; of several the one that holds. */
export interface Observation {
  readonly programme: string;
  readonly indicator: string;
  readonly pilotId: string;
  readonly communeUnitId: string;
  readonly definition: string;
  readonly phase: string;
  readonly period: string;
  /** Last local day of the period. */
  readonly periodEnd: string;
  readonly observedOn: string;
  readonly method: string;
  readonly unit: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly notMeasured: string | null;
}

/** The last local day of a year, half year, quarter or month: `2022-Q2` is `2022-06-30`. */
export function periodEnd(period: string): string {
  const year = Number(period.slice(0, 4));
  const part = period.slice(5);
  const month =
    part === ''
      ? 12
      : part.startsWith('H')
        ? Number(part[1]) * 6
        : part.startsWith('Q')
          ? Number(part[1]) * 3
          : Number(part);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** The number an observation says: the percentage of a ratio, else its value; null when it was not measured. */
export function numberOf({ numerator, denominator, value }: Observation): number | null {
  return numerator !== null && denominator !== null ? (numerator * 100) / denominator : value;
}

/** Of the observations of one pilot, the one that holds: of the latest period, and in it the latest day. */
export function latest(observations: readonly Observation[]): Observation | undefined {
  return [...observations].sort(byTime).at(-1);
}

const byTime = (a: Observation, b: Observation): number => {
  const [one, other] = [timeOf(a), timeOf(b)];
  return one === other ? 0 : one < other ? -1 : 1;
};

const timeOf = ({ periodEnd, observedOn, phase, period }: Observation): string =>
  `${periodEnd} ${observedOn} ${phase} ${period}`;

/** Groups by a key, in the order in which the keys come. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
