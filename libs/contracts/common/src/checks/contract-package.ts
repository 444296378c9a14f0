import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { EventContract } from '../event-contract.js';
import type { JsonSchema } from '../json-schema.js';
import { type GoldenSample, jsonFiles, readJson, readSamples } from './golden-samples.js';

/** Everything that was frozen under one version number. */
export interface Release {
  readonly version: string;
  readonly schemas: readonly JsonSchema[];
  readonly samples: readonly GoldenSample[];
  /** What differs from the checksums taken when it was frozen. */
  readonly tampering: readonly string[];
}

/** A heading of CHANGES.md. A date means released, and frozen. */
export interface ChangesEntry {
  readonly version: string;
  /** `yyyy-mm-dd`; undefined while the heading says "unreleased". */
  readonly date?: string;
  /** What its readers must do: the paragraph that begins with "**Readers**"; empty when there is none. */
  readonly readers: string;
}

/** A contracts package as the checks see it: what the code says now, and what was ever released. */
export interface ContractPackage {
  readonly events: readonly EventContract[];
  readonly samples: readonly GoldenSample[];
  /** Oldest first. */
  readonly releases: readonly Release[];
  readonly changes: readonly ChangesEntry[];
}

export const VERSION = /^(\d+)\.(\d+)\.(\d+)$/;
export const CHECKSUMS = 'SHA256SUMS';

/** Root of the contracts package of a service, e.g. `surveys`. */
export const contractFolder = (service: string): URL => new URL(`../../../${service}/`, import.meta.url);

/** Reads a contracts package: `samples/`, `released/<version>/{schemas,samples}` and `CHANGES.md`. */
export function readContractPackage(folder: URL, events: readonly EventContract[]): ContractPackage {
  return {
    events,
    samples: readSamples(new URL('samples/', folder), 'current'),
    releases: versions(folder).map((version) => readRelease(folder, version)),
    changes: readChanges(new URL('CHANGES.md', folder)),
  };
}

/** Every sample of a service, current and of all releases: what each of its consumers must be able to read. */
export function goldenSamples(service: string): GoldenSample[] {
  const { samples, releases } = readContractPackage(contractFolder(service), []);
  return [...samples, ...releases.flatMap((release) => release.samples)];
}

/** Orders versions by their numbers: 1.9.0 comes before 1.10.0. */
export function byVersion(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

/** Lines of `sha256sum` for every file of a release, to be checked by `sha256sum -c SHA256SUMS` as well. */
export function checksums(release: URL): string[] {
  return ['samples/', 'schemas/'].flatMap((part) =>
    jsonFiles(new URL(part, release)).map((file) => {
      const hash = createHash('sha256').update(readFileSync(new URL(part + file, release)));
      return `${hash.digest('hex')}  ${part}${file}`;
    }),
  );
}

function versions(folder: URL): string[] {
  const released = new URL('released/', folder);
  if (!existsSync(released)) return [];
  return readdirSync(released)
    .filter((name) => VERSION.test(name))
    .sort(byVersion);
}

function readRelease(folder: URL, version: string): Release {
  const root = new URL(`released/${version}/`, folder);
  const schemas = new URL('schemas/', root);
  const sums = new URL(CHECKSUMS, root);
  return {
    version,
    schemas: jsonFiles(schemas).map((file) => readJson(new URL(file, schemas))),
    samples: readSamples(new URL('samples/', root), version),
    tampering: differences(
      existsSync(sums) ? readFileSync(sums, 'utf8').trim().split('\n') : [],
      checksums(root),
    ),
  };
}

function differences(frozen: readonly string[], found: readonly string[]): string[] {
  const file = (line: string) => line.split('  ')[1];
  const lost = frozen.filter((line) => !found.includes(line));
  const added = found.filter((line) => !frozen.some((other) => file(other) === file(line)));
  return [
    ...lost.map((line) => `${file(line)}: changed or removed after the release`),
    ...added.map((line) => `${file(line)}: added after the release`),
  ];
}

function readChanges(file: URL): ChangesEntry[] {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const headings = [...text.matchAll(/^## (\d+\.\d+\.\d+) — (\d{4}-\d{2}-\d{2}|unreleased)$/gm)];
  return headings.map(({ 1: version = '', 2: date = '', index }, at) => {
    const readers = readersPart(text.slice(index, headings[at + 1]?.index));
    return date === 'unreleased' ? { version, readers } : { version, date, readers };
  });
}

/** The words behind "**Readers**:", a paragraph of its own, on one line. */
function readersPart(entry: string): string {
  const begin = '**Readers**:';
  const part = entry.split(/\n\s*\n/).find((paragraph) => paragraph.startsWith(begin)) ?? '';
  return part.slice(begin.length).replace(/\s+/g, ' ').trim();
}
