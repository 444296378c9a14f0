import { Injectable } from '@nestjs/common';
import { Database } from '@xaso/platform';
import { breakdown } from '../breakdown/breakdown.js';
import { SMALLEST_SHOWN } from '../breakdown/suppression.js';
import { isObserved, observedCode } from './catalogue.js';
import type { Cut } from './cut.js';
import { FiguresQueries } from './figures.queries.js';
import { count } from './observations.queries.js';
import { instantsOf } from './sums.queries.js';

/** One fact behind a figure, and what it added or says. */
export interface FigureEvent {
  readonly eventId: string;
  readonly type: string;
  readonly aggregateId: string;
  readonly communeUnitId: string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly synthetic: boolean;
  /** The day that the counted thing is of. */
  readonly onDate?: string | null;
  /** Of an observation: what it says; a later revision replaces it. */
  readonly observation?: ObservedRevision;
}

/** A revision of an observation. */
export interface ObservedRevision {
  readonly revision: number;
  readonly phase: string;
  readonly period: string;
  readonly observedOn: string;
  readonly definition: string;
  readonly method: string;
  readonly unit: string;
  readonly value: number | null;
  readonly notMeasured: string | null;
  readonly suppressed: boolean;
}

/** Which page of which facts. */
export interface EventPage {
  readonly programme: string;
  readonly indicator: string;
  readonly after: string | undefined;
  readonly limit: number;
}

const contributions = (condition: string): string => `
  select event_id as "eventId", min(type) as type, min(aggregate_id) as "aggregateId",
    case when count(*) = 1 then nullif(min(commune_unit_id), '') end as "communeUnitId",
    sum(numerator)::float8 as numerator, sum(denominator)::float8 as denominator,
    min(occurred_at) as "occurredAt", min(recorded_at) as "recordedAt", bool_or(synthetic) as synthetic,
    max(on_date)::text as "onDate"
  from contribution
  where programme = $1 and ${condition} and ($3::uuid is null or event_id > $3) and occurred_at < $5 and recorded_at < $6
  group by event_id order by event_id limit $4`;

const REVISIONS = `
  select event_id as "eventId", observation_id as "aggregateId", commune_unit_id as "communeUnitId", numerator, denominator,
    occurred_at as "occurredAt", recorded_at as "recordedAt", synthetic, revision, phase, period,
    observed_on::text as "observedOn", definition, method, unit, value, not_measured as "notMeasured"
  from observation
  where programme = $1 and indicator = $2 and ($3::uuid is null or event_id > $3) and occurred_at < $5 and recorded_at < $6
    and (not $7 or phase in ('baseline', 'endline'))
  order by event_id limit $4`;

type RevisionRow = Omit<FigureEvent, 'type' | 'numerator' | 'denominator' | 'observation'> &
  Omit<ObservedRevision, 'suppressed'> & { numerator: string | null; denominator: string | null };

/** Every figure opens to its facts. */
@Injectable()
export class EventsQueries {
  constructor(
    private readonly database: Database,
    private readonly figures: FiguresQueries,
  ) {}

  /** The facts behind a figure, oldest first, a page at a time. @throws DomainError not-found for an unknown code. */
  async page({ programme, indicator, after, limit }: EventPage, cut: Cut): Promise<FigureEvent[]> {
    const figure = await this.figures.definition(programme, indicator);
    const window = [after ?? null, limit, ...instantsOf(cut)];
    if (!isObserved(figure)) {
      const condition = figure.family === undefined ? 'indicator = $2' : 'starts_with(indicator, $2)';
      const of = figure.family ?? indicator;
      const params = [programme, of, ...window];
      const rows = await this.database.query<FigureEvent>(contributions(condition), params);
      return figure.persons ? this.withoutSmall(rows, programme, indicator, cut) : rows;
    }
    const params = [programme, observedCode(figure), ...window, figure.kind === 'difference'];
    const rows = await this.database.query<RevisionRow>(REVISIONS, params);
    return rows.map((row) => revision(row, figure.persons));
  }

  /** Facts of a commune whose figure is withheld do not say whose they are: they could be counted. */
  private async withoutSmall(
    rows: readonly FigureEvent[],
    programme: string,
    indicator: string,
    cut: Cut,
  ): Promise<FigureEvent[]> {
    const { figure, ...material } = await this.figures.material(programme, indicator, cut);
    const { cells } = breakdown(figure, material, 'recorded');
    const hidden = new Set(cells.flatMap(({ unitId, suppressed }) => (suppressed ? unitId : [])));
    return rows.map((row) => (hidden.has(row.communeUnitId) ? { ...row, communeUnitId: null } : row));
  }
}

function revision(row: RevisionRow, persons: boolean): FigureEvent {
  const { phase, period, observedOn, definition, method, unit, value, notMeasured, ...event } = row;
  const { revision: number, numerator, denominator, ...rest } = event;
  // A single report of so few persons tells of them what the breakdown withholds.
  const suppressed = persons && value !== null && value > 0 && value < SMALLEST_SHOWN;
  return {
    ...rest,
    type: 'programme.observation.approved',
    numerator: count(numerator),
    denominator: count(denominator),
    observation: {
      revision: number,
      phase,
      period,
      observedOn,
      definition,
      method,
      unit,
      value: suppressed ? null : value,
      notMeasured,
      suppressed,
    },
  };
}
