import { type BenchFigure, figureOf, type Series } from './figures/figure.js';
import { Stage } from './lab/stage.js';
import { comparisonOf, type Comparison } from './comparison.js';
import { plan, type Step } from './plan.js';
import { ROUNDS } from './scenarios/kill-rounds.js';
import { scenarios } from './scenarios/index.js';
import type { Outcome } from './scenarios/scenario.js';

export interface EventsBenchOptions {
  /** Of which the median is given; 5 unless told. */
  readonly runs?: number;
  /** Everything once and short, to see that it works; its figures mean nothing. */
  readonly quick?: boolean;
  /** Lines of progress for a person. */
  readonly log?: (line: string) => void;
}

export interface EventsBench {
  readonly figures: readonly BenchFigure[];
  readonly comparison: Comparison;
  /** What could not be measured, and why. */
  readonly notes: readonly string[];
}

/** Figures of one run by step and name, e.g. `batched` → `events/s`. */
export type Measured = (step: string, figure: string) => readonly number[];

/**
 * Everything that docs/benchmarks.md says of events, on servers of its own: ceilings and figures in the same runs, then
 * the rounds of kill -9 of both ways. Runs the build.
 */
export async function eventsBench(options: EventsBenchOptions = {}): Promise<EventsBench> {
  const { quick = false, runs = quick ? 1 : 5, log = () => undefined } = options;
  const steps = plan(quick);
  const outcomes = new Map<string, Outcome[]>(steps.map(({ name }) => [name, []]));
  const stage = await Stage.open({ built: true });
  try {
    for (let run = 1; run <= runs; run += 1) {
      for (const step of steps) {
        const outcome = await measure(stage, step);
        outcomes.get(step.name)?.push(outcome);
        log(`run ${run} of ${runs}, ${step.name}: ${inWords(outcome)}`);
      }
    }
    const rounds = quick ? 1 : ROUNDS;
    log(`${rounds} rounds of kill -9`);
    const kills = await measure(stage, { name: 'kill-rounds', options: { events: rounds } });
    log(`kill-rounds: ${inWords(kills)}`);
    const measured: Measured = (step, figure) =>
      (outcomes.get(step) ?? []).map(({ figures, cpuPerEvent }) => {
        const value = figures[figure] ?? cpuPerEvent?.[figure];
        return value ?? Number.NaN;
      });
    return {
      figures: series(measured).flatMap((one) => figureOf(one) ?? []),
      comparison: comparisonOf(measured, kills),
      notes: notesOf(measured, [...outcomes.values()].flat()),
    };
  } finally {
    await stage.close();
  }
}

function measure(stage: Stage, { name, options }: Step): Promise<Outcome> {
  const scenario = scenarios[name];
  if (!scenario) throw new Error(`there is no scenario ${name}`);
  return scenario(stage, { seconds: 10, warmUp: 3, partitions: 3, handlers: 'chunks', ...options });
}

/** Every figure of the table, in its order. */
function series(measured: Measured): Series[] {
  const ceiling = (figure: string, of: string) => ({ of, values: measured('ceilings', figure) });
  const single = ceiling('pgbench single events/s', 'pgbench, one row a transaction');
  const batched = ceiling('pgbench batched events/s', 'pgbench, 50 rows a transaction');
  const effects = ceiling('pgbench effects events/s', 'pgbench, inbox and effects');
  const producer = ceiling('producer records/s', 'kafka-producer-perf-test');
  const floor = (figure: string) => ({ of: 'the floor', values: measured('latency', figure) });
  const rate = (
    name: string,
    step: string,
    figure: string,
    target: string,
    top?: Series['ceiling'],
  ): Series => ({
    name,
    unit: 'events/s',
    target,
    values: measured(step, figure),
    ...(top ? { ceiling: top } : {}),
  });
  const cost = (name: string, step: string, figure: string): Series => ({
    name: `processor time of an event, ${name}`,
    unit: 'µs',
    target: '',
    values: measured(step, figure),
  });
  const time = (name: string, step: string, figure: string, unit: string, target: string): Series => ({
    name,
    unit,
    target,
    values: measured(step, figure),
  });
  return [
    rate('end to end, batched writers', 'batched', 'events/s', '≥ 8,000', batched),
    rate('end to end, batched writers, effects event by event', 'event-by-event', 'events/s', '', batched),
    rate('end to end, one transaction an event', 'single', 'events/s', '≥ 2,500', single),
    rate('relay, backlog of 1 M', 'backlogs', 'relay events/s', '≥ 15,000', producer),
    rate('consumer, backlog with inbox and effect', 'backlogs', 'consumer events/s', '≥ 15,000', effects),
    {
      ...time('commit to effect at 200 events/s, p50', 'latency', 'p50 ms', 'ms', '≤ 5 ms'),
      ceiling: floor('floor p50 ms'),
    },
    {
      ...time('commit to effect at 200 events/s, p99', 'latency', 'p99 ms', 'ms', '≤ 25 ms'),
      ceiling: floor('floor p99 ms'),
    },
    time('kill -9 of the relay, flowing again', 'kill-relay', 'flowing again s', 's', '≤ 2 s'),
    time('kill -9 of a consumer, flowing again', 'kill-consumer', 'flowing again s', 's', '≤ 12 s'),
    time('idle service, relay and consumer', 'idle', 'service, % of a core', '% of a core', '≤ 2 %'),
    cost('end to end, batched writers, all processes', 'batched', 'all'),
    cost('end to end, one transaction an event, all processes', 'single', 'all'),
    cost('relay, backlog, all processes', 'backlogs', 'relay: all'),
    cost('consumer, backlog, all processes', 'backlogs', 'consumer: all'),
    rate('ceiling: pgbench, 50 rows a transaction', 'ceilings', 'pgbench batched events/s', ''),
    rate('ceiling: pgbench, one row a transaction', 'ceilings', 'pgbench single events/s', ''),
    rate('ceiling: pgbench, inbox and effects', 'ceilings', 'pgbench effects events/s', ''),
    rate('ceiling: kafka-producer-perf-test', 'ceilings', 'producer records/s', ''),
    time('floor: kafkajs produce to consume at 200 events/s, p50', 'latency', 'floor p50 ms', 'ms', ''),
    time('floor: kafkajs produce to consume at 200 events/s, p99', 'latency', 'floor p99 ms', 'ms', ''),
  ];
}

function notesOf(measured: Measured, outcomes: readonly Outcome[]): string[] {
  const notes: string[] = [];
  if (!measured('ceilings', 'pgbench single events/s').some(Number.isFinite))
    notes.push('Ceilings of PostgreSQL: not measured, pgbench is not installed.');
  const [lost, doubled] = (['lost', 'doubled'] as const).map((what) =>
    outcomes.reduce((sum, outcome) => sum + outcome[what], 0),
  );
  notes.push(`Effects of all runs above, counted against what was written: lost ${lost} doubled ${doubled}.`);
  return notes;
}

const inWords = ({ figures, lost, doubled }: Outcome): string =>
  [
    ...Object.entries(figures).map(([name, value]) => `${name} ${Math.round(value * 100) / 100}`),
    `lost ${lost} doubled ${doubled}`,
  ].join(', ');
