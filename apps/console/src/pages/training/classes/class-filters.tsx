import { Filters } from '../../../components/fields/filters.js';
import { DayPick, Pick, SearchBox } from '../../../components/fields/pickers.js';
import { useQuery } from '@tanstack/react-query';
import { useWord } from '../../../i18n/words.texts.js';
import { pilotNamesQuery } from '../training.queries.js';
import { CLASS_STATES } from '../training.types.js';
import { classesTexts } from './classes.texts.js';
import { CurriculumPick } from './curriculum-pick.js';

/** What the list is narrowed to, as the address has it. */
export interface ClassChoices {
  readonly q?: string | undefined;
  readonly mine?: string | undefined;
  readonly state?: string | undefined;
  readonly curriculum?: string | undefined;
  readonly commune?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly order?: string | undefined;
}

interface Props {
  readonly programme: string;
  readonly chosen: ClassChoices;
  /** A month has its days and its order by itself. */
  readonly byMonth: boolean;
  readonly onChange: (next: ClassChoices) => void;
}

/** Which classes are shown, and in which order. */
export function ClassFilters({ programme, chosen, byMonth, onChange }: Props) {
  const say = classesTexts.use();
  const word = useWord();
  const communes = new Map(
    (useQuery(pilotNamesQuery(programme)).data ?? []).map((one) => [one.communeUnitId, one.commune]),
  );
  return (
    <Filters label={say('filters')}>
      {!byMonth && (
        <SearchBox label={say('filter.search')} value={chosen.q} onChange={(q) => onChange({ q })} />
      )}
      <Pick
        label={say('filter.whose')}
        value={chosen.mine}
        choices={[
          { value: 'yes', label: say('mine') },
          { value: 'no', label: say('all') },
        ]}
        onChange={(mine) => onChange({ mine })}
      />
      <Pick
        label={say('filter.state')}
        value={chosen.state}
        any={say('filter.state.any')}
        choices={CLASS_STATES.map((one) => ({ value: one, label: word('state', one) }))}
        onChange={(state) => onChange({ state })}
      />
      <CurriculumPick value={chosen.curriculum} onChange={(curriculum) => onChange({ curriculum })} />
      <Pick
        label={say('filter.commune')}
        value={chosen.commune}
        any={say('filter.commune.any')}
        choices={[...communes].map(([value, label]) => ({ value, label }))}
        onChange={(commune) => onChange({ commune })}
      />
      {!byMonth && (
        <>
          <DayPick label={say('filter.from')} value={chosen.from} onChange={(from) => onChange({ from })} />
          <DayPick label={say('filter.to')} value={chosen.to} onChange={(to) => onChange({ to })} />
          <Pick
            label={say('filter.order')}
            value={chosen.order}
            any={say('filter.order.latest')}
            choices={[{ value: 'earliest', label: say('filter.order.earliest') }]}
            onChange={(order) => onChange({ order })}
          />
        </>
      )}
    </Filters>
  );
}
