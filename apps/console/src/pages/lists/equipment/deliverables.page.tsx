import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { AppLink } from '../../../components/app-link.js';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import { useKeyset } from '../../../components/data-table/keyset.js';
import { Filters } from '../../../components/fields/filters.js';
import { Pick, SearchBox } from '../../../components/fields/pickers.js';
import { StateBadge } from '../../../components/state-badge.js';
import { Empty } from '../../../components/states.js';
import { dayText } from '../../../format/days.js';
import { useWord } from '../../../i18n/words.texts.js';
import { Page } from '../../../layout/page.js';
import { type Programme, WithProgramme } from '../../../layout/programme.js';
import { RECORDERS } from '../../../session/session.js';
import { useMay } from '../../../session/use-session.js';
import { plain, shown } from '../shared/columns.js';
import { Opens } from '../shared/deeds.js';
import { listTexts } from '../shared/lists.texts.js';
import { PilotPick } from '../shared/pilot-field.js';
import { SubPages } from '../shared/sub-pages.js';
import { PlanDeliverable } from './deliverable-forms.js';
import { deliverableTexts } from './deliverables.texts.js';
import { deliverablesQuery } from './equipment.queries.js';
import { type Deliverable, DELIVERABLE_STATES, DELIVERABLE_TYPES, WORK_KINDS } from './equipment.types.js';
import { WorkShare } from './work-share.js';

const route = getRouteApi('/deliverables');

/** What is built or rented, and how far it is. */
export function DeliverablesPage() {
  const say = deliverableTexts.use();
  const navigate = route.useNavigate();
  const { pilot } = route.useSearch();
  const records = useMay(RECORDERS);
  return (
    <WithProgramme>
      {(programme) => (
        <Page
          title={say('title')}
          lead={say('lead')}
          actions={
            records && (
              <Opens primary label={say('plan')}>
                {(close) => (
                  <PlanDeliverable
                    programme={programme.code}
                    onClose={close}
                    onDone={(id) => void navigate({ to: '/deliverables/$id', params: { id } })}
                  />
                )}
              </Opens>
            )
          }
        >
          <SubPages group="things" />
          <List key={programme.code} programme={programme} />
          <WorkShare programme={programme.code} pilot={pilot} />
        </Page>
      )}
    </WithProgramme>
  );
}

function List({ programme }: { readonly programme: Programme }) {
  const say = deliverableTexts.use();
  const lists = listTexts.use();
  const word = useWord();
  const { after, ...filter } = route.useSearch();
  const { q, pilot, type, work, state } = filter;
  const navigate = route.useNavigate();
  const change = (part: typeof filter) =>
    void navigate({ search: (before) => ({ ...before, ...part, after: undefined }), replace: true });
  const keyset = useKeyset({
    after,
    go: (next) => void navigate({ search: (before) => ({ ...before, after: next }) }),
  });
  const query = useQuery(
    deliverablesQuery({
      programme: programme.code,
      q,
      pilotId: pilot,
      type,
      workKind: work,
      state,
      ...keyset.query,
    }),
  );
  return (
    <>
      <Filters label={lists('filters')}>
        <SearchBox label={say('search')} value={q} onChange={(value) => change({ q: value })} />
        <PilotPick programme={programme.code} value={pilot} onChange={(value) => change({ pilot: value })} />
        <Pick
          label={say('col.type')}
          any={say('type.any')}
          choices={DELIVERABLE_TYPES.map((value) => ({ value, label: say(`type.${value}`) }))}
          value={type}
          onChange={(value) => change({ type: DELIVERABLE_TYPES.find((one) => one === value) })}
        />
        <Pick
          label={say('col.work')}
          any={say('work.any')}
          choices={WORK_KINDS.map((value) => ({ value, label: say(`work.${value}`) }))}
          value={work}
          onChange={(value) => change({ work: WORK_KINDS.find((one) => one === value) })}
        />
        <Pick
          label={lists('state')}
          any={lists('state.any')}
          choices={DELIVERABLE_STATES.map((value) => ({ value, label: word('deliverable', value) }))}
          value={state}
          onChange={(value) => change({ state: DELIVERABLE_STATES.find((one) => one === value) })}
        />
      </Filters>
      <DataTable
        title={say('title')}
        columns={useColumns()}
        query={query}
        rowKey={({ id }) => id}
        keyset={keyset}
        filtered={[q, pilot, type, work, state].some((one) => one !== undefined)}
        empty={<Empty title={say('none')} />}
        exportName={`san-pham-${programme.code}`}
      />
    </>
  );
}

function useColumns(): readonly Column<Deliverable>[] {
  const say = deliverableTexts.use();
  const lists = listTexts.use();
  const word = useWord();
  return [
    shown(
      'title',
      say('col.title'),
      ({ id, title }) => <AppLink href={`/deliverables/${id}`}>{title}</AppLink>,
      ({ title }) => title,
      { names: true },
    ),
    plain('commune', say('col.commune'), ({ commune }) => commune),
    plain('type', say('col.type'), ({ type }) => say(`type.${type}`)),
    plain('work', say('col.work'), ({ workKind }) => say(`work.${workKind}`)),
    shown(
      'state',
      lists('state'),
      ({ state }) => <StateBadge state={state} group="deliverable" />,
      ({ state }) => word('deliverable', state),
    ),
    plain('since', say('col.since'), ({ steps }) => dayText(steps.at(-1)?.on ?? '')),
  ];
}
