import type { ScenarioOptions } from './scenarios/scenario.js';

/** One scenario of a run. */
export interface Step {
  readonly name: string;
  readonly options: Partial<ScenarioOptions>;
}

/** What every run measures, in its order: the ceilings first, so that all figures of a run have theirs. */
export function plan(quick: boolean): readonly Step[] {
  const seconds = (long: number): number => (quick ? 2 : long);
  const steps: Record<string, Partial<ScenarioOptions>> = {
    ceilings: { seconds: seconds(4) },
    batched: { seconds: seconds(60) },
    'event-by-event': { seconds: seconds(8) },
    single: { seconds: seconds(12) },
    backlogs: quick ? { events: 20_000, consume: 20_000 } : { events: 1_000_000, consume: 300_000 },
    latency: { seconds: seconds(20), warmUp: quick ? 2 : 20 },
    'kill-relay': {},
    'kill-consumer': {},
    idle: { seconds: seconds(10) },
    'documentation-way': { seconds: seconds(6) },
  };
  return Object.entries(steps).map(([name, options]) => ({ name, options }));
}
