import { byNumbers, type Release } from './releases.js';

/** What a file says when it takes away what an earlier one has made superfluous. */
export interface Declaration {
  /** The migration whose contract phase it is: its file name, or the number at its beginning. */
  readonly of: string;
  /** Why nobody needs it any more. */
  readonly reason: string;
  /** The first release whose version does without. */
  readonly since: string;
}

const LINE = /^-- contract of (\S+): (\S.*) since release (\d+\.\d+\.\d+)\.?\s*$/m;
const MEANT = /^--\s*contract\b.*$/im;

/** What a file declares; a text where it means to and does not say all of it; undefined where it says nothing. */
export function declarationOf(sql: string): Declaration | string | undefined {
  const [, of, reason, since] = LINE.exec(sql) ?? [];
  if (of !== undefined && reason !== undefined && since !== undefined) return { of, reason, since };
  const meant = MEANT.exec(sql)?.[0];
  if (meant === undefined) return undefined;
  return `"${meant}" says too little: write "-- contract of 0003: nobody writes x since release 1.2.0"`;
}

/**
 * Why a declaration does not hold; undefined when it does. The named release must be out and must have come with the named
 * migration or after it; the file itself must not be in it or in an earlier one. Then the version that runs while the file
 * is applied is that release or a later one, and does without what is taken away.
 */
export function objection(
  { of, since }: Declaration,
  file: string,
  files: readonly string[],
  releases: readonly Release[],
): string | undefined {
  const earlier = files.filter((name) => name < file);
  const named = earlier.find(
    (name) => name === of || name === `${of}.sql` || name.startsWith(`${of}_`) || name.startsWith(`${of}-`),
  );
  if (named === undefined) return `there is no migration ${of} before it`;
  const release = releases.find(({ version }) => version === since);
  if (!release) return `release ${since} is not out: it is not listed in migration-checks/releases.ts`;
  if (release.last < named)
    return `release ${since} came before ${named}: its version cannot have used what that one made`;
  const first = releases
    .filter(({ last }) => last >= file)
    .sort((a, b) => byNumbers(a.version, b.version))[0];
  if (first && byNumbers(first.version, since) <= 0)
    return `it came out with release ${first.version} itself: whoever still ran the one before was broken by it`;
  return undefined;
}
