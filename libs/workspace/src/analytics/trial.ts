import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Example, Ran } from './example.js';
import type { Outboxes } from './outboxes.js';

const MODULE = 'xaso_analytics';

/** Where the example is tried. */
export interface Place {
  readonly example: Example;
  /** A folder for its files. */
  readonly folder: string;
  /** The platform's public address. */
  readonly platform: string;
  readonly outboxes: () => Promise<Outboxes>;
  readonly tell: (line: string) => void;
}

/** What the example has in its file. */
export interface Summary {
  readonly facts: number;
  readonly topics: number;
  readonly duplicates: number;
  readonly unknownTypes: Readonly<Record<string, number>>;
  readonly setAside: Readonly<Record<string, number>>;
}

/** What a check found; `faults` is empty when all is right. */
export interface Checked {
  readonly said: string;
  readonly faults: readonly string[];
}

const BATCH = 40;
/** A killed reader has committed so many transactions at least, and all together fewer than would bring them to the end. */
const COMMITS = [5, 11, 7, 9, 3, 13, 6, 8, 12, 10];

/** Starts the reader again and again and kills it in the middle with SIGKILL. @throws Error when one came to its end before */
export async function killInTheMiddle({ example, tell }: Place, times: number): Promise<void> {
  for (let turn = 0; turn < times; turn += 1) {
    // Now right after a commit, now while the next transaction is open.
    const killing = { afterCommits: COMMITS[turn % COMMITS.length] ?? 1, thenMs: (turn * 7) % 30 };
    const ran = await example.run(MODULE, ['read', '--batch', String(BATCH), '--progress'], killing);
    if (ran.code !== null)
      throw new Error(
        `reader ${turn + 1} was to be killed and ended with ${ran.code} before:\n${ran.stderr}`,
      );
    const commits = ran.stderr.split('\n').filter((line) => line.startsWith('committed ')).length;
    tell(`killed reader ${turn + 1} of ${times} after ${commits} transactions of its own`);
  }
}

/** Reads to the end. @throws Error when that fails */
export async function readToTheEnd({ example }: Place): Promise<Summary> {
  const { stdout } = await example.must(MODULE, 'read');
  return JSON.parse(stdout) as Summary;
}

/** Whether the figures and every topic and day agree with the platform, by the example's own checks. */
export async function compare(place: Place, example = place.example): Promise<Checked> {
  const file = join(place.folder, 'outboxes.json');
  await writeFile(file, JSON.stringify(await place.outboxes()));
  const figures = await example.run(MODULE, ['figures', '--platform', place.platform]);
  const completeness = await example.run(MODULE, ['completeness', '--outbox', file, '--today']);
  const both = [figures, completeness];
  return { said: both.map(verdictOf).join('; '), faults: both.filter(({ code }) => code !== 0).map(textOf) };
}

/**
 * Whether those checks can fail: on a copy of the file that lacks one accepted form both must say so.
 * @throws Error when one does not
 */
export async function compareWithoutOne(place: Place, database: string): Promise<void> {
  const copy = join(place.folder, 'lacks-one.duckdb');
  await copyFile(database, copy);
  const example = place.example.on(copy);
  await example.must('tests.lose_one');
  const { faults } = await compare(place, example);
  if (faults.length !== 2)
    throw new Error(`a fact was taken away and ${2 - faults.length} of the two checks saw nothing`);
}

/**
 * Whether the reader stops rather than skip, where a log does not reach as far as it has read.
 * @throws Error when it goes on
 */
export async function refuseAnotherLog(place: Place, database: string): Promise<void> {
  const copy = join(place.folder, 'misplaced.duckdb');
  await copyFile(database, copy);
  const example = place.example.on(copy);
  await example.must('tests.misplace');
  const { code, stderr } = await example.run(MODULE, ['read']);
  if (code !== 1 || !stderr.includes('the log does not hold the offset'))
    throw new Error(`an offset lies behind the end of its log and the reader ended with ${code}:\n${stderr}`);
}

const verdictOf = ({ stdout, stderr }: Ran): string =>
  (stdout.trim() || stderr.trim()).split('\n').at(-1) ?? '';
const textOf = ({ stdout, stderr }: Ran): string => `${stdout}${stderr}`.trim();
