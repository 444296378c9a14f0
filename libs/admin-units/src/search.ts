import type { Epoch } from './epoch.js';
import { accentedWords, fold } from './fold.js';
import type { Unit, UnitLevel } from './unit.js';

export interface SearchOptions {
  readonly epoch?: Epoch;
  readonly level?: UnitLevel;
  /** Id of a unit: only what lies under it, at any depth. An unknown one finds nothing. */
  readonly parent?: string;
  /** 20 unless told; 0 or less finds nothing. */
  readonly limit?: number;
}

interface Entry {
  readonly unit: Unit;
  readonly name: string;
  /** With a space in front, so that `' ' + word` finds the beginning of a word. */
  readonly full: string;
  /** Place in the Vietnamese alphabet among all units. */
  readonly order: number;
}

const LONGEST_QUERY = 200;

/** Vietnamese alphabetical order of names (`2` before `10`); equal names: the higher level, then today's, then by id. */
export function alphabetical(units: readonly Unit[]): Unit[] {
  // Comparing two names costs a microsecond and half of them are the same, so each is placed once.
  const { compare } = new Intl.Collator('vi', { numeric: true });
  const names = [...new Set(units.map((unit) => unit.name))].sort(compare);
  const places = new Map(names.map((name, place) => [name, place]));
  const place = (unit: Unit) => places.get(unit.name) ?? 0;
  return units.toSorted(
    (a, b) =>
      place(a) - place(b) ||
      a.code.length - b.code.length ||
      compareText(b.epoch, a.epoch) ||
      compareText(a.id, b.id),
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function memo(make: (text: string) => string): (text: string) => string {
  const made = new Map<string, string>();
  return (text) => {
    let value = made.get(text);
    if (value === undefined) made.set(text, (value = make(text)));
    return value;
  };
}

/** Finds units by what people type. Building it folds and sorts every name once (see the bench), so build it on first use. */
export class UnitSearch {
  private readonly entries: readonly Entry[];
  private readonly foldedById = new Map<string, string>();

  constructor(private readonly units: ReadonlyMap<string, Unit>) {
    const folded = memo(fold);
    this.entries = alphabetical([...units.values()]).map((unit, order) => {
      const name = folded(unit.name);
      const entry = { unit, name, full: ` ${folded(unit.kind)} ${name}`, order };
      this.foldedById.set(unit.id, entry.full);
      return entry;
    });
  }

  find(query: string, { epoch, level, parent, limit = 20 }: SearchOptions = {}): Unit[] {
    const [own = '', ...above] = query.slice(0, LONGEST_QUERY).split(',');
    const text = fold(own);
    if (text === '' || !(limit > 0)) return [];
    const words = text.split(' ');
    const aboveWords = above.map((part) => fold(part).split(' '));
    const typed = accentedWords(own);
    const accented = typed.join(' ') === text ? undefined : typed;

    const hits: { rank: number; order: number; unit: Unit }[] = [];
    for (const entry of this.entries) {
      const { unit } = entry;
      if ((epoch !== undefined && unit.epoch !== epoch) || (level !== undefined && unit.level !== level))
        continue;
      const rank = rankOf(entry, text, words);
      if (rank === undefined) continue;
      if (parent !== undefined && !this.ancestors(unit).some((id) => id === parent)) continue;
      if (!aboveWords.every((part) => this.liesUnder(unit, part))) continue;
      const asTyped = accented === undefined || includesAll(accentedWords(unit.fullName), accented);
      hits.push({ rank: rank * 2 + (asTyped ? 0 : 1), order: entry.order, unit });
    }
    return hits
      .sort((a, b) => a.rank - b.rank || a.order - b.order)
      .slice(0, limit)
      .map((hit) => hit.unit);
  }

  private ancestors(unit: Unit): string[] {
    const ids: string[] = [];
    for (let id = unit.parentId; id !== undefined; id = this.units.get(id)?.parentId) ids.push(id);
    return ids;
  }

  private liesUnder(unit: Unit, words: readonly string[]): boolean {
    return this.ancestors(unit).some((id) => {
      const full = this.foldedById.get(id) ?? '';
      return words.every((word) => full.includes(` ${word}`));
    });
  }
}

/** 0 exact, 1 the name begins so, 2 the name with its kind does, 3 every word begins a word of its own, 4 it is a part. */
function rankOf({ unit, name, full }: Entry, text: string, words: readonly string[]): number | undefined {
  if (unit.code.startsWith(text)) return unit.code === text ? 0 : 1;
  if (!words.every((word) => full.includes(word))) return undefined;
  if (name === text || full === ` ${text}`) return 0;
  if (beginsWith(name, words)) return 1;
  if (beginsWith(full.slice(1), words)) return 2;
  if (beginEach(full, words)) return 3;
  return full.includes(text) ? 4 : undefined;
}

/** Whether each word begins another word of the name, in any order. */
function beginEach(full: string, words: readonly string[]): boolean {
  const free = full.split(' ');
  // The longest first: what it can take, a shorter beginning of the same word could take too, not the other way round.
  return words
    .toSorted((a, b) => b.length - a.length)
    .every((word) => {
      const at = free.findIndex((other) => other.startsWith(word));
      if (at >= 0) free.splice(at, 1);
      return at >= 0;
    });
}

/** Whether the words begin the words of a name, in order from its first: `tha so` and `thành sơn`. */
function beginsWith(name: string, words: readonly string[]): boolean {
  let at = 0;
  return words.every((word) => {
    const fits = at >= 0 && name.startsWith(word, at);
    at = name.indexOf(' ', at) + 1 || -1;
    return fits;
  });
}

function includesAll(words: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((word) => words.includes(word));
}
