import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { databaseName, serviceEnvironment, type Plan } from '../installation.js';
import { ROOT } from '../root.js';
import { NODE_ARGUMENTS, serviceNamed, type ServiceEntry } from '../services.js';
import { State, type RunFile } from '../state.js';

const HELP =
  'npm run rebuild -- indicators   reads the topics from their start into new tables and puts them in place\n';

/** `npm run rebuild -- indicators`: runs the service's own command beside the running installation. */
export async function main(args: readonly string[]): Promise<number> {
  if (args.length !== 1 || args.includes('--help')) {
    process.stdout.write(HELP);
    return args.includes('--help') ? 0 : 2;
  }
  try {
    const service = serviceNamed(args[0]);
    const state = new State(join(ROOT, '.xaso'));
    const run = await state.run();
    if (!run) throw new Error('Nothing is running here: npm start first, then this in a second terminal.');
    const env = await environment(state, run, service);
    const main = join(ROOT, service.folder, 'dist', 'main.js');
    const { status } = spawnSync(process.execPath, [...NODE_ARGUMENTS, main, 'rebuild'], {
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

async function environment(state: State, run: RunFile, service: ServiceEntry): Promise<NodeJS.ProcessEnv> {
  const plan: Plan = {
    state,
    servers: undefined,
    temporary: false,
    namespace: '',
    ports: { postgres: 0, kafka: 0, services: { [service.name]: 0 } },
    watch: [],
  };
  const name = databaseName(plan, service);
  const password = (await state.passwords([name]))[name];
  const databases = { [service.name]: `postgres://${name}:${password}@${run.postgres}/${name}` };
  return { ...serviceEnvironment({ plan, brokers: run.kafka, databases }, service), LOG_LEVEL: 'warn' };
}
