import { SERVICES, type ServiceEntry } from './services.js';

/** A figure as `npm start -- --once --json` prints it. Null means "not measured" and is never the same as 0. */
export interface Figure {
  readonly programme: string;
  readonly indicator: string;
  readonly numerator?: number | null;
  readonly denominator?: number | null;
  readonly percent?: number | null;
  readonly value?: number | null;
  readonly unit?: string | null;
  readonly method?: string | null;
  readonly liveOn?: string | null;
  readonly synthetic: boolean;
  /** How many events were counted. */
  readonly events: number;
}

/** A row of the acceptance table: what it names must be exactly so, what it does not name is free. */
export type ExpectedFigure = Pick<Figure, 'programme' | 'indicator'> & Partial<Figure>;

/** Where a figure is not what the table says. */
export interface Disagreement {
  readonly programme: string;
  readonly indicator: string;
  /** In words for a person: "numerator is 160, expected 161". */
  readonly what: string;
}

const COMPARED = ['numerator', 'denominator', 'percent', 'value', 'unit', 'method', 'liveOn'] as const;

/** The rows of the table that the existing services can answer. */
export function expectedOf(
  table: readonly ExpectedFigure[],
  services: readonly ServiceEntry[] = SERVICES,
): ExpectedFigure[] {
  const prefixes = new Set(services.flatMap((service) => service.indicators));
  return table.filter(({ indicator }) => prefixes.has(indicator.split('.')[0] ?? ''));
}

/** Compares figures with the table. A missing figure disagrees; one that the table does not know is free. */
export function disagreements(figures: readonly Figure[], table: readonly ExpectedFigure[]): Disagreement[] {
  return table.flatMap((expected) => {
    const { programme, indicator } = expected;
    const found = figures.find((figure) => figure.programme === programme && figure.indicator === indicator);
    if (!found) return [{ programme, indicator, what: 'is missing' }];
    return COMPARED.filter((field) => field in expected && found[field] !== expected[field]).map((field) => {
      const what = `${field} is ${shown(found[field])}, expected ${shown(expected[field])}`;
      return { programme, indicator, what };
    });
  });
}

function shown(value: string | number | null | undefined): string {
  if (value === undefined) return 'absent';
  return value === null ? 'null (not measured)' : String(value);
}

/** What a figure says, in short, for a person: "161/150 = 107.3 %". */
export function measured({ numerator, denominator, percent, value, unit }: Figure): string {
  if (typeof numerator === 'number') return `${numerator}/${denominator ?? '?'} = ${percent ?? '?'} %`;
  if (typeof value === 'number') return `${value}${unit ? ` ${unit}` : ''}`;
  return 'not measured';
}
