import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { AppLink } from '../../../components/app-link.js';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import { useKeyset } from '../../../components/data-table/keyset.js';
import { StateBadge } from '../../../components/state-badge.js';
import { dayText } from '../../../format/days.js';
import { useWord } from '../../../i18n/words.texts.js';
import { Page } from '../../../layout/page.js';
import { type Programme, WithProgramme } from '../../../layout/programme.js';
import { pilotsQuery } from '../pilot.queries.js';
import { pilotTexts } from '../pilot.texts.js';
import type { Pilot } from '../pilot.types.js';

const route = getRouteApi('/pilots');

/** The pilots of a programme, a line a commune. */
export function PilotsPage() {
  const say = pilotTexts.use();
  return (
    <Page title={say('pilots.title')} lead={say('pilots.lead')}>
      <WithProgramme>{(programme) => <List key={programme.code} programme={programme} />}</WithProgramme>
    </Page>
  );
}

function List({ programme }: { readonly programme: Programme }) {
  const say = pilotTexts.use();
  const word = useWord();
  const navigate = route.useNavigate();
  const keyset = useKeyset({
    after: route.useSearch().after,
    go: (after) => void navigate({ search: (before) => ({ ...before, after }) }),
  });
  const query = useQuery(pilotsQuery(programme.code, keyset.query));
  const planOf = ({ plans }: Pilot): string => {
    const last = plans.at(-1);
    if (!last) return say('pilots.plan.none');
    return say(last.approval ? 'pilots.plan.approved' : 'pilots.plan.open', { version: last.planVersion });
  };
  const pillarsOf = ({ pillars }: Pilot): string =>
    pillars.map((pillar) => word('pillar', pillar)).join(', ');
  const columns: readonly Column<Pilot>[] = [
    {
      key: 'commune',
      title: say('pilots.commune'),
      names: true,
      cell: ({ id, commune }) => <AppLink href={`/pilots/${id}`}>{commune}</AppLink>,
      text: ({ commune }) => commune,
    },
    {
      key: 'phase',
      title: say('pilots.phase'),
      cell: ({ phase }) => <StateBadge state={phase} group="phase" />,
      text: ({ phase }) => word('phase', phase),
    },
    {
      key: 'since',
      title: say('pilots.since'),
      cell: (pilot) => dayText(sinceOf(pilot)),
      text: (pilot) => dayText(sinceOf(pilot)),
    },
    { key: 'plan', title: say('pilots.plan'), cell: planOf, text: planOf },
    { key: 'pillars', title: say('pilots.pillars'), cell: pillarsOf, text: pillarsOf },
    { key: 'problem', title: say('pilots.problem'), cell: problemOf, text: problemOf },
    {
      key: 'today',
      title: say('pilots.today'),
      cell: ({ communeToday }) => communeToday?.name ?? '–',
      text: ({ communeToday }) => communeToday?.name ?? null,
    },
  ];
  return (
    <DataTable
      title={say('pilots.title')}
      columns={columns}
      query={query}
      rowKey={({ id }) => id}
      keyset={keyset}
      exportName={`thi-diem-${programme.code}`}
    />
  );
}

const sinceOf = ({ history, proposedOn }: Pilot): string => history.at(-1)?.on ?? proposedOn;

const problemOf = ({ problems }: Pilot): string => problems.find(({ primary }) => primary)?.text ?? '';
