import { useQuery } from '@tanstack/react-query';
import { Pick } from '../../../components/fields/pickers.js';
import { curriculaQuery } from '../training.queries.js';
import { classesTexts } from './classes.texts.js';

interface Props {
  readonly value: string | undefined;
  readonly onChange: (next: string | undefined) => void;
}

/** The curricula by their codes, whichever version. */
export function CurriculumPick({ value, onChange }: Props) {
  const say = classesTexts.use();
  const known = useQuery(curriculaQuery()).data ?? [];
  const latest = new Map(known.map(({ code, title }) => [code, title]));
  return (
    <Pick
      label={say('filter.curriculum')}
      value={value}
      any={say('filter.curriculum.any')}
      choices={[...latest].map(([code, title]) => ({ value: code, label: `${code} – ${title}` }))}
      onChange={onChange}
    />
  );
}
