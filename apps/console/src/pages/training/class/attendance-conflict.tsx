import { useQuery } from '@tanstack/react-query';
import { ConflictDialog } from '../../../components/conflict-dialog.js';
import type { Problem } from '../../../http/problem.js';
import { rosterQuery } from '../training.queries.js';
import { classTexts } from './class.texts.js';
import { type Changes, overtakenBy, withMine, withTheirs } from './marks.js';

interface Props {
  readonly classId: string;
  readonly changes: Changes;
  readonly problem: Problem;
  readonly onDecided: (changes: Changes) => void;
}

/** Somebody else marked the same people meanwhile: both sheets beside each other, where they differ. */
export function AttendanceConflict({ classId, changes, problem, onDecided }: Props) {
  const say = classTexts.use();
  // Under a key of its own: what was read before the refusal is not shown as what stands.
  const fresh = rosterQuery(classId);
  const { data } = useQuery({ ...fresh, queryKey: ['roster', classId, 'now'], staleTime: 0, gcTime: 0 });
  if (!data) return null;
  const overtaken = overtakenBy(changes, data);
  const wordOf = (present: boolean | null): string =>
    say(present === null ? 'attendance.unmarked' : present ? 'attendance.present' : 'attendance.absent');
  return (
    <ConflictDialog
      opened
      problem={problem}
      fields={overtaken.map(({ trainee, session, mine, theirs }) => ({
        title: say('attendance.place', { name: trainee.name, n: session }),
        mine: wordOf(mine),
        theirs: wordOf(theirs),
      }))}
      onTakeTheirs={() => onDecided(withTheirs(changes, overtaken))}
      onKeepMine={() => onDecided(withMine(changes, overtaken))}
    />
  );
}
