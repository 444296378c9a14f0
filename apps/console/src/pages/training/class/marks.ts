import type { Trainee } from '../training.types.js';

/** A mark that was changed on the screen, beside what stood there when it was: null for nobody’s mark. */
export interface Change {
  readonly present: boolean;
  readonly was: boolean | null;
}

/** What was changed on the screen, by `<enrolment> <session>`. */
export type Changes = Readonly<Record<string, Change>>;

export const keyOf = (enrolmentId: string, session: number): string => `${enrolmentId} ${session}`;

/** How a mark stands with the changes: undefined while nobody marked it. */
export const markOf = (
  changes: Changes,
  { enrolmentId, sessions }: Trainee,
  session: number,
): boolean | undefined => changes[keyOf(enrolmentId, session)]?.present ?? sessions[session];

/** Another change; one that says what is stored already is none. What was seen first stays what was read. */
export function changed(changes: Changes, trainee: Trainee, session: number, present: boolean): Changes {
  const key = keyOf(trainee.enrolmentId, session);
  const { [key]: before, ...rest } = changes;
  if (trainee.sessions[session] === present) return rest;
  return { ...rest, [key]: { present, was: before ? before.was : (trainee.sessions[session] ?? null) } };
}

export interface SessionMarks {
  readonly session: number;
  readonly marks: readonly ({ readonly enrolmentId: string } & Change)[];
}

/** The changes as they are sent: a list for each session. */
export function listsOf(changes: Changes): SessionMarks[] {
  const marks = Object.entries(changes).map(([key, change]) => {
    const [enrolmentId = '', session = ''] = key.split(' ');
    return { enrolmentId, session: Number(session), ...change };
  });
  return [...Map.groupBy(marks, ({ session }) => session)]
    .toSorted(([one], [other]) => one - other)
    .map(([session, of]) => ({
      session,
      marks: of.map(({ session: _same, ...mark }) => mark),
    }));
}

/** A change of a mark that somebody else wrote otherwise since. */
export interface Overtaken {
  readonly key: string;
  readonly trainee: Trainee;
  readonly session: number;
  readonly mine: boolean;
  readonly theirs: boolean | null;
}

/** Which changes others were faster with, by how the marks stand now. */
export function overtakenBy(changes: Changes, trainees: readonly Trainee[]): readonly Overtaken[] {
  return trainees.flatMap((trainee) =>
    Object.entries(changes).flatMap(([key, { present, was }]): Overtaken[] => {
      const [enrolmentId, n] = key.split(' ');
      const session = Number(n);
      const theirs = trainee.sessions[session] ?? null;
      if (enrolmentId !== trainee.enrolmentId || theirs === was || theirs === present) return [];
      return [{ key, trainee, session, mine: present, theirs }];
    }),
  );
}

/** What stands is right: those changes are let go, the others stay. */
export const withTheirs = (changes: Changes, overtaken: readonly Overtaken[]): Changes =>
  Object.fromEntries(Object.entries(changes).filter(([key]) => !overtaken.some((one) => one.key === key)));

/** What is on the screen is right: it is sent again by somebody who has seen what stands. */
export const withMine = (changes: Changes, overtaken: readonly Overtaken[]): Changes => ({
  ...changes,
  ...Object.fromEntries(overtaken.map(({ key, mine, theirs }) => [key, { present: mine, was: theirs }])),
});
