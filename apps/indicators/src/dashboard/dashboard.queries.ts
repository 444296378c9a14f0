import { Injectable } from '@nestjs/common';
import { unit } from '@xaso/admin-units';
import { Database } from '@xaso/platform';
import { CHANGE } from '../figures/catalogue.js';
import type { FigureView } from '../figures/figure-view.js';
import { FiguresQueries } from '../figures/figures.queries.js';
import { type Series, seriesOf } from './series.js';

/** A figure of one pilot, with what was reported of it month by month. */
export interface DashboardFigure extends Pick<FigureView, (typeof SHOWN)[number]> {
  readonly series: Series;
}

const SHOWN = [
  'indicator',
  'titleVi',
  'kind',
  'unit',
  'better',
  'numerator',
  'denominator',
  'percent',
  'value',
  'reason',
  'reasonVi',
  'suppressed',
  'baseline',
  'endline',
  'target',
  'asOf',
  'synthetic',
  'events',
] as const satisfies readonly (keyof FigureView)[];

/** The pilot of a commune at a glance. */
export interface Dashboard {
  readonly programme: string;
  readonly commune: string;
  readonly name: string | null;
  readonly figures: readonly DashboardFigure[];
}

const SERIES = `
  select indicator, series from observation_now where programme = $1 and commune_unit_id = $2 and series <> ''`;

@Injectable()
export class DashboardQueries {
  constructor(
    private readonly database: Database,
    private readonly figures: FiguresQueries,
  ) {}

  /** Latest values with targets and both sides, and the series of the last 36 months. */
  async of(programme: string, commune: string): Promise<Dashboard> {
    const [views, rows] = await Promise.all([
      this.figures.list({ programme, commune }, {}, {}),
      this.database.query<{ indicator: string; series: string }>(
        SERIES,
        [programme, commune],
        'dashboard-series',
      ),
    ]);
    const series = new Map(rows.map((row) => [row.indicator, row.series]));
    return {
      programme,
      commune,
      name: unit(commune)?.fullName ?? null,
      figures: views.map((view) => ({
        ...shown(view),
        series: seriesOf(view.suppressed ? undefined : series.get(codeOf(view)), view.persons),
      })),
    };
  }
}

/** A change has no series of its own: it shows that of the values it compares. */
const codeOf = ({ kind, indicator }: FigureView): string =>
  kind === 'difference' ? indicator.slice(0, -CHANGE.length) : indicator;

const shown = (view: FigureView) =>
  Object.fromEntries(SHOWN.map((field) => [field, view[field]])) as Pick<FigureView, (typeof SHOWN)[number]>;
