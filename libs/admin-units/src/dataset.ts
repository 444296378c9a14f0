import type { UnitId } from '@xaso/kernel';
import { EPOCHS, type Epoch, unitIdOf } from './epoch.js';
import {
  type Change,
  type ChangeKind,
  type ConversionException,
  EXCEPTION_KINDS,
  type Unit,
  type UnitLevel,
} from './unit.js';

/** A data file: its name, for messages, and what is in it. */
export interface DataText {
  readonly file: string;
  readonly text: string;
}

export interface DataTexts {
  readonly lists: Readonly<Record<Epoch, DataText>>;
  readonly conversion: DataText;
  readonly exceptions: DataText;
}

/** What the official conversion says, and where it had to be settled by hand. */
export interface Conversion {
  /** By old unit: communes and the island districts; what follows for provinces is not in it. */
  readonly successors: ReadonlyMap<UnitId, readonly Change[]>;
  readonly exceptions: readonly ConversionException[];
}

export interface Dataset {
  readonly units: ReadonlyMap<string, Unit>;
  /** Costs as much as the units, so it is made when it is asked for; each call makes it anew. */
  conversion(): Conversion;
}

/** The data files of the library are missing, damaged or do not belong together. Nothing of them was kept. */
export class UnitDataError extends Error {
  constructor(where: string, what: string, options?: ErrorOptions) {
    super(
      `The data of administrative units cannot be used: ${where}: ${what}. No unit was loaded. ` +
        'Install @xaso/admin-units again, or rebuild its data folder as data/README.md says.',
      options,
    );
    this.name = 'UnitDataError';
  }
}

const LEVELS: Readonly<Record<number, UnitLevel>> = { 2: 'province', 3: 'district', 5: 'commune' };
const DIGITS = /^\d+$/;
const VALIDITY: Readonly<Record<Epoch, { validFrom?: string; validTo?: string }>> = {
  'before-2025-07-01': { validTo: '2025-06-30' },
  'from-2025-07-01': { validFrom: '2025-07-01' },
};

/** Makes the units of the data files; throws UnitDataError naming file and line when they do not fit together. */
export function parseDataset(texts: DataTexts): Dataset {
  const units = new Map<string, Unit>();
  for (const epoch of EPOCHS) parseUnits(texts.lists[epoch], epoch, units);
  return {
    units,
    conversion() {
      const outside: OutsideRows = new Map();
      const successors = parseConversion(texts.conversion, units, outside);
      return { successors, exceptions: parseExceptions(texts.exceptions, outside) };
    },
  };
}

type Row = (first: string, second: string, third: string, line: number) => void;

/** Calls back for each line after the heading, cut into its three cells. Written for speed: it is most of the loading. */
function eachRow({ file, text }: DataText, heading: string, row: Row): void {
  if (!text.startsWith(`${heading}\n`))
    throw new UnitDataError(`${file} line 1`, 'the heading is not the expected one');
  for (let at = heading.length + 1, line = 2; at < text.length; line++) {
    const end = text.indexOf('\n', at);
    const one = text.indexOf('\t', at);
    const two = text.indexOf('\t', one + 1);
    if (end < 0) throw new UnitDataError(`${file} line ${line}`, 'the last line is cut off');
    if (one <= at || two <= one + 1 || two + 1 >= end || text.slice(two + 1, end).includes('\t'))
      throw new UnitDataError(`${file} line ${line}`, `"${text.slice(at, end)}" is not three cells`);
    row(text.slice(at, one), text.slice(one + 1, two), text.slice(two + 1, end), line);
    at = end + 1;
  }
}

