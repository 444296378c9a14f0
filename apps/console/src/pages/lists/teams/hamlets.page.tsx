import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { AppLink } from '../../../components/app-link.js';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import { useKeyset } from '../../../components/data-table/keyset.js';
import { Filters } from '../../../components/fields/filters.js';
import { Pick, SearchBox } from '../../../components/fields/pickers.js';
import { Empty } from '../../../components/states.js';
import { dayText } from '../../../format/days.js';
import { Page } from '../../../layout/page.js';
import { type Programme, WithProgramme } from '../../../layout/programme.js';
import { RECORDERS } from '../../../session/session.js';
import { useMay } from '../../../session/use-session.js';
import { plain, shown } from '../shared/columns.js';
import { Opens } from '../shared/deeds.js';
import { listTexts } from '../shared/lists.texts.js';
import { PilotPick, usePilots } from '../shared/pilot-field.js';
import { SubPages } from '../shared/sub-pages.js';
import { RegisterHamlet } from './hamlet-forms.js';
import { hamletTexts } from './hamlets.texts.js';
import { hamletsQuery } from './teams.queries.js';
import type { HamletRow } from './teams.types.js';

const route = getRouteApi('/teams/hamlets');

export const HAMLET_STATES = ['standing', 'merged'] as const;
export const TEAM_FILTERS = ['with', 'without'] as const;

/** The hamlet registers of the communes. */
export function HamletsPage() {
  const say = hamletTexts.use();
  const records = useMay(RECORDERS);
  return (
    <WithProgramme>
      {(programme) => (
        <Page
          title={say('title')}
          lead={say('lead')}
          actions={
            records && (
              <Opens primary label={say('register')}>
                {(close) => <RegisterHamlet programme={programme.code} onClose={close} />}
              </Opens>
            )
          }
        >
          <SubPages group="people" />
          <List key={programme.code} programme={programme} />
        </Page>
      )}
    </WithProgramme>
  );
}

function List({ programme }: { readonly programme: Programme }) {
  const say = hamletTexts.use();
  const lists = listTexts.use();
  const { after, ...filter } = route.useSearch();
  const { q, pilot, team, state } = filter;
  const communeUnitId = usePilots(programme.code).find(({ id }) => id === pilot)?.communeUnitId;
  const navigate = route.useNavigate();
  const change = (part: typeof filter) =>
    void navigate({ search: (before) => ({ ...before, ...part, after: undefined }), replace: true });
  const keyset = useKeyset({
    after,
    go: (next) => void navigate({ search: (before) => ({ ...before, after: next }) }),
  });
  const query = useQuery(
    hamletsQuery({ programme: programme.code, q, communeUnitId, team, state, ...keyset.query }),
  );
  return (
    <>
      <Filters label={lists('filters')}>
        <SearchBox label={say('search')} value={q} onChange={(value) => change({ q: value })} />
        <PilotPick programme={programme.code} value={pilot} onChange={(value) => change({ pilot: value })} />
        <Pick
          label={say('team')}
          any={say('team.any')}
          choices={TEAM_FILTERS.map((value) => ({ value, label: say(`team.${value}`) }))}
          value={team}
          onChange={(value) => change({ team: TEAM_FILTERS.find((one) => one === value) })}
        />
        <Pick
          label={lists('state')}
          any={lists('state.any')}
          choices={HAMLET_STATES.map((value) => ({ value, label: say(`state.${value}`) }))}
          value={state}
          onChange={(value) => change({ state: HAMLET_STATES.find((one) => one === value) })}
        />
      </Filters>
      <DataTable
        title={say('title')}
        columns={useColumns()}
        query={query}
        rowKey={({ id }) => id}
        keyset={keyset}
        filtered={[q, pilot, team, state].some((one) => one !== undefined)}
        empty={<Empty title={say('none')} />}
        exportName={`thon-xom-${programme.code}`}
      />
    </>
  );
}

function useColumns(): readonly Column<HamletRow>[] {
  const say = hamletTexts.use();
  const lists = listTexts.use();
  const teamOf = ({ teamId, mergedInto }: HamletRow): string =>
    mergedInto !== null ? '' : say(teamId === null ? 'team.has-not' : 'team.with');
  const stateOf = ({ mergedInto }: HamletRow): string =>
    say(mergedInto === null ? 'state.standing' : 'state.merged');
  return [
    shown(
      'name',
      say('col.name'),
      ({ id, name }) => <AppLink href={`/teams/hamlets/${id}`}>{name}</AppLink>,
      ({ name }) => name,
      { names: true },
    ),
    plain('code', say('col.code'), ({ code }) => code),
    plain('kind', say('col.kind'), ({ kind }) => say(`kind.${kind}`)),
    plain('commune', say('col.commune'), ({ commune }) => commune),
    shown(
      'team',
      say('col.team'),
      (hamlet) =>
        hamlet.teamId === null ? (
          teamOf(hamlet)
        ) : (
          <AppLink href={`/teams/${hamlet.teamId}`} aria-label={`${say('team.open')}: ${hamlet.name}`}>
            {say('team.open')}
          </AppLink>
        ),
      teamOf,
    ),
    plain('registered', say('col.registered'), ({ registeredOn }) => dayText(registeredOn)),
    plain('state', lists('state'), stateOf),
  ];
}
