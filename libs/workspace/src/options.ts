import { parseArgs } from 'node:util';
import { requestedMode, type ServerMode } from '@xaso/servers';

/** What `npm start` was asked for. */
export interface StartOptions {
  readonly once: boolean;
  readonly json: boolean;
  readonly empty: boolean;
  readonly reset: boolean;
  readonly help: boolean;
  /** The public port speaks HTTPS. */
  readonly https: boolean;
  /** Name or number by which phones reach this machine; only with `https`. */
  readonly host: string | undefined;
  readonly servers: ServerMode | undefined;
}

/** A command line that makes no sense; the message says why, the exit code is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const START_HELP = `npm start -- [options]

Installs, builds and starts PostgreSQL, Kafka and every service, and loads the pilots on the first run. Ctrl-C stops
everything. Data is kept in .xaso.

  --once            start in a private temporary folder on free ports, wait until the figures have settled, compare them
                    with the acceptance table, stop; exit code 0 only if all agree
  --json            the last line of standard output is one JSON document; progress goes to standard error
  --empty           load no demonstration data
  --reset           remove the data of earlier starts first
  --https           the public port speaks HTTPS and is open to the local network, for phones: with the certificate of TLS_CERT
                    and TLS_KEY (PEM files), else with one made for this machine, which each phone has to trust once
  --host <name>     with --https: the name or number by which phones reach this machine
  --servers <mode>  external (POSTGRES_ADMIN_URL and KAFKA_BROKERS), docker, embedded or auto; also XASO_SERVERS
  --help            this text
`;

/** Reads the arguments of `npm start`. @throws UsageError */
export function startOptions(args: readonly string[]): StartOptions {
  const { positionals, ...options } = read(args, false);
  return options;
}

/** Reads the arguments of `npm run dev`: services, and options of `npm start`. @throws UsageError */
export function devOptions(args: readonly string[]): { services: string[]; options: StartOptions } {
  const { positionals, ...options } = read(args, true);
  return { services: positionals, options };
}

function read(args: readonly string[], allowPositionals: boolean): StartOptions & { positionals: string[] } {
  const flag = { type: 'boolean', default: false } as const;
  const options = {
    once: flag,
    json: flag,
    empty: flag,
    reset: flag,
    help: flag,
    https: flag,
    host: { type: 'string' },
    servers: { type: 'string' },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, strict: true, allowPositionals });
    if (values.once && values.empty) {
      throw new Error('--once compares the figures of the pilots: it cannot go with --empty.');
    }
    if (values.host !== undefined && !values.https) throw new Error('--host goes with --https.');
    const servers = values.servers === undefined ? undefined : requestedMode(values.servers);
    return { ...values, host: values.host, servers, positionals };
  } catch (cause) {
    throw new UsageError(`${(cause as Error).message.replace(/\.$/, '')}. See: npm start -- --help`, {
      cause,
    });
  }
}
