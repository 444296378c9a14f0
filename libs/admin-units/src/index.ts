import { readData } from './data.store.js';
import { type Epoch, epochOn } from './epoch.js';
import { UnitRegistry } from './registry.js';
import type { SearchOptions } from './search.js';
import type { Change, ConversionException, ExceptionKind, RollUp, Unit } from './unit.js';

export { UnitDataError } from './dataset.js';
export { EPOCHS, type Epoch, REFORM_INSTANT, epochOn, unitIdOf } from './epoch.js';
export { fold } from './fold.js';
export { type SearchOptions } from './search.js';
export {
  type Change,
  type ChangeKind,
  type ConversionException,
  type ExceptionKind,
  type RollUp,
  type Unit,
  type UnitLevel,
} from './unit.js';

let loaded: { registry: UnitRegistry; listedOn: Readonly<Record<Epoch, string>> } | undefined;

function library() {
  if (loaded === undefined) {
    const { dataset, listedOn } = readData();
    loaded = { registry: new UnitRegistry(dataset), listedOn };
  }
  return loaded;
}

/**
 * Reads the data now instead of at the first look-up. A service calls it when it starts, so that damaged data stops
 * the start and not a request. Throws UnitDataError, as any look-up then would; does nothing the second time.
 */
export function loadUnits(): void {
  library();
}

/** The unit of an id `<code>@<epoch>`; undefined for one that does not exist or is no id at all. */
export function unit(id: string): Unit | undefined {
  return library().registry.unit(id);
}

/** What a unit is called, `Xã Thành Sơn`; its id where nobody knows it. */
export const communeName = (id: string): string => unit(id)?.fullName ?? id;

/** A thing of a commune as callers see it. */
export type WithCommune<T> = T & {
  /** Name of the commune. */
  readonly commune: string;
};

/** The same with the name of its commune; its id where nobody knows it. */
export const withCommune = <T extends { readonly communeUnitId: string }>(of: T): WithCommune<T> => ({
  ...of,
  commune: communeName(of.communeUnitId),
});

/**
 * The unit a code named on a date. The dividing instant is local midnight of 2025-07-01 in Viet Nam. There is one list
 * before it (of 2025-01-04) and one since (of 2026-07-25): an earlier date is answered from the list of its epoch, so a
 * unit that was merged before 2025 is not found, and one made shortly before is; `listUsedOn` tells. Undefined for an
 * unknown code or an invalid date.
 */
export function unitOn(code: string, date: Date): Unit | undefined {
  return library().registry.unitOn(code, date);
}

/** Whether a unit exists and its epoch holds on the date, with the limits of `unitOn`. False for anything unknown. */
export function isValidOn(id: string, date: Date): boolean {
  return library().registry.isValidOn(id, date);
}

/**
 * Which list answers for a date, and whether that list was already published as of then. `exact: false` is to be shown
 * beside the answer: what changed between the date and `listedOn` (a day, `YYYY-MM-DD`, Viet Nam) is not known here.
 */
export function listUsedOn(date: Date): { epoch: Epoch; listedOn: string; exact: boolean } | undefined {
  const epoch = epochOn(date);
  if (epoch === undefined) return undefined;
  const listedOn = library().listedOn[epoch];
  return { epoch, listedOn, exact: date.getTime() >= Date.parse(`${listedOn}T00:00:00+07:00`) };
}

/** All provinces of an epoch, in Vietnamese alphabetical order. */
export function provinces(epoch: Epoch): readonly Unit[] {
  return library().registry.provinces(epoch);
}

/** The units one level down, in Vietnamese alphabetical order: districts of an old province, communes of a new one. */
export function children(id: string): readonly Unit[] {
  return library().registry.children(id);
}

/** All communes of a province of either epoch (or of a district), in Vietnamese alphabetical order. */
export function communesOf(provinceId: string): readonly Unit[] {
  return library().registry.communesOf(provinceId);
}

/**
 * What became of an old unit at the reform, from the official conversion by code; of a province, as it follows from its
 * communes. Empty for a unit of today, an old district (but for the five island districts) and where the conversion has no row.
 */
export function successors(id: string): readonly Change[] {
  return library().registry.successors(id);
}

/** What a unit of today was made of; only changes from units of the old list, so see `conversionExceptions` for the rest. */
export function predecessors(id: string): readonly Change[] {
  return library().registry.predecessors(id);
}

/**
 * The unit of today that takes over the figures of a unit: itself if it is of today, its only successor if the change is
 * WHOLE. Refused with `partial` and the changes where the unit was divided, and with `no-official-conversion` where the
 * conversion has no row for it, which includes every id that names no unit.
 */
export function rollUp(id: string): RollUp {
  return library().registry.rollUp(id);
}

/**
 * Units whose name or code fits what was typed, accents or not, each word may be cut short: `tha son` finds `Thành Sơn`.
 * After a comma come units above it: `thanh son, anh son, nghe an`. Exact names first, then names that begin so, then words
 * that begin so, then any part; typed accents put the names that have them first; the rest is in Vietnamese alphabetical order.
 */
export function searchUnits(query: string, options?: SearchOptions): Unit[] {
  return library().registry.searchUnits(query, options);
}

/** Where the published lists disagree and how that was settled; all, or those of one kind. */
export function conversionExceptions(kind?: ExceptionKind): readonly ConversionException[] {
  return library().registry.exceptions(kind);
}
