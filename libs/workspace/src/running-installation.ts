import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { NODE_ARGUMENTS, type ServiceEntry, serviceNamed } from '@xaso/operations';
import { databaseName, serviceEnvironment, type Plan } from './installation.js';
import { ROOT } from './root.js';
import { State, type RunFile } from './state.js';

/**
 * Runs one of a service's own commands beside the installation that runs here, on its database and broker, and gives its
 * exit code; what stops it before is told on standard error and is 1.
 */
export async function besideRunning(name: string | undefined, args: readonly string[]): Promise<number> {
  try {
    const service = serviceNamed(name);
    const { state, run } = await runningInstallation();
    const env = await environmentBeside(state, run, service);
    const main = join(ROOT, service.folder, 'dist', 'main.js');
    const { status } = spawnSync(process.execPath, [...NODE_ARGUMENTS, main, ...args], {
      env,
      cwd: ROOT,
      stdio: 'inherit',
    });
    return status ?? 1;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

/** The installation that runs here: its folder, and where everything is. @throws Error when none does */
export async function runningInstallation(): Promise<{ readonly state: State; readonly run: RunFile }> {
  const state = new State(join(ROOT, '.xaso'));
  const run = await state.run();
  if (!run) throw new Error('Nothing is running here: npm start first, then this in a second terminal.');
  return { state, run };
}

/** What a command of a service is told beside the running one. */
export async function environmentBeside(
  state: State,
  run: RunFile,
  service: ServiceEntry,
): Promise<NodeJS.ProcessEnv> {
  const { port, protocol, hostname: host } = new URL(run.gateway);
  const plan: Plan = {
    state,
    servers: undefined,
    temporary: false,
    namespace: '',
    ports: { postgres: 0, kafka: 0, gateway: Number(port), services: { [service.name]: 0 } },
    watch: [],
    // No command of a service listens: it only has to know the address that people use.
    ...(protocol === 'https:' ? { https: { host, certificate: '', key: '' } } : {}),
  };
  const name = databaseName(plan, service);
  const secrets = await state.secrets([name, ...(service.secrets ?? [])]);
  const databases = { [service.name]: `postgres://${name}:${secrets[name]}@${run.postgres}/${name}` };
  return {
    ...serviceEnvironment({ plan, brokers: run.kafka, databases, secrets }, service),
    LOG_LEVEL: 'warn',
  };
}
