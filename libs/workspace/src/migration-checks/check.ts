import { declarationOf, objection } from './contract-phase.js';
import { belongsToContract, explain, type Fault } from './fault.js';
import type { Release } from './releases.js';
import { judge, lockedBy } from './rules.js';
import { Schema } from './schema.js';
import { statementsOf, UnreadableSql } from './syntax.js';

/** One file of a set. */
export interface MigrationText {
  readonly file: string;
  readonly sql: string;
}

/** What a set of migrations would do to a version that runs while they are applied. */
export interface Findings {
  /** What breaks it and is not the contract phase of an earlier migration. */
  readonly faults: readonly Fault[];
  /** What cannot be judged: SQL that is none, declarations that do not hold. As sentences that name the file. */
  readonly objections: readonly string[];
}

/**
 * Judges each file of a set against the schema that the files before it have made. Pure: it looks at texts alone.
 *
 * @param set name of the set, e.g. `surveys`
 * @param files in the order in which they are applied
 * @param releases of the service the set belongs to
 */
export async function checkMigrations(
  set: string,
  files: readonly MigrationText[],
  releases: readonly Release[] = [],
): Promise<Findings> {
  const schema = new Schema();
  const names = files.map(({ file }) => file);
  const faults: Fault[] = [];
  const objections: string[] = [];
  for (const { file, sql } of files) {
    const place = `${set}/${file}`;
    const declared = declarationOf(sql);
    const against = typeof declared === 'object' ? objection(declared, file, names, releases) : declared;
    if (against !== undefined) objections.push(`${place}: ${against}.`);
    const contracts = typeof declared === 'object' && against === undefined;
    const found = await judgeFile(file, place, sql, schema, objections);
    faults.push(...found.filter(({ breaks }) => !(contracts && belongsToContract(breaks))));
  }
  return { faults, objections };
}

/** The findings as sentences; empty when every file may be applied beside a running version. */
export const sentences = ({ faults, objections }: Findings): string[] => [
  ...objections,
  ...faults.map(explain),
];

async function judgeFile(
  file: string,
  place: string,
  sql: string,
  schema: Schema,
  objections: string[],
): Promise<Fault[]> {
  try {
    const faults: Fault[] = [];
    const locked = new Set<string>();
    for (const statement of await statementsOf(sql)) {
      const at = { file: place, line: statement.line };
      for (const broken of judge(statement, schema, file)) faults.push({ ...at, ...broken });
      const before = locked.size;
      for (const table of lockedBy(statement, schema, file)) locked.add(table);
      if (before < 2 && locked.size > 1)
        faults.push({ ...at, breaks: 'locks', what: [...locked].join(' and ') });
      schema.apply(statement, file);
    }
    return faults;
  } catch (error) {
    if (!(error instanceof UnreadableSql)) throw error;
    objections.push(`${place}: PostgreSQL's parser refuses it: ${error.message}.`);
    return [];
  }
}
