import { Button, Group, SegmentedControl } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { AppLink } from '../../../components/app-link.js';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import { useKeyset } from '../../../components/data-table/keyset.js';
import { StateBadge } from '../../../components/state-badge.js';
import { Empty } from '../../../components/states.js';
import { useWord } from '../../../i18n/words.texts.js';
import { Page } from '../../../layout/page.js';
import { type Programme, WithProgramme } from '../../../layout/programme.js';
import { RECORDERS } from '../../../session/session.js';
import { useMay, useSession } from '../../../session/use-session.js';
import { spanText } from '../common/moments.js';
import { classesQuery, type ClassFilter, curriculaQuery } from '../training.queries.js';
import type { TrainingClass } from '../training.types.js';
import { CalendarFeed } from './calendar-feed.js';
import { ClassFilters } from './class-filters.js';
import { classesTexts } from './classes.texts.js';
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
  const { view, month, after: _page, mine = teaches ? 'yes' : 'no', ...chosen } = route.useSearch();
  const [planning, { open, close }] = useDisclosure(false);
  const { q, state, curriculum, commune, from, to, order = 'latest' } = chosen;
  const whose = mine === 'yes' ? true : undefined;
  const inMonth: ClassFilter = {
    programme: programme.code,
    state,
    curriculum,
    communeUnitId: commune,
    mine: whose,
  };
  const filter: ClassFilter = { ...inMonth, q, from, to, order };
  const choose = (next: object) =>
    void navigate({ search: (before) => ({ ...before, ...next, after: undefined }), replace: true });
  return (
    <>
      <ClassFilters
        programme={programme.code}
        chosen={{ ...chosen, mine }}
        byMonth={view === 'calendar'}
        onChange={choose}
      />
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
        <MonthCalendar filter={inMonth} month={month} onMonth={(next) => choose({ month: next })} />
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
      filtered={isNarrowed(filter)}
      empty={<Empty title={say(filter.mine ? 'mine.none' : 'none')} />}
      exportName={`lop-tap-huan-${filter.programme}`}
    />
  );
}

/** Whether an empty list may be so because of what was chosen. */
const isNarrowed = ({ state, curriculum, communeUnitId, q, from, to }: ClassFilter): boolean =>
  [state, curriculum, communeUnitId, q, from, to].some((one) => one !== undefined);
