import { useQuery } from '@tanstack/react-query';
import { ConflictDialog } from '../../../components/conflict-dialog.js';
import type { Problem } from '../../../http/problem.js';
import { scoresQuery } from '../training.queries.js';
import type { Trainee } from '../training.types.js';
import { classTexts } from './class.texts.js';
import { overtakenBy, scoreText, type Typed, withMine, withTheirs } from './scores.js';

interface Props {
  readonly classId: string;
  readonly trainees: readonly Trainee[];
  readonly typed: Typed;
  readonly problem: Problem;
  readonly onDecided: (typed: Typed) => void;
}

/** Somebody else scored the same people meanwhile: both sheets beside each other, where they differ. */
export function ScoresConflict({ classId, trainees, typed, problem, onDecided }: Props) {
  const say = classTexts.use();
  // Under a key of its own: what was read before the refusal is not shown as what stands.
  const fresh = scoresQuery(classId);
  const { data } = useQuery({ ...fresh, queryKey: ['scores', classId, 'now'], staleTime: 0, gcTime: 0 });
  if (!data) return null;
  const overtaken = overtakenBy(typed, data);
  const nameOf = (id: string) => trainees.find(({ enrolmentId }) => enrolmentId === id)?.name ?? id;
  const shown = (score: number | null) => (score === null ? say('tests.unscored') : scoreText(score));
  return (
    <ConflictDialog
      opened
      problem={problem}
      fields={overtaken.map(({ enrolmentId, stage, mine, theirs }) => ({
        title: say('tests.place', { name: nameOf(enrolmentId), stage: say(`tests.${stage}`) }),
        mine: shown(mine),
        theirs: shown(theirs),
      }))}
      onTakeTheirs={() => onDecided(withTheirs(typed, overtaken))}
      onKeepMine={() => onDecided(withMine(typed, overtaken))}
    />
  );
}
