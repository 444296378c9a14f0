import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ServerMode } from '@xaso/servers';
import { onPrivateInstallation } from '../analytics/on-private-installation.js';
import { onRunningInstallation } from '../analytics/on-running-installation.js';
import { Example } from '../analytics/example.js';
import { EXAMPLE, provideVenv } from '../analytics/python.js';
import { ROOT } from '../root.js';
import { abortOnSignals } from '../signals.js';

const HELP = `npm run analytics [-- --kills N] [--servers embedded|docker]
npm run analytics -- --running

Tries the example for analysts (deploy/analytics, docs/analytics.md) on an installation of its own with the pilots: facts of a
later release, duplicates and records that are no facts come in between, the reader is killed with SIGKILL again and again, and
at the end its figures and every topic and day must agree with the platform.

  --kills N                  how often (default 10)
  --servers embedded|docker  where PostgreSQL and Kafka come from (default: embedded)
  --running                  reads the installation that runs here and compares; writes nothing into it
  --help

The last line is the verdict; exit code 0 only when it says OK.
`;

/** `npm run analytics`. Gives the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  const options = parsed(args);
  if (typeof options === 'string') {
    tell(options);
    return 2;
  }
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const signal = abortOnSignals();
  const folder = await mkdtemp(join(tmpdir(), 'xaso-analytics-'));
  try {
    const python = await provideVenv(join(ROOT, '.xaso', 'analytics'), tell);
    const { stderr } = await new Example(python, {}, signal).must(
      'unittest',
      'discover',
      '-t',
      EXAMPLE,
      '-s',
      'tests',
    );
    tell(`unit tests of the example: ${stderr.trim().split('\n').at(-1) ?? ''}`);
    const told = { folder, python, signal, tell };
    const verdict = options.running
      ? await onRunningInstallation(told)
      : await onPrivateInstallation({ ...told, kills: options.kills, servers: options.servers });
    process.stdout.write(`analytics OK: ${verdict}\n`);
    return 0;
  } catch (error) {
    if (signal.aborted) {
      tell('stopped before its end: nothing was judged');
      return 130;
    }
    tell(error instanceof Error ? error.message : String(error));
    process.stdout.write('analytics FAILED: the lines above say what\n');
    return 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Options {
  readonly help: boolean;
  readonly running: boolean;
  readonly kills: number;
  readonly servers: ServerMode;
}

/** What the words say, or what is wrong with them. */
function parsed(args: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', default: false },
        running: { type: 'boolean', default: false },
        kills: { type: 'string', default: '10' },
        servers: { type: 'string', default: 'embedded' },
      },
    });
    const kills = Number(values.kills);
    if (!Number.isInteger(kills) || kills < 0 || kills > 12)
      return '--kills takes a number from 0 to 12; see --help';
    if (!['embedded', 'docker'].includes(values.servers))
      return '--servers is embedded or docker; see --help';
    return { help: values.help, running: values.running, kills, servers: values.servers as ServerMode };
  } catch (error) {
    return `${(error as Error).message}; see --help`;
  }
}
