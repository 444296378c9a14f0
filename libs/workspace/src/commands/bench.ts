import { cpus } from 'node:os';
import { bench as unitsBench } from '@xaso/admin-units/bench';
import { figuresTable } from '../bench/figure.js';
import { platformBench } from '../bench/platform-bench.js';
import { buildAll } from '../build.js';

const HELP = `npm run bench

Measures the figures of docs/benchmarks.md on this machine, with embedded servers in a private folder, and prints them as
a Markdown table. Nothing is judged: compare figures of one machine only, and give them with the machine and the date.
`;

/** `npm run bench`. Gives the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(HELP);
    return 0;
  }
  await buildAll(new AbortController().signal);
  const figures = [...(await platformBench()), ...(await unitsBench())];
  const [cpu] = cpus();
  process.stdout.write(
    `\n${new Date().toISOString().slice(0, 10)} · ${cpus().length} × ${cpu?.model ?? 'unknown processor'} · Node ${process.versions.node}\n\n${figuresTable(figures)}\n`,
  );
  return 0;
}
