import { subjectOf } from '../compare/sides.js';

/** The judgements of a gate, and what stands for a survey that was never held: they are recorded as observations too. */
export const GATE_CODES = [
  'gate.feasibility',
  'gate.effectiveness',
  'gate.fit',
  'gate.baseline-survey',
  'gate.closing-survey',
] as const;

/** As far as a choice needs to know a figure. */
export interface Observable {
  readonly indicator: string;
  readonly kind: string;
  readonly measure: string;
}

export interface IndicatorChoice {
  readonly code: string;
  readonly title: string;
  /** The unit its values are in, where the figures say so. */
  readonly unit: string | null;
}

const CHANGE = '.change';
/** Figures that come from observations, not from counting. */
const OBSERVED = ['difference', 'estimate', 'external'];

/** What can be recorded in a programme: what it must measure, what its figures take from observations, what its gates ask for. */
export function indicatorChoices<F extends Observable>(
  figures: readonly F[],
  measures: readonly string[],
  titleOf: (figure: F) => string,
  gateTitle: (code: (typeof GATE_CODES)[number]) => string,
): IndicatorChoice[] {
  const named = new Map(
    figures
      .filter(({ kind }) => OBSERVED.includes(kind))
      .map((figure) => [codeOf(figure), { title: subjectOf(titleOf(figure)), unit: figure.measure }]),
  );
  const codes = [...new Set([...measures, ...named.keys()])].filter((code) => !code.startsWith('gate.'));
  return [
    ...codes.map((code) => ({ code, title: code, unit: null, ...named.get(code) })),
    ...GATE_CODES.map((code) => ({ code, title: gateTitle(code), unit: 'points' })),
  ];
}

const codeOf = ({ indicator, kind }: Observable): string =>
  kind === 'difference' && indicator.endsWith(CHANGE) ? indicator.slice(0, -CHANGE.length) : indicator;
