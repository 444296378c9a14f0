import { isObserved } from './catalogue.js';
import { type FigureDefinition, percent, rounded } from './figure.js';
import { change, type Measured, measured, nothing } from './measure.js';
import { groupBy, type Observation } from './observation.js';

/** Running sums of contributions, of a programme or of communes of it. */
export interface Sum {
  readonly programme: string;
  readonly indicator: string;
  /** '' for facts that name no commune; of a programme it is absent. */
  readonly commune?: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly events: number;
  readonly synthetic: boolean;
  /** Latest business time among the facts. */
  readonly asOf: Date;
}

/** What a figure says, from the sums or the observations it is made of. Nothing recorded is null and never 0. */
export function readingOf(
  figure: FigureDefinition,
  sums: readonly Pick<Sum, 'indicator' | 'numerator' | 'denominator' | 'events'>[],
  observations: readonly Observation[],
): Measured {
  if (isObserved(figure)) return figure.kind === 'difference' ? change(observations) : measured(observations);
  if (sums.length === 0) return nothing(figure.sources.length === 0 ? 'no-source' : 'no-facts');
  const numerator = sums.reduce((total, sum) => total + sum.numerator, 0);
  const denominator = sums.reduce((total, sum) => total + sum.denominator, 0);
  const events = sums.reduce((total, sum) => total + sum.events, 0);
  if (figure.awaits && events === denominator) return { ...nothing('no-facts'), denominator };
  const counted = { unit: null, method: 'counted', definition: figure.definition, reason: null, missing: [] };
  if (figure.kind === 'average') {
    if (denominator === 0) return nothing('no-facts');
    const value = rounded((numerator * (figure.scale ?? 1)) / denominator);
    return { numerator: null, denominator, percent: null, value, ...counted };
  }
  if (figure.family !== undefined)
    return { numerator: null, denominator: null, percent: null, value: different(sums), ...counted };
  return figure.kind === 'ratio'
    ? { numerator, denominator, percent: percent(numerator, denominator), value: null, ...counted }
    : { numerator: null, denominator: null, percent: null, value: numerator, ...counted };
}

/** How many codes have something. */
const different = (sums: readonly Pick<Sum, 'indicator' | 'numerator'>[]): number =>
  [...groupBy(sums, ({ indicator }) => indicator).values()].filter(
    (of) => of.reduce((total, { numerator }) => total + numerator, 0) > 0,
  ).length;

/** The number that a target or a small cell is judged by: the percentage of a ratio, or the value. */
export const reached = ({ kind }: FigureDefinition, { percent, value }: Measured): number | null =>
  kind === 'ratio' ? percent : value;
