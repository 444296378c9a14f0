import { besideRunning } from '../running-installation.js';

const HELP = `npm run -s relay -- <service> status [--json]
npm run -s relay -- <service> rebase --after-seq <n> --by <who> --reason <why>

Where the relay of a service's outbox stands, and how it goes on after its database was restored.
`;

/** `npm run relay -- <service> …`: runs the service's own command beside the running installation. */
export async function main(args: readonly string[]): Promise<number> {
  const [service, ...rest] = args;
  if (rest.length === 0 || args.includes('--help')) {
    process.stdout.write(HELP);
    return args.includes('--help') ? 0 : 2;
  }
  return besideRunning(service, ['relay', ...rest]);
}
