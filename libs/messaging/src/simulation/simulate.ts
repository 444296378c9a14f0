import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { Progress } from './part.js';
import { play } from './play.js';
import { story, sum, summary } from './report.js';
import { noCounts } from './simulation.js';

const HELP = `npm run faults -- --simulate [--seeds N] [--first S] [--cores N]
npm run faults -- --simulate --seed S

Plays relay, consumer, inbox, parking and redrive against models of PostgreSQL and Kafka, each seed with faults of its own:
processes killed or stopped at any step, answers lost, commits of unknown outcome, rebalances, events refused. The same
seed plays the same, step by step. --seed shows one with everything that happens in it.

  --seeds N    how many (100000)
  --first S    the first of them (1)
  --cores N    how many are played side by side (one for each core)

Ends with 0 when every promise was kept in every seed, with 1 when not, with 2 on arguments it does not know.
`;

const SHOWN_EVERY_MS = 10_000;
/** How many failing seeds are told with their history. */
const STORIES = 2;

/** The command behind `npm run faults -- --simulate`. Gives the exit code. */
export async function simulate(args: readonly string[], say: Say = onStandardOutput): Promise<number> {
  const asked = options(args);
  if (typeof asked === 'string') {
    say(asked);
    return 2;
  }
  if (asked.help) {
    say(HELP);
    return 0;
  }
  return asked.seed === undefined ? many(asked, say) : one(asked.seed, say);
}

type Say = (text: string) => void;

const onStandardOutput: Say = (text) => void process.stdout.write(text);

interface Asked {
  readonly help: boolean;
  readonly seed: number | undefined;
  readonly seeds: number;
  readonly first: number;
  readonly cores: number;
}

function options(args: readonly string[]): Asked | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        simulate: { type: 'boolean' },
        help: { type: 'boolean', default: false },
        seed: { type: 'string' },
        seeds: { type: 'string', default: '100000' },
        first: { type: 'string', default: '1' },
        cores: { type: 'string', default: String(availableParallelism()) },
      },
    });
    return {
      help: values.help,
      seed: values.seed === undefined ? undefined : positive('seed', values.seed),
      seeds: positive('seeds', values.seeds),
      first: positive('first', values.first),
      cores: positive('cores', values.cores),
    };
  } catch (error) {
    return `${(error as Error).message}\n\n${HELP}`;
  }
}

function positive(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new RangeError(`--${name} ${text}: a whole number from 1 on is needed`);
  return number;
}

async function one(seed: number, say: Say): Promise<number> {
  const outcome = await play(seed, { history: true });
  say(story(outcome));
  return outcome.failure === undefined ? 0 : 1;
}

async function many({ seeds, first, cores }: Asked, say: Say): Promise<number> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1_000;
  const failed: number[] = [];
  let counts = noCounts();
  let played = 0;
  let shownAt = began;
  const heard = (progress: Progress) => {
    counts = sum(counts, progress.counts);
    played += progress.seeds;
    failed.push(...progress.failed);
    if (performance.now() - shownAt < SHOWN_EVERY_MS) return;
    shownAt = performance.now();
    say(`${played} of ${seeds} seeds, ${failed.length} failed, ${seconds().toFixed(0)} s\n`);
  };
  const step = Math.min(cores, seeds);
  const parts = Array.from({ length: step }, (_, index) => ({
    first: first + index,
    last: first + seeds - 1,
    step,
  }));
  await Promise.all(parts.map((part) => inWorker(part, heard)));
  failed.sort((a, b) => a - b);
  for (const seed of failed.slice(0, STORIES)) say(`\n${story(await play(seed, { history: true }))}`);
  if (failed.length > STORIES) say(`\nfailing as well: ${failed.slice(STORIES).join(', ')}\n`);
  say(`${summary(played, failed.length, seconds(), counts)}\n`);
  return failed.length === 0 ? 0 : 1;
}

/** @throws what ended the thread; an unhandled rejection among it, which would end a service as well. */
function inWorker(part: object, heard: (progress: Progress) => void): Promise<void> {
  const source = new URL('../../../workspace/bootstrap/source.mjs', import.meta.url).href;
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: part,
    execArgv: ['--import', source],
  });
  return new Promise((resolve, reject) => {
    worker.on('message', heard);
    worker.on('error', reject);
    worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a thread ended with ${code}`))));
  });
}
