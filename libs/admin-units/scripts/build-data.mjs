/**
 * Makes the data of this library from the published lists:
 *   npm run data --workspace @xaso/admin-units -- <folder with the source files> [--into <folder>]
 * Deterministic. Stops, and writes nothing, when the lists disagree in a way that `data/exceptions.json`, which is
 * kept by hand, does not explain: a new release of a list is then looked at by a person first.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { SOURCES, readConversion, readCurrentUnits, readOldUnits } from './sources.mjs';

const DATA = fileURLToPath(new URL('../data/', import.meta.url));
const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** A province, then each district, then its communes: the parent of a line is the last line above with a shorter code. */
function unitLines(units) {
  const children = Map.groupBy([...units.values()], (unit) => unit.parent);
  const walk = (parent) =>
    (children.get(parent) ?? [])
      .toSorted((a, b) => byText(a.code, b.code))
      .flatMap((unit) => [[unit.code, unit.kind, unit.name].join('\t'), ...walk(unit.code)]);
  return ['code\tkind\tname', ...walk(undefined)];
}

/** One line for each new unit and note, with every old code it took in that way. */
function conversionLines(pairs) {
  const groups = Map.groupBy(pairs, (pair) => `${pair.to}\t${pair.note}`);
  const lines = [...groups].map(
    ([key, group]) =>
      `${key}\t${group
        .map((pair) => pair.from)
        .toSorted(byText)
        .join(' ')}`,
  );
  return ['to\tnote\tfrom', ...lines.toSorted(byText)];
}

/** What the lists disagree on, as `kind code`, each to be explained by one entry of exceptions.json. */
function disagreements(old, current, rows) {
  const found = new Set();
  const converted = new Set(rows.map((row) => row.from).filter((code) => code !== ''));
  const reached = new Set(rows.filter((row) => row.from !== '').map((row) => row.to));
  for (const code of old.keys())
    if (code.length === 5 && !converted.has(code)) found.add(`old-unit-without-conversion ${code}`);
  for (const code of converted) if (!old.has(code)) found.add(`conversion-outside-list ${code}`);
  for (const code of current.keys())
    if (code.length === 5 && !reached.has(code)) found.add(`new-unit-without-commune-row ${code}`);
  for (const row of rows) {
    if (row.from === '' && row.fromName !== '') found.add(`area-without-old-unit ${row.to}`);
    const unit = current.get(row.to);
    if (unit === undefined)
      throw new Error(`the conversion leads to ${row.to} (${row.toName}), which the current list lacks`);
    if (plain(`${unit.kind} ${unit.name}`) !== plain(row.toName)) found.add(`retyped ${row.to}`);
  }
  for (const [code, group] of Map.groupBy(
    rows.filter((row) => row.from !== ''),
    (row) => row.from,
  ))
    if (new Set(group.map((row) => plain(row.fromName))).size > 1)
      found.add(`row-under-another-name ${code}`);
  return found;
}

/** Names compared without accents, case and the kind of apostrophe. */
function plain(name) {
  return name
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase();
}

/** The conversion with the corrected codes, once exceptions.json explains everything the lists disagree on. */
function checkedRows(old, current, published, exceptions) {
  const corrections = new Map(
    exceptions.filter((e) => e.kind === 'code-corrected').map((e) => [e.code, e.relatedCode]),
  );
  for (const code of corrections.keys())
    if (current.has(code) || !published.some((row) => row.to === code))
      throw new Error(`the correction of ${code} is no longer needed`);
  const rows = published.map((row) => ({ ...row, to: corrections.get(row.to) ?? row.to }));

  const found = disagreements(old, current, rows);
  // Provinces are in no row of the conversion: only a person can know that one of them changed its kind.
  const explained = exceptions
    .filter((e) => e.kind !== 'code-corrected' && e.code.length === 5)
    .map((e) => `${e.kind} ${e.code}`);
  const faults = [
    ...[...found].filter((key) => !explained.includes(key)).map((key) => `not explained: ${key}`),
    ...explained.filter((key) => !found.has(key)).map((key) => `explained, but no longer so: ${key}`),
  ];
  if (faults.length > 0)
    throw new Error(`the lists and exceptions.json disagree:\n  ${faults.sort().join('\n  ')}`);
  return rows;
}

/** Pairs of a new and an old code. A row without an old name moves a whole district; one with a name only was no unit. */
function pairsOf(rows, old) {
  return rows
    .filter((row) => row.from !== '' || row.fromName === '')
    .map(({ to, note, from, district }) => {
      if (from === '' && !old.has(district)) throw new Error(`the row to ${to} names no old unit`);
      return { to, note, from: from === '' ? district : from };
    });
}

/** File names and texts; nothing is written here. */
function build(folder, exceptionsText) {
  const { exceptions } = JSON.parse(exceptionsText);
  const bytes = {};
  for (const [key, { file }] of Object.entries(SOURCES)) bytes[key] = readFileSync(join(folder, file));
  const old = readOldUnits(bytes.old.toString('utf8'));
  const current = readCurrentUnits(bytes.current.toString('utf8'));
  const published = readConversion(bytes.conversion.toString('utf8'));
  const pairs = pairsOf(checkedRows(old, current, published, exceptions), old);

  const manifest = {
    format: 1,
    lists: { 'before-2025-07-01': SOURCES.old.listedOn, 'from-2025-07-01': SOURCES.current.listedOn },
    files: {},
    sources: {},
  };
  const texts = {
    'units.before-2025-07-01.tsv': unitLines(old),
    'units.from-2025-07-01.tsv': unitLines(current),
    'conversion.tsv': conversionLines(pairs),
  };
  for (const [name, lines] of Object.entries(texts)) {
    texts[name] = `${lines.join('\n')}\n`;
    manifest.files[name] = { lines: lines.length, sha256: sha256(texts[name]) };
  }
  manifest.files['exceptions.json'] = {
    lines: exceptionsText.split('\n').length - 1,
    sha256: sha256(exceptionsText),
  };
  for (const [key, { file, listedOn: _, ...about }] of Object.entries(SOURCES))
    manifest.sources[file] = { ...about, sha256: sha256(bytes[key]) };
  texts['manifest.json'] = `${JSON.stringify(manifest, null, 2)}\n`;
  return { texts, summary: `${old.size} units before, ${current.size} since, ${pairs.length} pairs` };
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { into: { type: 'string' } } });
// npm runs a workspace's script inside the package; paths are meant from where the person stood.
const stood = process.env.INIT_CWD ?? process.cwd();
if (positionals.length !== 1) {
  console.error(
    'Give the folder with the source files: npm run data --workspace @xaso/admin-units -- <folder>',
  );
  process.exitCode = 2;
} else {
  const into = values.into === undefined ? DATA : resolve(stood, values.into);
  let built;
  try {
    built = build(resolve(stood, positionals[0]), readFileSync(join(into, 'exceptions.json'), 'utf8'));
  } catch (error) {
    console.error(`The data was not rebuilt, the files in ${into} are as they were: ${error.message}`);
    process.exitCode = 1;
  }
  if (built !== undefined) {
    for (const [name, text] of Object.entries(built.texts)) writeFileSync(join(into, name), text);
    console.log(`${built.summary} → ${into}`);
  }
}
