import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { EventContract } from '../event-contract.js';
import { checksOf } from './checks.js';
import { byVersion, CHECKSUMS, checksums, readContractPackage, VERSION } from './contract-package.js';

/** Why nothing was released. */
export class ReleaseRefused extends Error {
  override readonly name = 'ReleaseRefused';
}

/** What to freeze, and when. */
export interface ReleaseOrder {
  /** Root of the contracts package. */
  readonly folder: URL;
  readonly events: readonly EventContract[];
  /** `<major>.<minor>.<patch>`, higher than any released one; CHANGES.md must have it as "unreleased". */
  readonly version: string;
  /** `yyyy-mm-dd`, written to CHANGES.md. */
  readonly day: string;
}

/**
 * Freezes the schemas and samples of a contracts package as `released/<version>/` and dates the version in CHANGES.md.
 * From then on everything on the topics must fit them. @throws ReleaseRefused, with nothing written
 */
export function release({ folder, events, version, day }: ReleaseOrder): URL {
  const target = new URL(`released/${version}/`, folder);
  const changes = new URL('CHANGES.md', folder);
  const faults = refusals(folder, events, version, target);
  if (faults.length > 0)
    throw new ReleaseRefused([`${version} is not released, nothing was written:`, ...faults].join('\n  '));

  const draft = new URL(`released/.${version}/`, folder);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(new URL('schemas/', draft), { recursive: true });
  for (const contract of events)
    writeFileSync(new URL(`schemas/${schemaFile(contract)}`, draft), releasedSchema(contract));
  cpSync(new URL('samples/', folder), new URL('samples/', draft), { recursive: true });
  writeFileSync(new URL(CHECKSUMS, draft), `${checksums(draft).join('\n')}\n`);
  renameSync(draft, target);
  writeFileSync(
    changes,
    readFileSync(changes, 'utf8').replace(`## ${version} — unreleased`, `## ${version} — ${day}`),
  );
  return target;
}

function refusals(folder: URL, events: readonly EventContract[], version: string, target: URL): string[] {
  if (!VERSION.test(version)) return [`"${version}" is not <major>.<minor>.<patch>`];
  if (existsSync(target))
    return ['it was released before, and a release is never overwritten: choose a higher version'];
  const contracts = readContractPackage(folder, events);
  const newest = contracts.releases.at(-1)?.version;
  const entry = contracts.changes.find((change) => change.version === version);
  return [
    ...(newest !== undefined && byVersion(version, newest) <= 0
      ? [`${newest} is released already: choose a higher version`]
      : []),
    ...(entry && entry.date === undefined
      ? []
      : [`CHANGES.md needs the heading "## ${version} — unreleased" and what changed below it`]),
    ...checksOf(contracts).flatMap((check) => check.faults().map((fault) => `${check.name}: ${fault}`)),
  ];
}

/** `<type>.v<major>.json`: after a breaking change both majors are released side by side. */
const schemaFile = ({ type, topic }: EventContract) => `${type}.${topic.split('.').at(-1)}.json`;

/** Readable by any language by itself: dialect, name and description are in it. */
function releasedSchema({ type, description, schema }: EventContract): string {
  const { $id, ...rest } = schema;
  return `${JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', $id, title: type, description, ...rest }, null, 2)}\n`;
}
