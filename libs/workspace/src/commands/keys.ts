import { join } from 'node:path';
import { rotateKeys } from '@xaso/operations';
import { ROOT } from '../root.js';

const HELP = `npm run -s keys -- rotate

Puts a new signing key before those of this installation, while it runs or not. Tokens signed before hold until they expire.
`;

/** `npm run keys`. */
export async function main(args: readonly string[]): Promise<number> {
  if (args.length !== 1 || args[0] !== 'rotate') {
    process.stdout.write(HELP);
    return args.includes('--help') ? 0 : 2;
  }
  try {
    process.stdout.write(
      `Tokens are signed with ${await rotateKeys(join(ROOT, '.xaso', 'keys'))} from now on.\n`,
    );
    return 0;
  } catch (error) {
    process.stderr.write(
      `${error instanceof Error ? error.message : String(error)}\nnpm start makes the first keys.\n`,
    );
    return 1;
  }
}
