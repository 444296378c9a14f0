import { parseArgs } from 'node:util';
import type { ServerMode } from '@xaso/servers';
import { allFaults, knownBad, type LaboratoryOptions, reportOf, runLaboratory } from '@xaso/faults';
import { simulate } from '@xaso/messaging/simulation';
import { abortOnSignals } from '../signals.js';

const HELP = `npm run faults -- [--minutes N | --seconds N] [--seed S] [--servers embedded|docker] [--only fault,fault]
npm run faults -- --known-bad [build …] [--seed S] [--servers embedded|docker]
npm run faults -- --simulate [--seeds N] [--seed S]

Runs three services of nine processes on a PostgreSQL and a Kafka of their own, breaks them again and again, and lets an
independent checker decide from what is left whether anything was lost, doubled or disordered.

  --minutes N, --seconds N   how long faults are injected (default: 1 minute)
  --seed S                   the same orders and the same schedule of faults (default: a new one, which is printed)
  --servers embedded|docker  where PostgreSQL and Kafka come from (default: embedded, else Docker)
  --only a,b                 only these faults: ${allFaults.map(({ name }) => name).join(', ')}
  --keep                     keep history and logs, also when nothing was found
  --known-bad [build …]      whether the checker catches builds that are broken on purpose: all of them, or these
  --simulate                 the same promises against models, step by step; its own --help lists the options
  --help

Exit code 0 only when the last line ends "lost 0 doubled 0 disordered 0" and nothing else was found.
`;

class UsageError extends Error {}

/** `npm run faults`. Gives the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--simulate')) return simulate(args.filter((arg) => arg !== '--simulate'));
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  const signal = abortOnSignals();
  try {
    const options = parsed(args);
    if (options.help) {
      process.stdout.write(HELP);
      return 0;
    }
    const common = { ...options, tell, signal };
    return await (options.knownBad ? judgeBuilds(common, options.builds) : inject(common));
  } catch (error) {
    if (signal.aborted) {
      tell('stopped before its end: nothing was judged');
      return 130;
    }
    tell(error instanceof Error ? error.message : String(error));
    return error instanceof UsageError ? 2 : 1;
  }
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function inject(options: LaboratoryOptions): Promise<number> {
  options.tell(`seed ${options.seed}, ${options.seconds} s of faults`);
  const { seconds, seed, servers, faults, keep, tell, signal } = options;
  const result = await runLaboratory({ seconds, seed, servers, faults, keep, tell, signal });
  print(reportOf(result));
  return result.clean ? 0 : 1;
}

function judgeBuilds(
  { seed, servers, tell, signal }: LaboratoryOptions,
  builds: readonly string[],
): Promise<number> {
  const only = builds.length > 0 ? builds : undefined;
  return knownBad({ seed, servers, only, tell, print, signal });
}

function parsed(args: readonly string[]) {
  const { values, positionals } = parse(args);
  const bad = values['known-bad'] ?? false;
  if (positionals.length > 0 && !bad) throw new UsageError(`what is ${positionals[0]}? See --help`);
  const seconds = Number(values.seconds ?? Number(values.minutes ?? 1) * 60);
  const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
  if (!(seconds > 0) || !Number.isInteger(seed)) throw new UsageError(`numbers, please; see --help`);
  if (values.servers !== undefined && !['embedded', 'docker'].includes(values.servers))
    throw new UsageError(`--servers is embedded or docker, not ${values.servers}`);
  const only = values.only?.split(',');
  const unknown = only?.find((name) => !allFaults.some((fault) => fault.name === name));
  if (unknown !== undefined) throw new UsageError(`there is no fault "${unknown}"; see --help`);
  return {
    help: values.help ?? false,
    keep: values.keep ?? false,
    seconds,
    seed,
    servers: values.servers as ServerMode | undefined,
    knownBad: bad,
    builds: positionals,
    faults: only && allFaults.filter(({ name }) => only.includes(name)),
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        minutes: text,
        seconds: text,
        seed: text,
        servers: text,
        only: text,
        keep: { type: 'boolean' },
        'known-bad': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
