import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { contractReport } from '../contract-checks/breakage.js';
import { explain } from '../contract-checks/explain.js';
import { projectEvents } from '../docs-checks/project-events.js';

const HELP = `npm run contracts:check [-- --contracts <folder>]

Compares the facts that are declared now with every version that was ever released. Producers write closed schemas, readers
see open ones, and both may be of any release: an optional field may come or go, everything else breaks somebody. Says what
breaks whom, and what to do. Needs no server. Exit code 1 when something would break.

  --contracts <folder>   packages to compare, instead of libs/contracts: a copy with a change to try out
`;

/** `npm run contracts:check`. */
export async function main(args: readonly string[]): Promise<number> {
  const options = { contracts: { type: 'string' }, help: { type: 'boolean' } } as const;
  const { values } = parseArgs({ args: [...args], options, strict: true });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const events = await projectEvents(values.contracts === undefined ? undefined : resolve(values.contracts));
  const reports = contractReport(events);
  process.stdout.write(reports.map(explain).join('\n'));
  const broken = reports.reduce((sum, { broken: some }) => sum + some.length, 0);
  const touched = reports.flatMap(({ releases }) => releases.flatMap(({ tampering }) => tampering)).length;
  if (broken + touched === 0) {
    process.stdout.write('\nWhat is declared now fits every release.\n');
    return 0;
  }
  process.stderr.write(
    `\n${broken} released ${broken === 1 ? 'contract' : 'contracts'} would break, ${touched} released ${touched === 1 ? 'file was' : 'files were'} touched. Nothing was changed; the next steps are above.\n`,
  );
  return 1;
}
