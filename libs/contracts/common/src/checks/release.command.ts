import { existsSync } from 'node:fs';
import type { EventContract } from '../event-contract.js';
import { contractFolder } from './contract-package.js';
import { release, ReleaseRefused } from './release.js';

const USAGE =
  'npm run contracts:release -- <service> <version>, for example: npm run contracts:release -- surveys 1.1.0';

/** The facts of a service: what its contracts package exports as `<service>Events`. */
async function eventsOf(folder: URL): Promise<readonly EventContract[]> {
  const exported = (await import(new URL('src/index.ts', folder).href)) as Readonly<Record<string, unknown>>;
  const lists = Object.entries(exported).filter(
    ([name, value]) => name.endsWith('Events') && Array.isArray(value),
  );
  const [only] = lists;
  if (!only || lists.length > 1)
    throw new ReleaseRefused(
      `libs/contracts/${service}/src/index.ts must export one list of all its facts, named <service>Events`,
    );
  return only[1] as readonly EventContract[];
}

const [service = '', version = '', ...rest] = process.argv.slice(2);
const folder = contractFolder(service);
try {
  if (!/^[a-z-]+$/.test(service) || version === '' || rest.length > 0) throw new ReleaseRefused(USAGE);
  if (!existsSync(new URL('src/index.ts', folder)))
    throw new ReleaseRefused(`There is no contracts package libs/contracts/${service}.`);
  // The date of a release is a local one, as every date that people read.
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
  release({ folder, events: await eventsOf(folder), version, day });
  process.stdout.write(
    `${service} ${version} is frozen in libs/contracts/${service}/released/${version} and dated ${day} in its CHANGES.md. ` +
      'Commit both together.\n',
  );
} catch (error) {
  if (!(error instanceof ReleaseRefused)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
