import type { Role } from '../lab/role.js';
import type { Place, Stage } from '../lab/stage.js';

/** What a scenario is told. */
export interface ScenarioOptions {
  /** Not measured before: compilers and caches get warm. */
  readonly warmUp: number;
  readonly seconds: number;
  /** Size of a backlog, or how many events the writers write in place of `seconds`. */
  readonly events?: number | undefined;
  /** Of a backlog that is consumed, how many events are waited for; all unless told. */
  readonly consume?: number | undefined;
  /** Transactions in flight at once. */
  readonly writers?: number | undefined;
  /** Facts of one transaction. */
  readonly facts?: number | undefined;
  readonly partitions: number;
  /** How the consumer's handler works: on a chunk at once or event by event. */
  readonly handlers: 'chunks' | 'events';
}

/** Processor time by process, in µs for each event. */
export type CpuPerEvent = Readonly<Record<string, number>>;

/** What one run of a scenario found. */
export interface Outcome {
  /** In the unit of the scenario; see docs/benchmarks.md. */
  readonly figures: Readonly<Record<string, number>>;
  readonly cpuPerEvent?: CpuPerEvent;
  /** Written facts without an effect, and effects too many. */
  readonly lost: number;
  readonly doubled: number;
}

export type Scenario = (stage: Stage, options: ScenarioOptions) => Promise<Outcome>;

/** Measures the processor time of servers and processes from here to `per`. */
export async function cpuMeter(
  stage: Stage,
  roles: Readonly<Record<string, Role>>,
): Promise<{ per(events: number): Promise<CpuPerEvent> }> {
  const read = async (): Promise<Record<string, number>> => {
    const entries = await Promise.all(
      Object.entries(roles).map(async ([name, role]) => [name, await role.cpu()] as const),
    );
    return { ...Object.fromEntries(entries), ...(await stage.cpu()) };
  };
  const before = await read();
  return {
    per: async (events) => {
      const after = await read();
      const used = Object.entries(after).map(
        ([name, seconds]) => [name, ((seconds - (before[name] ?? 0)) / events) * 1e6] as const,
      );
      const all = used.reduce((sum, [, micros]) => sum + micros, 0);
      return { ...Object.fromEntries(used), all };
    },
  };
}

/** Not a number where nothing was left to measure: the writers were through before the warm-up was over. */
export const perSecond = (events: number, ms: number): number =>
  events > 0 && ms > 0 ? (events / ms) * 1000 : Number.NaN;

/** Counts effects against what the outbox holds. */
export async function counted(place: Place): Promise<{ written: number; lost: number; doubled: number }> {
  const { rows } = await place.database.query<{
    written: string;
    effects: string;
    events: string;
    lost: string;
  }>(
    `select (select count(*) from outbox) as written, (select count(*) from effect) as effects,
       (select count(distinct event_id) from effect) as events,
       (select count(*) from outbox o where not exists (select from effect e where e.event_id = o.event_id)) as lost`,
  );
  const [row] = rows;
  const [written, effects, events, lost] = [row?.written, row?.effects, row?.events, row?.lost].map(
    Number,
  ) as [number, number, number, number];
  return { written, lost, doubled: effects - events };
}
