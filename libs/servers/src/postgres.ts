import { dockerOffer } from './docker.js';
import { embeddedPostgresOffer, startEmbeddedPostgres } from './postgres-embedded.js';
import { startDockerPostgres } from './postgres-docker.js';
import { waitForPostgres } from './postgres-ready.js';
import { chooseMode, requestedMode, type ModeChoice, type ServerMode } from './server-mode.js';
import { POSTGRES_IMAGE, type PostgresOptions } from './server-options.js';

/** A PostgreSQL that answers. */
export interface PostgresServer {
  readonly mode: Exclude<ServerMode, 'auto'>;
  /** Why this mode was taken. */
  readonly reason: string;
  /** URL of the database `postgres` as a superuser; contains the password. */
  readonly adminUrl: string;
  /** Process of an embedded server. */
  readonly pid?: number;
  /**
   * Kills the server without a shutdown, as a machine that dies: its connections break, its data and port are kept.
   *
   * @throws Error on an external server, which is not ours to end
   */
  kill(): Promise<void>;
  /** Kills one process of the server, by the number that `pg_stat_activity` gives. @throws Error on an external server */
  killBackend(pid: number): Promise<void>;
  /** Starts a killed server again on the same port with the same data; resolves when it answers. */
  resume(): Promise<void>;
  /** Fast shutdown. An external server is left alone. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL 18, or connects to the one in `POSTGRES_ADMIN_URL`.
 *
 * @throws NoServerError when no mode works; Error with the end of the server's log when it does not come up
 */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const choice = await choosePostgres(options);
  const { mode, reason } = choice;
  options.log?.(`PostgreSQL: ${mode} (${reason})`);
  if (mode === 'external') {
    const adminUrl = process.env['POSTGRES_ADMIN_URL'] as string;
    await waitForPostgres(adminUrl, 'the server in POSTGRES_ADMIN_URL', 15_000);
    const refuse = (): Promise<void> =>
      Promise.reject(new Error('The server in POSTGRES_ADMIN_URL is not ours to end.'));
    const stop = () => Promise.resolve();
    return { mode, reason, adminUrl, kill: refuse, killBackend: refuse, resume: refuse, stop };
  }
  const started =
    mode === 'docker' ? await startDockerPostgres(options) : await startEmbeddedPostgres(options);
  return Object.assign(started, { mode, reason });
}

async function choosePostgres(options: PostgresOptions): Promise<ModeChoice> {
  const wanted = requestedMode(options.mode);
  const given = Boolean(process.env['POSTGRES_ADMIN_URL']);
  const settled = wanted === 'external' || (wanted === 'auto' && given);
  return chooseMode(wanted, {
    server: 'PostgreSQL',
    external: { variable: 'POSTGRES_ADMIN_URL', given },
    docker: await dockerOffer(POSTGRES_IMAGE, !settled && wanted !== 'embedded'),
    embedded: settled ? { possible: false } : await embeddedPostgresOffer(),
  });
}
