import { Button, Group, SegmentedControl } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { AppLink } from '../../../components/app-link.js';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import { useKeyset } from '../../../components/data-table/keyset.js';
import { Filters } from '../../../components/fields/filters.js';
import { Pick } from '../../../components/fields/pickers.js';
import { StateBadge } from '../../../components/state-badge.js';
import { Empty } from '../../../components/states.js';
import { useWord } from '../../../i18n/words.texts.js';
import { Page } from '../../../layout/page.js';
import { type Programme, WithProgramme } from '../../../layout/programme.js';
import { RECORDERS } from '../../../session/session.js';
import { useMay, useSession } from '../../../session/use-session.js';
import { spanText } from '../common/moments.js';
import { classesQuery, type ClassFilter, curriculaQuery } from '../training.queries.js';
import { CLASS_STATES, type ClassState, type TrainingClass } from '../training.types.js';
import { CalendarFeed } from './calendar-feed.js';
import { classesTexts } from './classes.texts.js';
import { CurriculumPick } from './curriculum-pick.js';
import { MonthCalendar } from './month-calendar.js';
import { PlanClass } from './plan-class.js';
import { titlesOf } from './titles.js';

const route = getRouteApi('/classes');

/** The classes of a programme; a trainer sees their own first. */
export function ClassesPage() {
  const say = classesTexts.use();
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={<AppLink href="/curricula">{say('curricula')}</AppLink>}
    >
      <WithProgramme>{(programme) => <Classes key={programme.code} programme={programme} />}</WithProgramme>
    </Page>
  );
}

function Classes({ programme }: { readonly programme: Programme }) {
  const say = classesTexts.use();
  const plans = useMay(RECORDERS);
  const teaches = useSession().role === 'trainer';
  const navigate = route.useNavigate();
  const { view, month, state, curriculum, mine = teaches ? 'yes' : 'no' } = route.useSearch();
  const [planning, { open, close }] = useDisclosure(false);
  const filter: ClassFilter = {
    programme: programme.code,
    state,
    curriculum,
    mine: mine === 'yes' ? true : undefined,
  };
  const choose = (next: object) =>
    void navigate({ search: (before) => ({ ...before, ...next, after: undefined }), replace: true });
  return (
    <>
      <Filters label={say('filters')}>
        <Pick
          label={say('filter.whose')}
          value={mine}
          choices={[
            { value: 'yes', label: say('mine') },
            { value: 'no', label: say('all') },
          ]}
          onChange={(next) => choose({ mine: next })}
        />
        <StatePick value={state} onChange={(next) => choose({ state: next })} />
        <CurriculumPick value={curriculum} onChange={(next) => choose({ curriculum: next })} />
      </Filters>
      <Group justify="space-between" className="xaso-no-print">
        <SegmentedControl
          aria-label={say('view')}
          value={view ?? 'list'}
          data={[
            { value: 'list', label: say('view.list') },
            { value: 'calendar', label: say('view.calendar') },
          ]}
          onChange={(next) => choose({ view: next === 'calendar' ? next : undefined })}
        />
        {plans && <Button onClick={open}>{say('new')}</Button>}
      </Group>
      {view === 'calendar' ? (
        <MonthCalendar filter={filter} month={month} onMonth={(next) => choose({ month: next })} />
      ) : (
        <ClassList filter={filter} />
      )}
      <CalendarFeed programme={programme.code} />
      {planning && <PlanClass programme={programme} onClose={close} />}
    </>
  );
}

function ClassList({ filter }: { readonly filter: ClassFilter }) {
  const say = classesTexts.use();
  const word = useWord();
  const navigate = route.useNavigate();
  const keyset = useKeyset({
    after: route.useSearch().after,
    go: (after) => void navigate({ search: (before) => ({ ...before, after }) }),
  });
  const query = useQuery(classesQuery(filter, keyset.query));
  const titles = titlesOf(useQuery(curriculaQuery()).data ?? []);
  const nameOf = ({ curriculumId, curriculum }: TrainingClass): string =>
    [curriculum, titles.get(curriculumId)].filter(Boolean).join(' – ');
  const columns: readonly Column<TrainingClass>[] = [
    {
      key: 'class',
      title: say('col.class'),
      names: true,
      cell: (row) => <AppLink href={`/classes/${row.id}`}>{nameOf(row)}</AppLink>,
      text: nameOf,
    },
    {
      key: 'when',
      title: say('col.when'),
      cell: ({ startsAt, endsAt }) => spanText(startsAt, endsAt),
      text: ({ startsAt, endsAt }) => spanText(startsAt, endsAt),
    },
    { key: 'venue', title: say('col.venue'), cell: ({ venue }) => venue, text: ({ venue }) => venue },
    {
      key: 'commune',
      title: say('col.commune'),
      cell: ({ commune }) => commune,
      text: ({ commune }) => commune,
    },
    {
      key: 'state',
      title: say('col.state'),
      cell: ({ state }) => <StateBadge state={state} />,
      text: ({ state }) => word('state', state),
    },
    {
      key: 'sessions',
      title: say('col.sessions'),
      numeric: true,
      cell: ({ sessions }) => sessions.length,
      text: ({ sessions }) => sessions.length,
    },
    {
      key: 'capacity',
      title: say('col.capacity'),
      numeric: true,
      cell: ({ capacity }) => capacity,
      text: ({ capacity }) => capacity,
    },
  ];
  return (
    <DataTable
      title={say('title')}
      columns={columns}
      query={query}
      rowKey={({ id }) => id}
      keyset={keyset}
      filtered={filter.state !== undefined || filter.curriculum !== undefined}
      empty={<Empty title={say(filter.mine ? 'mine.none' : 'none')} />}
      exportName={`lop-tap-huan-${filter.programme}`}
    />
  );
}

interface StatePickProps {
  readonly value: ClassState | undefined;
  readonly onChange: (next: string | undefined) => void;
}

function StatePick({ value, onChange }: StatePickProps) {
  const say = classesTexts.use();
  const word = useWord();
  return (
    <Pick
      label={say('filter.state')}
      value={value}
      any={say('filter.state.any')}
      choices={CLASS_STATES.map((one) => ({ value: one, label: word('state', one) }))}
      onChange={onChange}
    />
  );
}
