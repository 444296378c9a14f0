/** A version of a service, or of a library with migrations, that was given to installations. */
export interface Release {
  readonly version: string;
  /** `yyyy-mm-dd` */
  readonly date: string;
  /** The last migration of the set that came with it. */
  readonly last: string;
}

/**
 * Every release by the name of its set of migrations, oldest first. A line is added when a version is released and never
 * changed: from then on it may be the version that runs while a later migration is applied. There is no release yet.
 */
export const RELEASES: Readonly<Record<string, readonly Release[]>> = {};

/** Orders versions by their numbers: 1.9.0 comes before 1.10.0. */
export const byNumbers = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });
