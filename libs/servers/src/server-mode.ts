/** Where a server comes from. `auto` decides by what the machine offers (see {@link chooseMode}). */
export type ServerMode = 'external' | 'docker' | 'embedded' | 'auto';

/** What `auto` decided and why, for the line a person reads. */
export interface ModeChoice {
  readonly mode: Exclude<ServerMode, 'auto'>;
  readonly reason: string;
}

/** What the machine offers for one server. The reasons are shown when nothing works. */
export interface ModeFacts {
  /** 'PostgreSQL' or 'Kafka', as people are told. */
  readonly server: string;
  /** Name of the environment variable that points at a server run by somebody else, and whether it is set. */
  readonly external: { readonly variable: string; readonly given: boolean };
  readonly docker: { readonly answers: boolean; readonly image: string; readonly hasImage: boolean };
  readonly embedded: { readonly possible: boolean; readonly missing?: string };
}

/** No way to get the server; the message is one line that names the ways out. */
export class NoServerError extends Error {
  override readonly name = 'NoServerError';
}

/**
 * Chooses where a server comes from. A mode that was asked for is never replaced by another one: it is refused,
 * saying what it lacks. `auto` takes a server that was given, else Docker with a local image, else the embedded
 * server, else Docker that has to pull the image.
 *
 * @throws NoServerError when the wanted mode, or every mode, lacks something
 */
export function chooseMode(wanted: ServerMode, facts: ModeFacts): ModeChoice {
  const { server, external, docker, embedded } = facts;
  const refuse = (why: string): never => {
    throw new NoServerError(`${server} cannot be started: ${why}. Ways out: ${waysOut(facts)}.`);
  };
  switch (wanted) {
    case 'external':
      return external.given
        ? { mode: 'external', reason: `${external.variable} is set` }
        : refuse(`mode external was asked for, but ${external.variable} is not set`);
    case 'docker':
      return docker.answers
        ? {
            mode: 'docker',
            reason: docker.hasImage ? `image ${docker.image}` : `pulling image ${docker.image}`,
          }
        : refuse('mode docker was asked for, but no Docker engine answers');
    case 'embedded':
      return embedded.possible
        ? { mode: 'embedded', reason: 'as asked' }
        : refuse(`mode embedded was asked for, but ${embedded.missing ?? 'something'} is missing`);
    case 'auto':
      if (external.given) return { mode: 'external', reason: `${external.variable} is set` };
      if (docker.answers && docker.hasImage) return { mode: 'docker', reason: `image ${docker.image}` };
      if (embedded.possible) {
        const lack = docker.answers ? `Docker has no image ${docker.image}` : 'no Docker engine answers';
        return { mode: 'embedded', reason: lack };
      }
      if (docker.answers) return { mode: 'docker', reason: `pulling image ${docker.image}` };
      return refuse(
        `no Docker engine answers and ${embedded.missing ?? 'something'} is missing for the embedded server`,
      );
  }
}

function waysOut({ external, embedded }: ModeFacts): string {
  const install = embedded.possible
    ? 'allow mode embedded'
    : `install ${embedded.missing ?? 'what is missing'}`;
  return `start Docker, ${install}, or set ${external.variable} to a running server`;
}

const MODES: readonly string[] = ['external', 'docker', 'embedded', 'auto'];

/**
 * The mode to use: the argument when it is given, else `XASO_SERVERS`, else `auto`.
 *
 * @throws NoServerError on an unknown mode
 */
export function requestedMode(
  argument: string | undefined,
  env: NodeJS.ProcessEnv = process.env,
): ServerMode {
  const mode = argument ?? (env['XASO_SERVERS'] || 'auto');
  if (!MODES.includes(mode))
    throw new NoServerError(`Unknown server mode "${mode}". Known: ${MODES.join(', ')}.`);
  return mode as ServerMode;
}
