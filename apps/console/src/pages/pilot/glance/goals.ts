import type { FigureView } from '../figures.types.js';

/** A figure and what it is to reach. */
export interface Goal {
  readonly figure: FigureView;
  /** Null: not measured. */
  readonly done: number | null;
  readonly aim: number | null;
  readonly unit: string;
  /** How much of it is reached, never capped. */
  readonly percent: number | null;
  /** The day it is due, where somebody set one. */
  readonly dueOn: string | null;
}

/** What has an aim: a target that was issued, or a denominator of its own. What is not measured comes last. */
export function goalsOf(figures: readonly FigureView[]): Goal[] {
  const goals = figures.filter(isGoal).map(goalOf);
  return [
    ...goals.filter(({ percent }) => percent !== null),
    ...goals.filter(({ percent }) => percent === null),
  ];
}

const isGoal = ({ kind, target }: FigureView): boolean => target !== null || kind === 'ratio';

function goalOf(figure: FigureView): Goal {
  const { target, numerator, denominator, percent, value, unit } = figure;
  if (target === null) return { figure, done: numerator, aim: denominator, unit, percent, dueOn: null };
  return {
    figure,
    done: target.unit === 'percent' ? percent : (value ?? numerator),
    aim: target.value,
    unit: target.unit === 'count' ? unit : target.unit,
    percent: target.percent,
    dueOn: target.dueOn,
  };
}

/** Widths of a bar and of its mark at 100 %, in percent of the room: beyond 100 % the mark moves in. */
export function barOf(percent: number): { readonly filled: number; readonly mark: number } {
  const whole = Math.max(100, percent);
  return { filled: (Math.max(0, percent) * 100) / whole, mark: 10_000 / whole };
}
