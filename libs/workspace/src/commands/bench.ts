import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { bench as unitsBench } from '@xaso/admin-units/bench';
import { comparisonTable, eventsBench } from '@xaso/bench';
import { figuresTable } from '@xaso/bench/figures';
import { consoleBench } from '../bench/console-bench.js';
import { figuresBench } from '../bench/figures-bench.js';
import { gatewayBench } from '../bench/gateway-bench.js';
import { openRosaBench } from '../bench/openrosa-bench.js';
import { platformBench } from '../bench/platform-bench.js';
import { trainingBench } from '../bench/training-bench.js';
import { buildAll } from '../build.js';

const HELP = `npm run bench [-- platform | events | openrosa | figures | training | gateway | console | all] [--runs N] [--quick]

Measures the figures of docs/benchmarks.md on this machine, with embedded servers in private folders, and prints them as
Markdown tables. Nothing is judged: compare figures of one machine only, and give them with the machine and the date.

  platform    start, memory, the way of one form, the library of units (about 2 minutes)
  events      outbox, relay, Kafka, inbox: figures, ceilings, the same work as NestJS documents it (about 40 minutes)
  openrosa    submissions of a form of 250 questions, also beside a million stored ones (about 6 minutes)
  figures     a million facts counted anew, both times, roll-up, dashboard (about 20 minutes)
  training    attendances of a phone, a list of 5,000, a thousand certificates, QR codes (about 5 minutes)
  gateway     what the gateway adds to a request, and how many it forwards (about 3 minutes)
  console     the largest paint of a first opening on a slow phone, and what comes over the line (about 5 minutes)
  all         everything; this is the default

  --runs N    of which the median is given (5)
  --quick     each once and short, to see that it works; the figures mean nothing
`;

interface BenchOptions {
  readonly runs: number;
  readonly quick: boolean;
}

/** One part: gives its Markdown. */
type Part = (options: BenchOptions) => Promise<string>;

const PARTS: Readonly<Record<string, Part>> = {
  platform: async () => figuresTable([...(await platformBench()), ...(await unitsBench())]),
  events: async ({ runs, quick }) => {
    const log = (line: string): void => void process.stderr.write(`events: ${line}\n`);
    const { figures, comparison, notes } = await eventsBench({ runs, quick, log });
    return [figuresTable(figures), '', ...notes, '', comparisonTable(comparison)].join('\n');
  },
  openrosa: async ({ runs, quick }) =>
    figuresTable(await openRosaBench(quick ? { seconds: 2, rounds: 1, stored: 0 } : { rounds: runs })),
  figures: async ({ quick }) => {
    const log = (line: string): void => void process.stderr.write(`figures: ${line}\n`);
    const small = quick ? { facts: 20_000, pilots: 2, seconds: 2 } : {};
    return figuresTable(await figuresBench({ ...small, log }));
  },
  training: async ({ runs, quick }) => {
    const log = (line: string): void => void process.stderr.write(`training: ${line}\n`);
    const small = quick ? { marks: 50, rows: 500, certificates: 100 } : {};
    return figuresTable(await trainingBench({ ...small, runs, log }));
  },
  gateway: async ({ runs, quick }) => {
    const log = (line: string): void => void process.stderr.write(`gateway: ${line}\n`);
    const small = quick ? { requests: 100, seconds: 1 } : {};
    return figuresTable(await gatewayBench({ ...small, runs, log }));
  },
  console: async ({ runs }) => figuresTable(await consoleBench({ runs })),
};

/** `npm run bench`. Gives the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const wanted = read(args);
  if (typeof wanted === 'string') {
    process.stderr.write(`${wanted}\n\n${HELP}`);
    return 2;
  }
  if (wanted.help) {
    process.stdout.write(HELP);
    return 0;
  }
  await buildAll(new AbortController().signal);
  const [cpu] = cpus();
  process.stdout.write(
    `\n${new Date().toISOString().slice(0, 10)} · ${cpus().length} × ${cpu?.model ?? 'unknown processor'} · Node ${process.versions.node}\n`,
  );
  for (const name of wanted.parts) {
    const began = performance.now();
    const markdown = await PARTS[name]?.(wanted);
    const minutes = ((performance.now() - began) / 60_000).toFixed(1);
    process.stdout.write(`\n## ${name}, measured in ${minutes} minutes\n\n${markdown}\n`);
  }
  return 0;
}

/** What the arguments ask for, or what is wrong with them. */
function read(args: readonly string[]): (BenchOptions & { help: boolean; parts: string[] }) | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        runs: { type: 'string' },
        quick: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const { quick, help } = values;
    const runs = Number(values.runs ?? (quick ? 1 : 5));
    if (!Number.isInteger(runs) || runs < 1) return `--runs takes a number from 1, not ${values.runs}.`;
    const unknown = positionals.find((name) => name !== 'all' && !(name in PARTS));
    if (unknown !== undefined) return `There is no part "${unknown}".`;
    const all = positionals.length === 0 || positionals.includes('all');
    return { runs, quick, help, parts: all ? Object.keys(PARTS) : positionals };
  } catch (error) {
    return (error as Error).message;
  }
}
