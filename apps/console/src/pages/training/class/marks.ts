import type { Trainee } from '../training.types.js';

/** What was changed on the screen, by `<enrolment> <session>`. */
export type Changes = Readonly<Record<string, boolean>>;

export const keyOf = (enrolmentId: string, session: number): string => `${enrolmentId} ${session}`;

/** How a mark stands with the changes: undefined while nobody marked it. */
export const markOf = (
  changes: Changes,
  { enrolmentId, sessions }: Trainee,
  session: number,
): boolean | undefined => changes[keyOf(enrolmentId, session)] ?? sessions[session];

/** Another change; one that says what is stored already is none. */
export function changed(changes: Changes, trainee: Trainee, session: number, present: boolean): Changes {
  const key = keyOf(trainee.enrolmentId, session);
  const { [key]: _before, ...rest } = changes;
  return trainee.sessions[session] === present ? rest : { ...rest, [key]: present };
}

export interface SessionMarks {
  readonly session: number;
  readonly marks: readonly { readonly enrolmentId: string; readonly present: boolean }[];
}

/** The changes as they are sent: a list for each session. */
export function listsOf(changes: Changes): SessionMarks[] {
  const marks = Object.entries(changes).map(([key, present]) => {
    const [enrolmentId = '', session = ''] = key.split(' ');
    return { enrolmentId, session: Number(session), present };
  });
  return [...Map.groupBy(marks, ({ session }) => session)]
    .toSorted(([one], [other]) => one - other)
    .map(([session, of]) => ({
      session,
      marks: of.map(({ enrolmentId, present }) => ({ enrolmentId, present })),
    }));
}

/** What is left of the changes once a session is stored. */
export const withoutSession = (changes: Changes, session: number): Changes =>
  Object.fromEntries(Object.entries(changes).filter(([key]) => !key.endsWith(` ${session}`)));
