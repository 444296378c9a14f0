import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMONSTRATION_ACCOUNTS, serviceNamed } from '@xaso/operations';
import { logFile, serviceEnvironment, type Installation } from './installation.js';
import { runCommand } from './service-process.js';

/** How somebody signs in to a demonstration. */
export interface PrintedAccount {
  readonly login: string;
  readonly role: string;
  readonly password: string;
}

/** One account a role, with passwords of this installation alone. They are kept in its folder and made once. */
export async function demonstrationAccounts(installation: Installation): Promise<readonly PrintedAccount[]> {
  const { state } = installation.plan;
  const kept = await state.accounts();
  if (kept) return kept;
  const folder = await mkdtemp(join(tmpdir(), 'xaso-accounts-'));
  try {
    const file = join(folder, 'wanted.json');
    await writeFile(file, JSON.stringify(DEMONSTRATION_ACCOUNTS));
    const printed = await identity(installation, ['demonstration', file], { DEMONSTRATION: 'true' });
    const made = JSON.parse(lastLine(printed)) as PrintedAccount[];
    await state.writeAccounts(made);
    return made;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Where the first administrator of an installation without accounts sets a password; undefined when there is one already. */
export async function firstAdministrator(installation: Installation): Promise<string | undefined> {
  const printed = await identity(installation, ['first-admin'], {}).catch(() => undefined);
  return printed === undefined ? undefined : lastLine(printed);
}

async function identity(
  { plan, kafka, databases }: Installation,
  args: readonly string[],
  more: NodeJS.ProcessEnv,
): Promise<string> {
  const service = serviceNamed('identity');
  const secrets = await plan.state.secrets(service.secrets ?? []);
  const surroundings = { plan, brokers: kafka?.brokers ?? [], databases, secrets };
  const env = { ...serviceEnvironment(surroundings, service), ...more, LOG_LEVEL: 'warn' };
  return runCommand({ service, env, logFile: logFile(plan, service.name), confidential: true }, args);
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';