function parseUnits(source: DataText, epoch: Epoch, units: Map<string, Unit>): void {
  const { validFrom, validTo } = VALIDITY[epoch];
  let province: Unit | undefined;
  let district: Unit | undefined;
  eachRow(source, 'code\tkind\tname', (code, kind, name, line) => {
    const fault = (what: string) => new UnitDataError(`${source.file} line ${line}`, what);
    const level = LEVELS[code.length];
    if (level === undefined || !DIGITS.test(code)) throw fault(`"${code}" is no code`);
    const parent =
      level === 'province' ? undefined : level === 'district' ? province : (district ?? province);
    if (level !== 'province' && parent === undefined) throw fault(`${code} has no province`);
    const id = unitIdOf(code, epoch);
    if (units.has(id)) throw fault(`${code} is there twice`);
    const fullName = `${kind} ${name}`;
    // One shape for all, absent values included, keeps look-ups fast.
    const unit = { id, code, epoch, level, kind, name, fullName, parentId: parent?.id, validFrom, validTo };
    units.set(id, Object.freeze(unit));
    if (level === 'province') [province, district] = [unit, undefined];
    else if (level === 'district') district = unit;
  });
}

type OutsideRows = Map<string, { to: UnitId; note: string }[]>;

function parseConversion(source: DataText, units: ReadonlyMap<string, Unit>, outside: OutsideRows) {
  const successors = new Map<UnitId, { from: UnitId; to: UnitId; kind: ChangeKind; note: string }[]>();
  eachRow(source, 'to\tnote\tfrom', (code, note, oldCodes, line) => {
    const to = units.get(unitIdOf(code, 'from-2025-07-01'))?.id;
    if (to === undefined)
      throw new UnitDataError(`${source.file} line ${line}`, `${code} is no unit of today`);
    const kind = isPart(note) ? 'PARTIAL' : 'WHOLE';
    for (const oldCode of oldCodes.split(' ')) {
      const from = units.get(unitIdOf(oldCode, 'before-2025-07-01'))?.id;
      if (from === undefined) {
        outside.set(oldCode, [...(outside.get(oldCode) ?? []), { to, note }]);
        continue;
      }
      const change = { from, to, kind, note } as const;
      const known = successors.get(from);
      if (known === undefined) successors.set(from, [change]);
      else known.push(change);
    }
  });
  for (const changes of successors.values()) {
    // Two or more targets divide a unit whatever the notes of its rows say.
    if (changes.length > 1) for (const change of changes) change.kind = 'PARTIAL';
    for (const change of changes) Object.freeze(change);
    Object.freeze(changes);
  }
  return successors;
}

function isPart(note: string): boolean {
  return note.normalize('NFC').toLowerCase().includes('một phần');
}

function parseExceptions({ file, text }: DataText, outside: OutsideRows): ConversionException[] {
  let list: Partial<Record<keyof ConversionException, unknown>>[];
  try {
    list = (JSON.parse(text) as { exceptions: typeof list }).exceptions;
  } catch (cause) {
    throw new UnitDataError(file, 'it is not JSON', { cause });
  }
  if (!Array.isArray(list)) throw new UnitDataError(file, 'it has no list of exceptions');
  const unexplained = new Set(outside.keys());
  const exceptions = list.map((entry, i) => {
    const { kind, code, name, reason, relatedCode } = entry ?? {};
    const known = EXCEPTION_KINDS.find((k) => k === kind);
    if (
      known === undefined ||
      typeof code !== 'string' ||
      typeof name !== 'string' ||
      typeof reason !== 'string'
    )
      throw new UnitDataError(`${file} entry ${i + 1}`, 'kind, code, name or reason is missing');
    const rows = known === 'conversion-outside-list' ? outside.get(code) : undefined;
    if (rows !== undefined) unexplained.delete(code);
    return Object.freeze({
      kind: known,
      code,
      name,
      ...(typeof relatedCode === 'string' ? { relatedCode } : {}),
      reason,
      ...(rows === undefined ? {} : { rows }),
    });
  });
  if (unexplained.size > 0)
    throw new UnitDataError(file, `it does not explain the unknown old codes ${[...unexplained].join(', ')}`);
  return exceptions;
}
