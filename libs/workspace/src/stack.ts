import {
  acceptanceTable,
  type Disagreement,
  disagreements,
  type Figure,
  loadPilots,
  type PilotContext,
  readFigures,
  SERVICES,
  settledFigures,
  signToken,
} from '@xaso/operations';
import { demonstrationAccounts, firstAdministrator, type PrintedAccount } from './accounts.js';
import { known, type KnownProcess } from './processes.js';
import { gatewayUrl, urlOf, type Installation } from './installation.js';
import { launchSteps } from './launch.js';
import { runSteps, type Step, type StepHandle } from './progress.js';
import type { Resources } from './resources.js';

/** What a start ends with. */
export interface Outcome {
  readonly figures: Figure[];
  readonly disagreements: Disagreement[];
  /** How to sign in to the demonstration; nobody where nothing was loaded. */
  readonly accounts: readonly PrintedAccount[];
  /** Where the first administrator begins, in an installation without one. */
  readonly firstAdministrator?: string | undefined;
}

/** Brings everything up, loads the pilots that are missing, and reads the figures once they have settled. */
export async function bringUp(
  installation: Installation,
  resources: Resources,
  options: {
    readonly load: boolean;
    readonly signal: AbortSignal;
    /** True: people sign in to a temporary installation too. */
    readonly accounts?: boolean;
  },
): Promise<Outcome> {
  const { load, signal } = options;
  let fresh: string[] = [];
  let outcome: Outcome = { figures: [], disagreements: [], accounts: [] };
  const steps: Step[] = [
    ...launchSteps(installation, resources, signal),
    { title: 'Address book', run: () => writeRun(installation, resources) },
    {
      title: 'Accounts',
      skip: installation.plan.temporary && options.accounts !== true,
      run: async () => {
        outcome = load
          ? { ...outcome, accounts: await demonstrationAccounts(installation) }
          : { ...outcome, firstAdministrator: await firstAdministrator(installation) };
      },
    },
    {
      title: 'Pilots',
      skip: !load,
      run: async (handle) => {
        fresh = await loadMissing(installation, handle, signal);
        handle.title(fresh.length > 0 ? `Pilots ${fresh.join(', ')}` : 'Pilots (nothing new)');
      },
    },
    {
      title: 'Figures',
      skip: !load,
      run: async () => {
        const wait = fresh.length > 0 || installation.plan.temporary;
        outcome = { ...outcome, ...(await readOutcome(installation, wait, signal)) };
      },
    },
  ];
  await runSteps(steps.map((step) => broken(step, signal)));
  return outcome;
}

/** A step that does not begin once the start is broken off. */
function broken(step: Step, signal: AbortSignal): Step {
  if ('together' in step) {
    const together = (): readonly Step[] => {
      signal.throwIfAborted();
      return step.together();
    };
    return { ...step, together };
  }
  const run = async (handle: StepHandle): Promise<void> => {
    signal.throwIfAborted();
    await step.run(handle);
  };
  return { ...step, run };
}

async function writeRun(
  { plan, postgres, kafka, children }: Installation,
  resources: Resources,
): Promise<void> {
  const all: [string, number | undefined][] = [
    ['launcher', process.pid],
    ...[...children].map(([name, child]): [string, number] => [name, child.pid]),
    ['Kafka', kafka?.pid],
    ['PostgreSQL', postgres?.pid],
  ];
  const found = await Promise.all(all.map(async ([name, pid]) => pid && (await known(name, pid))));
  const processes = found.filter((entry): entry is KnownProcess => typeof entry === 'object');
  const services = Object.fromEntries(SERVICES.map(({ name }) => [name, urlOf(plan, name)]));
  const address = postgres ? new URL(postgres.adminUrl).host : '';
  const written = plan.state.writeRun({
    gateway: gatewayUrl(plan),
    services,
    postgres: address,
    kafka: kafka?.brokers ?? [],
    processes,
  });
  await resources.open(undefined, written, () => plan.state.removeRun());
}

async function loadMissing(
  installation: Installation,
  handle: StepHandle,
  signal: AbortSignal,
): Promise<string[]> {
  const { state } = installation.plan;
  const context: PilotContext = {
    url: (service) => urlOf(installation.plan, service),
    token: (claims) => signToken(state.keys, claims),
    progress: (line) => handle.output(line),
    signal,
  };
  return loadPilots(context, await state.loadedPilots(), (mark) => state.pilotLoaded(mark));
}

async function readOutcome(
  { plan }: Installation,
  wait: boolean,
  signal: AbortSignal,
): Promise<Pick<Outcome, 'figures' | 'disagreements'>> {
  // At the public port, as whoever reads a report does; one with a certificate of its own making is trusted by nobody yet.
  const url = plan.https ? urlOf(plan, 'indicators') : `${gatewayUrl(plan)}/api/indicators`;
  const token = await signToken(plan.state.keys, { role: 'viewer', communes: '*' });
  const table = await acceptanceTable();
  const read = (): Promise<Figure[]> => readFigures(url, token);
  const figures = wait ? await settledFigures(read, table, { signal }) : await read();
  return { figures, disagreements: disagreements(figures, table) };
}
