import { Injectable } from '@nestjs/common';
import { Database } from '@xaso/platform';
import type { Cut } from './cut.js';
import type { Behind } from './figure-view.js';
import type { Observation } from './observation.js';
import { conditionOf, instantsOf, type Scope } from './sums.queries.js';
import type { Target } from './target.js';

/** Up to when: parameters 4 and 5. */
const CUT = 'o.occurred_at < $4 and o.recorded_at < $5';

/** The revision that holds within the cuts. Few observations are ever corrected: what supersedes stands in a small index. */
export const HOLDS = `not exists (
  select from observation n where n.observation_id = o.observation_id and n.revision > 1 and n.revision > o.revision
    and n.occurred_at < $4 and n.recorded_at < $5)`;

/** The facts behind the observed values of one phase. */
export interface PhaseBehind extends Behind {
  readonly programme: string;
  readonly indicator: string;
  readonly phase: string;
}

/** What holds of an indicator in a pilot, phase by phase. */
interface NowRow {
  readonly programme: string;
  readonly indicator: string;
  readonly pilotId: string;
  readonly held: (Omit<Observation, 'programme' | 'indicator' | 'pilotId'> & {
    readonly events: number;
    readonly synthetic: boolean;
    readonly asOf: string;
  })[];
}

/** Approved observations and targets. */
@Injectable()
export class ObservationsQueries {
  constructor(private readonly database: Database) {}

  /** Of each pilot, indicator and phase the observation that holds: of the latest period, its latest revision. */
  async held(scope: Scope, cut: Cut): Promise<Observation[]> {
    return (await this.seen(scope, cut)).observations;
  }

  /** What holds, and how many revisions are behind it by phase. */
  async seen(scope: Scope, cut: Cut): Promise<{ observations: Observation[]; behind: PhaseBehind[] }> {
    if (!cut.occurredBefore && !cut.recordedBefore) return this.now(scope);
    const [observations, behind] = await Promise.all([
      this.heldThen(scope, cut),
      this.behindThen(scope, cut),
    ]);
    return { observations, behind };
  }

  private async now(scope: Scope) {
    const { programme, commune, indicator } = scope;
    const { sql, shape } = conditionOf(scope);
    const rows = await this.database.query<NowRow>(
      `select programme, indicator, pilot_id as "pilotId", held from observation_now
       where ${sql} order by programme, indicator, pilot_id`,
      [programme ?? null, commune ?? null, indicator ?? null],
      `observations-now-${shape}`,
    );
    const held = rows.flatMap(({ held, ...row }) => held.map((phase) => ({ ...row, ...phase })));
    return { observations: held, behind: held.map((one) => ({ ...one, asOf: new Date(one.asOf) })) };
  }

  private async heldThen(scope: Scope, cut: Cut): Promise<Observation[]> {
    const { sql, shape } = conditionOf(scope, 'o.');
    const rows = await this.database.query<
      Observation & { numerator: string | null; denominator: string | null }
    >(
      `select distinct on (o.programme, o.indicator, o.pilot_id, o.phase)
         o.programme, o.indicator, o.pilot_id as "pilotId", o.commune_unit_id as "communeUnitId", o.definition, o.phase,
         o.period, o.period_end::text as "periodEnd", o.observed_on::text as "observedOn", o.method, o.unit, o.numerator,
         o.denominator, o.value, o.not_measured as "notMeasured"
       from observation o where ${sql} and ${CUT} and ${HOLDS}
       order by o.programme, o.indicator, o.pilot_id, o.phase, o.period_end desc, o.observed_on desc, o.period,
         o.recorded_at desc, o.event_id desc`,
      parameters(scope, cut),
      `observations-held-${shape}`,
    );
    return rows.map((row) => ({
      ...row,
      numerator: count(row.numerator),
      denominator: count(row.denominator),
    }));
  }

  private behindThen(scope: Scope, cut: Cut): Promise<PhaseBehind[]> {
    const { sql, shape } = conditionOf(scope, 'o.');
    return this.database.query<PhaseBehind>(
      `select o.programme, o.indicator, o.phase, count(*)::float8 as events, bool_or(o.synthetic) as synthetic,
         max(o.occurred_at) as "asOf"
       from observation o where ${sql} and ${CUT} group by o.programme, o.indicator, o.phase`,
      parameters(scope, cut),
      `observations-behind-${shape}`,
    );
  }

  /** Figures that ever counted so few that a cell of theirs may have to be withheld. */
  small(programme: string | undefined): Promise<{ programme: string; indicator: string }[]> {
    return this.database.query(
      `select distinct programme, indicator from observation_now where small and ($1::text is null or programme = $1)`,
      [programme ?? null],
      'observations-small',
    );
  }

  /** The latest revision of each target within the cuts: of the whole programme, or of the commune of the scope. */
  targets({ programme, commune, indicator }: Scope, cut: Cut): Promise<Target[]> {
    return this.database.query<Target>(
      `select * from (
         select distinct on (target_id) programme, indicator, commune_unit_id as "communeUnitId", value, unit,
           issued_on::text as "issuedOn", due_on::text as "dueOn", recorded_at, target_id
         from target o
         where ($1::text is null or programme = $1) and commune_unit_id = $2 and ($3::text is null or indicator = $3)
           and occurred_at < $4 and recorded_at < $5
         order by target_id, revision desc) t
       order by "issuedOn", recorded_at, target_id`,
      [programme ?? null, commune ?? '', indicator ?? null, ...instantsOf(cut)],
      'observations-targets',
    );
  }
}

const parameters = ({ programme, commune, indicator }: Scope, cut: Cut) => [
  programme ?? null,
  commune ?? null,
  indicator ?? null,
  ...instantsOf(cut),
];

/** A bigint as the driver gives it. */
export const count = (text: string | null): number | null => (text === null ? null : Number(text));
