import { besideRunning } from '../running-installation.js';

const HELP = `npm run -s parked -- <service> list [--consumer <name>] [--key <key>] [--limit <n>] [--json]
npm run -s parked -- <service> show <consumer> <event> --by <who>
npm run -s parked -- <service> redrive <consumer> <key>|--all --by <who> [--reason <why>]
npm run -s parked -- <service> discard <consumer> <event> --by <who> --reason <why>

What a service's consumers could not process, and what to do with it.
`;

/** `npm run parked -- <service> …`: runs the service's own command beside the running installation. */
export async function main(args: readonly string[]): Promise<number> {
  const [service, ...rest] = args;
  if (rest.length === 0 || args.includes('--help')) {
    process.stdout.write(HELP);
    return args.includes('--help') ? 0 : 2;
  }
  return besideRunning(service, ['parked', ...rest]);
}
