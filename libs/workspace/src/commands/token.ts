import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { unit } from '@xaso/admin-units';
import { ROLES } from '@xaso/platform';
import { provideKeys, signToken, type TokenClaims } from '@xaso/operations';
import { ROOT } from '../root.js';

const HELP = `npm run -s token -- --role <role> [--commune <code>@<epoch>] … [--sub <name>] [--hours <n>]

Prints a bearer token that the services started here accept. Without --commune it holds for all communes.
Roles: ${ROLES.join(', ')}
`;

/** `npm run token`. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    const claims = tokenClaims(args);
    if (!claims) {
      process.stdout.write(HELP);
      return 0;
    }
    const keys = join(ROOT, '.xaso', 'keys');
    await provideKeys(keys);
    process.stdout.write(`${await signToken(keys, claims)}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

/** Reads the arguments; undefined when help was asked for. @throws Error naming what is wrong and what is known */
export function tokenClaims(args: readonly string[]): TokenClaims | undefined {
  const options = {
    role: { type: 'string' },
    commune: { type: 'string', multiple: true },
    sub: { type: 'string' },
    hours: { type: 'string' },
    help: { type: 'boolean' },
  } as const;
  const { values } = parseArgs({ args: [...args], options, strict: true });
  if (values.help) return undefined;
  const { role, commune, sub, hours } = values;
  const known: readonly string[] = ROLES;
  if (role === undefined || !known.includes(role))
    throw new Error(`--role takes one of ${ROLES.join(', ')}.`);
  const strange = commune?.find((id) => !unit(id));
  if (strange)
    throw new Error(
      `There is no unit ${strange}; a commune is written <code>@<epoch>, e.g. 17335@before-2025-07-01.`,
    );
  const lasting = hours === undefined ? undefined : Number(hours);
  if (lasting !== undefined && !(lasting > 0)) throw new Error('--hours takes a number above 0.');
  return { role, communes: commune ?? '*', ...(sub ? { sub } : {}), ...(lasting ? { hours: lasting } : {}) };
}
