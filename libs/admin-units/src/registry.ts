import type { UnitId } from '@xaso/kernel';
import type { Dataset } from './dataset.js';
import { EPOCHS, type Epoch, epochOn, unitIdOf } from './epoch.js';
import { type SearchOptions, UnitSearch, alphabetical } from './search.js';
import type { Change, ConversionException, ExceptionKind, RollUp, Unit } from './unit.js';

const NO_CHANGES: readonly Change[] = Object.freeze([]);
const NO_UNITS: readonly Unit[] = Object.freeze([]);
const DERIVED_NOTE = 'Suy ra từ quy đổi cấp xã: nơi đến của các xã có quy đổi chính thức';

/** Look-ups over one data set. Everything but the units is made on first use and kept. */
export class UnitRegistry {
  private readonly conversion = once(() => this.data.conversion());
  private readonly ofProvinces = once(() => provinceChanges(this.data.units, this.conversion().successors));
  private readonly arrivals = once(() => this.changesByTarget());
  private readonly under = once(() =>
    grouped(this.data.units.values(), (unit) => unit.parentId ?? unit.epoch),
  );
  private readonly search = once(() => new UnitSearch(this.data.units));
  private readonly listed = new Map<string, readonly Unit[]>();

  constructor(private readonly data: Dataset) {}

  unit(id: string): Unit | undefined {
    return this.data.units.get(id);
  }

  unitOn(code: string, date: Date): Unit | undefined {
    const epoch = epochOn(date);
    return epoch && this.unit(unitIdOf(code, epoch));
  }

  isValidOn(id: string, date: Date): boolean {
    const unit = this.unit(id);
    return unit !== undefined && unit.epoch === epochOn(date);
  }

  provinces(epoch: Epoch): readonly Unit[] {
    if (!EPOCHS.includes(epoch)) return NO_UNITS;
    return this.sorted(epoch, () => this.under().get(epoch) ?? []);
  }

  children(id: string): readonly Unit[] {
    return this.unit(id) === undefined ? NO_UNITS : this.sorted(id, () => this.under().get(id) ?? []);
  }

  communesOf(id: string): readonly Unit[] {
    if (this.unit(id) === undefined) return NO_UNITS;
    return this.sorted(`communes of ${id}`, () =>
      (this.under().get(id) ?? []).flatMap((unit) =>
        unit.level === 'commune' ? [unit] : (this.under().get(unit.id) ?? []),
      ),
    );
  }

  successors(id: string): readonly Change[] {
    const unit = this.unit(id);
    if (unit === undefined) return NO_CHANGES;
    const changes = unit.level === 'province' ? this.ofProvinces() : this.conversion().successors;
    return changes.get(unit.id) ?? NO_CHANGES;
  }

  predecessors(id: string): readonly Change[] {
    return this.arrivals().get(id) ?? NO_CHANGES;
  }

  rollUp(id: string): RollUp {
    const unit = this.unit(id);
    if (unit?.epoch === 'from-2025-07-01') return { ok: true, unit };
    const changes = this.successors(id);
    const [only] = changes;
    if (only === undefined) return { ok: false, reason: 'no-official-conversion', changes };
    const target = only.kind === 'WHOLE' ? this.unit(only.to) : undefined;
    return target === undefined ? { ok: false, reason: 'partial', changes } : { ok: true, unit: target };
  }

  searchUnits(query: string, options?: SearchOptions): Unit[] {
    return this.search().find(query, options);
  }

  exceptions(kind?: ExceptionKind): readonly ConversionException[] {
    return this.conversion().exceptions.filter((entry) => kind === undefined || entry.kind === kind);
  }

  private changesByTarget(): Map<string, readonly Change[]> {
    const all = [...this.conversion().successors.values(), ...this.ofProvinces().values()].flat();
    const groups = grouped(all, (change) => change.to);
    for (const group of groups.values()) Object.freeze(group);
    return groups;
  }

  private sorted(key: string, units: () => readonly Unit[]): readonly Unit[] {
    let list = this.listed.get(key);
    if (list === undefined) {
      list = Object.freeze(alphabetical(units()));
      this.listed.set(key, list);
    }
    return list;
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function grouped<T>(items: Iterable<T>, key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const at = key(item);
    const group = groups.get(at);
    if (group === undefined) groups.set(at, [item]);
    else group.push(item);
  }
  return groups;
}

/** The conversion lists communes only: a province goes where all its communes with an official conversion went. */
function provinceChanges(
  units: ReadonlyMap<string, Unit>,
  successors: ReadonlyMap<UnitId, readonly Change[]>,
): Map<UnitId, readonly Change[]> {
  const targets = new Map<UnitId, Set<UnitId>>();
  for (const [id, changes] of successors) {
    const from = provinceOf(units, id);
    const known = targets.get(from) ?? new Set();
    for (const change of changes) known.add(provinceOf(units, change.to));
    targets.set(from, known);
  }
  return new Map(
    [...targets].map(([from, all]) => {
      const kind = all.size === 1 ? 'WHOLE' : 'PARTIAL';
      const changes = [...all].map((to) =>
        Object.freeze({ from, to, kind, note: DERIVED_NOTE, derived: true }),
      );
      return [from, Object.freeze(changes)];
    }),
  );
}

function provinceOf(units: ReadonlyMap<string, Unit>, id: UnitId): UnitId {
  const parent = units.get(id)?.parentId;
  return parent === undefined ? id : provinceOf(units, parent);
}
