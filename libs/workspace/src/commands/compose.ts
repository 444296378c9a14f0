import { setTimeout as delay } from 'node:timers/promises';
import {
  acceptanceTable,
  disagreements,
  type Figure,
  measured,
  type PilotContext,
  readFigures,
  settledFigures,
} from '@xaso/operations';
import { FieldWork } from '../compose/field-work.js';
import { outsiderReads } from '../compose/outsider.js';
import { everyFactIsThere } from '../compose/every-fact.js';
import { ComposeStack } from '../compose/stack.js';
import { Resources } from '../resources.js';
import { abortOnSignals } from '../signals.js';

const HELP = `npm run test:compose

Brings the stack of docker-compose.yml up under a name of its own, compares the figures of the pilot with the acceptance
table, kills and starts every container in turn while forms are sent, compares again, holds the topics against the
outboxes, makes a backup, takes the stack down and up again, compares again, and removes everything. Needs Docker with its
compose plugin.
`;

/** Killed in this order, each while forms are sent. */
const KILLED = ['indicators', 'programme', 'surveys', 'gateway', 'kafka', 'postgres'];
const WELL_WITHIN_MS = 240_000;
const SENT_BETWEEN = 10;

const tell = (line: string): void => void process.stdout.write(`${line}\n`);

/** `npm run test:compose`. Gives the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  if (args.length > 0) {
    process.stdout.write(HELP);
    return args.includes('--help') ? 0 : 2;
  }
  const resources = new Resources();
  const signal = abortOnSignals();
  let stack: ComposeStack | undefined;
  try {
    stack = await ComposeStack.prepare(resources);
    await journey(stack, signal);
    tell('The compose stack keeps what it promises.');
    return 0;
  } catch (error) {
    tell(`\n${error instanceof Error ? error.message : String(error)}`);
    if (stack) tell(await stack.logs().catch(() => ''));
    return signal.aborted ? 130 : 1;
  } finally {
    await resources.closeAll(tell);
  }
}

async function journey(stack: ComposeStack, signal: AbortSignal): Promise<void> {
  const building = performance.now();
  await stack.build();
  tell(`images built in ${((performance.now() - building) / 1000).toFixed(1)} s`);
  tell(`up in ${(await stack.up()).toFixed(1)} s`);
  const context: PilotContext = {
    url: (service) => `${stack.address}/api/${service}`,
    token: ({ role }) => stack.output('pilots', ['token', role]),
    progress: () => undefined,
    signal,
  };
  const figures = new Figures(context);
  await figures.agree('after the first start');
  tell(await outsiderReads(stack, signal));
  tell(`memory ${((await stack.memory()) / 1024 ** 3).toFixed(2)} GiB`);

  const work = await FieldWork.begin(context);
  try {
    for (const service of KILLED) {
      await sent(work, signal);
      const began = performance.now();
      await stack.killAndStart(service);
      await well(stack, signal);
      tell(`${service} killed and well again after ${((performance.now() - began) / 1000).toFixed(1)} s`);
    }
    await sent(work, signal);
  } finally {
    await work.stop();
  }
  tell(`${work.stored.length} forms sent meanwhile, ${work.refused} tries refused`);
  await work.acceptAll();
  await figures.counts(work.programme, work.stored.length);
  await figures.agree('after every container was killed');
  tell(await everyFactIsThere(stack));

  await stack.down({ data: false });
  tell(`down, and up again in ${(await stack.up()).toFixed(1)} s`);
  await figures.counts(work.programme, work.stored.length);
  await figures.agree('after down and up');

  await stack.down({ data: true });
  const left = await stack.volumes();
  if (left.length > 0) throw new Error(`down --volumes left ${left.join(', ')}`);
  tell('down --volumes left nothing');
}

/** The figures as anybody sees them at the public port. */
class Figures {
  private token: Promise<string> | undefined;

  constructor(private readonly context: PilotContext) {}

  async agree(when: string): Promise<void> {
    const table = await acceptanceTable();
    const { signal } = this.context;
    const figures = await settledFigures(() => this.read(), table, { signal });
    const differing = disagreements(figures, table);
    if (differing.length > 0)
      throw new Error(
        `${when}: ${differing.map(({ indicator, what }) => `${indicator} ${what}`).join('; ')}`,
      );
    const said = table.map(({ programme, indicator }) => {
      const figure = figures.find((one) => one.programme === programme && one.indicator === indicator);
      return `${indicator} ${figure ? measured(figure) : 'is missing'}`;
    });
    tell(`${when} the figures agree: ${said.join(', ')}`);
  }

  /** Waits until so many forms of the programme are counted. @throws Error when another number stands still */
  async counts(programme: string, forms: number): Promise<void> {
    const table = [{ programme, indicator: 'survey.society', numerator: forms }];
    const { signal } = this.context;
    const figures = await settledFigures(() => this.read(), table, { signal });
    const [wrong] = disagreements(figures, table);
    if (wrong) throw new Error(`${programme}: ${wrong.what}`);
    tell(`${forms} forms sent, ${forms} counted`);
  }

  private async read(): Promise<Figure[]> {
    this.token ??= this.context.token({ role: 'viewer', communes: '*' });
    return readFigures(this.context.url('indicators'), await this.token);
  }
}

/** Waits until some more forms are stored. */
async function sent(work: FieldWork, signal: AbortSignal): Promise<void> {
  const enough = work.stored.length + SENT_BETWEEN;
  await until(() => Promise.resolve(work.stored.length >= enough), 'no form was stored any more', signal);
}

async function well(stack: ComposeStack, signal: AbortSignal): Promise<void> {
  let states = new Map<string, string>();
  const all = async (): Promise<boolean> => {
    states = await stack.states();
    return KILLED.every((service) => states.get(service) === 'healthy');
  };
  await until(all, () => `not well again: ${JSON.stringify(Object.fromEntries(states))}`, signal);
}

async function until(
  done: () => Promise<boolean>,
  otherwise: string | (() => string),
  signal: AbortSignal,
): Promise<void> {
  const end = performance.now() + WELL_WITHIN_MS;
  while (!(await done())) {
    signal.throwIfAborted();
    if (performance.now() > end) throw new Error(typeof otherwise === 'string' ? otherwise : otherwise());
    await delay(200);
  }
}
