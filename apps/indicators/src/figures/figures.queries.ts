import { Injectable } from '@nestjs/common';
import { DomainError } from '@xaso/kernel';
import { Database } from '@xaso/platform';
import { type FigureDefinition, percent } from './figure.js';
import { surveyFigures } from './survey-figures.js';

/** Every figure that this service knows how to count. */
export const catalogue: readonly FigureDefinition[] = surveyFigures;

/** A figure as it is shown. Null means not measured; it is never 0 for lack of facts. */
export interface FigureView extends FigureDefinition {
  readonly programme: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly percent: number | null;
  /** The latest business time among the facts counted. */
  readonly asOf: Date | null;
  /** Whether demonstration data is in it. */
  readonly synthetic: boolean;
  /** How many facts were counted. */
  readonly events: number;
}

/** One fact behind a figure, and what it added. */
export interface FigureEvent {
  readonly eventId: string;
  readonly type: string;
  readonly aggregateId: string;
  readonly communeUnitId: string | null;
  readonly numerator: number;
  readonly denominator: number;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly synthetic: boolean;
}

interface FigureRow {
  programme: string;
  indicator: string;
  numerator: string;
  denominator: string;
  events: string;
  synthetic: boolean;
  as_of: Date;
}

@Injectable()
export class FiguresQueries {
  constructor(private readonly database: Database) {}

  /** All figures of the programmes that any fact is known of. */
  async list(programme?: string): Promise<FigureView[]> {
    const rows = await this.database.query<FigureRow>(
      'select programme, indicator, numerator, denominator, events, synthetic, as_of from figure where $1::text is null or programme = $1 order by programme',
      [programme ?? null],
      'figures-list',
    );
    const programmes = [...new Set(rows.map((row) => row.programme))];
    return programmes.flatMap((code) =>
      catalogue.map((figure) =>
        view(
          code,
          figure,
          rows.find((row) => row.programme === code && row.indicator === figure.indicator),
        ),
      ),
    );
  }

  /** The facts behind a figure, oldest first, a page at a time. @throws DomainError not-found for an unknown code. */
  async events(
    programme: string,
    indicator: string,
    after: string | undefined,
    limit: number,
  ): Promise<FigureEvent[]> {
    if (!catalogue.some((figure) => figure.indicator === indicator))
      throw new DomainError('not-found', 'indicator-unknown', `Không có chỉ tiêu ${indicator}.`);
    const rows = await this.database.query<FigureEvent & { numerator: string; denominator: string }>(
      `select event_id as "eventId", min(type) as type, min(aggregate_id) as "aggregateId",
         case when count(*) = 1 then nullif(min(commune_unit_id), '') end as "communeUnitId",
         sum(numerator) as numerator, sum(denominator) as denominator,
         min(occurred_at) as "occurredAt", min(recorded_at) as "recordedAt", bool_or(synthetic) as synthetic
       from contribution
       where programme = $1 and indicator = $2 and ($3::uuid is null or event_id > $3)
       group by event_id order by event_id limit $4`,
      [programme, indicator, after ?? null, limit],
    );
    return rows.map((row) => ({
      ...row,
      numerator: Number(row.numerator),
      denominator: Number(row.denominator),
    }));
  }
}

function view(programme: string, figure: FigureDefinition, row: FigureRow | undefined): FigureView {
  if (!row)
    return {
      ...figure,
      programme,
      numerator: null,
      denominator: null,
      percent: null,
      asOf: null,
      synthetic: false,
      events: 0,
    };
  const numerator = Number(row.numerator);
  const denominator = Number(row.denominator);
  return {
    ...figure,
    programme,
    numerator,
    denominator,
    percent: percent(numerator, denominator),
    asOf: row.as_of,
    synthetic: row.synthetic,
    events: Number(row.events),
  };
}
