import { besideRunning } from '../running-installation.js';

const HELP =
  'npm run rebuild -- indicators   reads the topics from their start into new tables and puts them in place\n';

/** `npm run rebuild -- indicators`: runs the service's own command beside the running installation. */
export async function main(args: readonly string[]): Promise<number> {
  if (args.length !== 1 || args.includes('--help')) {
    process.stdout.write(HELP);
    return args.includes('--help') ? 0 : 2;
  }
  return besideRunning(args[0], ['rebuild']);
}
