import { Injectable } from '@nestjs/common';
import { DomainError } from '@xaso/kernel';
import { breakdown, type Material } from '../breakdown/breakdown.js';
import { catalogue, CHANGE, definitions, isObserved, observedCode, undescribed } from './catalogue.js';
import type { Cut } from './cut.js';
import type { FigureDefinition } from './figure.js';
import { type Asked, type Behind, type FigureView, together, viewOf } from './figure-view.js';
import { groupBy, type Observation } from './observation.js';
import { ObservationsQueries, type PhaseBehind } from './observations.queries.js';
import { readingOf, type Sum } from './reading.js';
import { type Scope, SumsQueries } from './sums.queries.js';
import type { Target } from './target.js';

/** Everything that was read for the figures of some programmes, by programme and code. */
interface Read {
  readonly sums: ReadonlyMap<string, Sum[]>;
  readonly observations: ReadonlyMap<string, Observation[]>;
  readonly behind: ReadonlyMap<string, PhaseBehind[]>;
  readonly targets: ReadonlyMap<string, Target[]>;
  readonly liveOn: ReadonlyMap<string, { liveOn: string }[]>;
}

/** Figures that count persons fact by fact. */
const PERSONS = catalogue.flatMap((figure) =>
  figure.persons && !isObserved(figure) ? figure.indicator : [],
);

const key = ({ programme, indicator }: { programme: string; indicator: string }) =>
  `${programme}\0${indicator}`;

@Injectable()
export class FiguresQueries {
  constructor(
    private readonly sums: SumsQueries,
    private readonly observations: ObservationsQueries,
  ) {}

  /** All figures of the programmes that any fact is known of, within the cuts. */
  async list(scope: Scope, cut: Cut, asked: Asked): Promise<FigureView[]> {
    const [chosen, read] = await Promise.all([this.sums.programmes(scope.programme), this.read(scope, cut)]);
    const hidden = await this.hidden(scope, cut);
    return chosen.flatMap((programme) =>
      [...catalogue, ...others(programme, read)].map((figure) =>
        view(figure, programme, read, asked, hidden(programme, figure)),
      ),
    );
  }

  /** What a figure is made of, by commune: of one programme, or of all. @throws DomainError not-found for an unknown code. */
  async material(
    programme: string | undefined,
    indicator: string,
    cut: Cut,
  ): Promise<{ figure: FigureDefinition } & Material> {
    const figure = await this.definition(programme, indicator);
    if (isObserved(figure)) {
      const observations = await this.observations.held({ programme, indicator: observedCode(figure) }, cut);
      return { figure, sums: [], observations };
    }
    const family = figure.family !== undefined;
    const scope = { programme, indicator: figure.family ?? indicator, family };
    return { figure, sums: await this.sums.byCommune(scope, cut), observations: [] };
  }

  /** The definition of a code: of the catalogue, or of what was observed under it. @throws DomainError not-found */
  async definition(programme: string | undefined, indicator: string): Promise<FigureDefinition> {
    const known = definitions.get(indicator);
    if (known) return known;
    const [observation] = await this.observations.held({ programme, indicator }, {});
    if (observation) return undescribed(indicator, observation.method, observation.unit);
    throw new DomainError('not-found', 'indicator-unknown', `Không có chỉ tiêu ${indicator}.`);
  }

  private async read(scope: Scope, cut: Cut): Promise<Read> {
    const [sums, { observations, behind }, targets, liveOn] = await Promise.all([
      this.sums.byProgramme(scope, cut),
      this.observations.seen(scope, cut),
      this.observations.targets(scope, cut),
      this.sums.liveOn(scope, cut),
    ]);
    return {
      sums: groupBy(sums, key),
      observations: groupBy(observations, key),
      behind: groupBy(behind, key),
      targets: groupBy(targets, key),
      liveOn: groupBy(liveOn, key),
    };
  }

  /** Which figures are withheld, of one commune or of the whole, as they are in the breakdown of the programme. */
  private async hidden({ programme, commune }: Scope, cut: Cut) {
    const withheld = new Set<string>();
    const [observed, counted] = await Promise.all([
      this.observations.small(programme),
      this.sums.small(programme, PERSONS, cut),
    ]);
    for (const small of [...observed, ...counted]) {
      const { figure, ...material } = await this.material(small.programme, small.indicator, cut);
      if (!figure.persons) continue;
      const { cells, total } = breakdown(figure, material, 'recorded');
      const suppressed =
        commune === undefined
          ? total.suppressed
          : cells.some((cell) => cell.unitId === commune && cell.suppressed);
      if (suppressed) withheld.add(key(small));
    }
    return (code: string, { indicator }: FigureDefinition) =>
      withheld.has(key({ programme: code, indicator }));
  }
}

/** Codes that somebody observed and that no catalogue describes, in order. */
function others(programme: string, { observations }: Read): FigureDefinition[] {
  const own = [...observations.values()].flatMap((of) => of.filter((one) => one.programme === programme));
  return undescribedOf(own);
}

export function undescribedOf(observations: readonly Observation[]): FigureDefinition[] {
  return [...groupBy(observations, ({ indicator }) => indicator).values()]
    .flatMap(([first]) => (first && !definitions.has(first.indicator) ? [first] : []))
    .map(({ indicator, method, unit }) => undescribed(indicator, method, unit))
    .sort((a, b) => (a.indicator < b.indicator ? -1 : 1));
}

function view(
  figure: FigureDefinition,
  programme: string,
  read: Read,
  asked: Asked,
  suppressed: boolean,
): FigureView {
  const at = key({ programme, indicator: figure.indicator });
  const observed = key({ programme, indicator: observedCode(figure) });
  const sums = sumsOf(figure, programme, read);
  const reading = readingOf(figure, sums, read.observations.get(observed) ?? []);
  const behind: readonly Behind[] = isObserved(figure)
    ? (read.behind.get(observed) ?? []).filter((one) => isBehind(figure, one))
    : sums;
  const parts = {
    programme,
    reading,
    behind: together(behind),
    liveOn: read.liveOn.get(at)?.[0]?.liveOn,
    targets: read.targets.get(at),
    suppressed,
  };
  return viewOf(figure, parts, asked);
}

const sumsOf = ({ indicator, family }: FigureDefinition, programme: string, { sums }: Read): Sum[] =>
  family === undefined
    ? (sums.get(key({ programme, indicator })) ?? [])
    : [...sums]
        .filter(([code]) => code.startsWith(key({ programme, indicator: family })))
        .flatMap(([, of]) => of);

/** A change is made of its two sides only. */
const isBehind = ({ indicator }: FigureDefinition, { phase }: PhaseBehind): boolean =>
  !indicator.endsWith(CHANGE) || phase === 'baseline' || phase === 'endline';
