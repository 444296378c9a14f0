import { provinces, type RollUp, rollUp, unit } from '@xaso/admin-units';
import type { FigureDefinition } from '../figures/figure.js';
import { withheld } from '../figures/figure-view.js';
import { readingOf } from '../figures/reading.js';
import { type Material, personsOf, shown, type Shown, type Unconverted, unconvertedOf } from './breakdown.js';
import { suppress } from './suppression.js';

/** A province of today. Its figure is null where a commune could not be converted; `converted` is of those that could. */
export interface ProvinceFigure extends Shown {
  readonly unitId: string;
  readonly name: string;
  /** Communes, as recorded, that the figure was recorded for and that are a whole part of this province. */
  readonly communes: number;
  /** Communes that were divided, a part of which is in this province. */
  readonly unconverted: number;
  readonly converted: Shown;
}

/** A figure of all programmes by provinces of today. */
export interface CountryFigure {
  readonly country: Shown;
  readonly provinces: readonly ProvinceFigure[];
  readonly unconverted: readonly Unconverted[];
}

/** Rolls a figure up to the provinces of today through whole changes only; the country needs no conversion. */
export function byProvince(figure: FigureDefinition, material: Material): CountryFigure {
  const conversions = conversionsOf(material);
  const provinceOf = (commune: string | undefined): string => {
    const conversion = conversions.get(commune ?? '');
    return conversion?.ok ? (conversion.unit.parentId ?? '') : '';
  };
  const sums = Map.groupBy(material.sums, ({ commune }) => provinceOf(commune));
  const observations = Map.groupBy(material.observations, ({ communeUnitId }) => provinceOf(communeUnitId));
  const torn = [...conversions].filter(([, { ok }]) => !ok);
  const tornIn = torn.map(([, conversion]) => provincesTouched(conversion));
  const list = provinces('from-2025-07-01');
  const readings = list.map(({ id }) => readingOf(figure, sums.get(id) ?? [], observations.get(id) ?? []));
  const country = readingOf(figure, material.sums, material.observations);
  const ownSums = Map.groupBy(material.sums, ({ commune }) => commune ?? '');
  const ownObservations = Map.groupBy(material.observations, ({ communeUnitId }) => communeUnitId);
  const lost = torn.map(([commune]) =>
    readingOf(figure, ownSums.get(commune) ?? [], ownObservations.get(commune) ?? []),
  );
  const hidden = figure.persons
    ? suppress(
        [...readings, ...lost].map((one) => personsOf(figure, one)),
        personsOf(figure, country),
      )
    : { cells: [], total: false };
  const communes = Map.groupBy(conversions.keys(), provinceOf);
  return {
    country: shown(country, hidden.total),
    provinces: list.map(({ id, fullName }, index) => {
      const unconverted = tornIn.filter((touched) => touched.has(id)).length;
      const own = readings[index] ?? country;
      const suppressed = hidden.cells[index] ?? false;
      const whole = { ...withheld(own), reason: 'unconverted-communes' };
      return {
        unitId: id,
        name: fullName,
        communes: communes.get(id)?.length ?? 0,
        unconverted,
        ...shown(unconverted > 0 ? whole : own, unconverted === 0 && suppressed),
        converted: shown(own, suppressed),
      };
    }),
    unconverted: torn.map(([commune], index) =>
      unconvertedOf(
        { unitId: commune, from: [commune], reading: lost[index] ?? country },
        hidden.cells[list.length + index] ?? false,
      ),
    ),
  };
}

function conversionsOf({ sums, observations }: Material): Map<string, RollUp> {
  const communes = new Set([
    ...sums.map(({ commune }) => commune ?? ''),
    ...observations.map(({ communeUnitId }) => communeUnitId),
  ]);
  communes.delete('');
  return new Map([...communes].sort().map((commune) => [commune, rollUp(commune)]));
}

function provincesTouched(conversion: RollUp): ReadonlySet<string> {
  if (conversion.ok) return new Set();
  return new Set(conversion.changes.flatMap(({ to }) => unit(to)?.parentId ?? []));
}
