import { instantOf, localInput } from '../../common/moments.js';
import type { Session, TrainingClass } from '../../training.types.js';

/** A session as it is typed: local times of `<input type="datetime-local">`, empty while they are missing. */
export interface Sitting {
  readonly startsAt: string;
  readonly endsAt: string;
}

export const sittingsOf = (sessions: readonly Session[]): readonly Sitting[] =>
  sessions.map(({ startsAt, endsAt }) => ({ startsAt: localInput(startsAt), endsAt: localInput(endsAt) }));

/** Another session: a day after the last one, at the same time. */
export function oneMore(sittings: readonly Sitting[]): readonly Sitting[] {
  const last = sittings.at(-1);
  return [...sittings, { startsAt: dayLater(last?.startsAt), endsAt: dayLater(last?.endsAt) }];
}

const DAY_MS = 86_400_000;

function dayLater(local = ''): string {
  const instant = instantOf(local);
  return instant === undefined ? '' : localInput(new Date(Date.parse(instant) + DAY_MS).toISOString());
}

/** What is typed wrong, by the paths that the service names: `sessions.0.startsAt`. */
export function sittingFaults(
  sittings: readonly Sitting[],
  { missing, reversed }: { readonly missing: string; readonly reversed: string },
): Record<string, string> {
  const faults: Record<string, string> = {};
  sittings.forEach(({ startsAt, endsAt }, index) => {
    if (startsAt === '') faults[`sessions.${index}.startsAt`] = missing;
    if (endsAt === '') faults[`sessions.${index}.endsAt`] = missing;
    else if (startsAt !== '' && endsAt <= startsAt) faults[`sessions.${index}.endsAt`] = reversed;
  });
  return faults;
}

/** The class from its first beginning to its last end, and its sessions, as they are sent. */
export function timesOf(sittings: readonly Sitting[]): Pick<TrainingClass, 'startsAt' | 'endsAt'> & {
  readonly sessions: readonly Sitting[];
} {
  const sessions = sittings.map(({ startsAt, endsAt }) => ({
    startsAt: instantOf(startsAt) ?? '',
    endsAt: instantOf(endsAt) ?? '',
  }));
  return {
    startsAt: sessions.map((one) => one.startsAt).toSorted()[0] ?? '',
    endsAt:
      sessions
        .map((one) => one.endsAt)
        .toSorted()
        .at(-1) ?? '',
    sessions,
  };
}
