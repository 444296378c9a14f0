import { Text } from '@mantine/core';
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
import styles from '../shared/lists.module.css';
import { listTexts } from '../shared/lists.texts.js';
import { PilotPick } from '../shared/pilot-field.js';
import { SubPages } from '../shared/sub-pages.js';
import { FormTeam } from './team-forms.js';
import { hamletsWithoutTeamQuery, teamsQuery } from './teams.queries.js';
import { teamTexts } from './teams.texts.js';
import { LEVELS, OFFICES, TEAM_STATES, type Team, type TeamRow } from './teams.types.js';

const route = getRouteApi('/teams');

/** Community digital teams, commune by commune and hamlet by hamlet. */
export function TeamsPage() {
  const say = teamTexts.use();
  const navigate = route.useNavigate();
  const records = useMay(RECORDERS);
  return (
    <WithProgramme>
      {(programme) => (
        <Page
          title={say('title')}
          lead={say('lead')}
          actions={
            records && (
              <Opens primary label={say('form')}>
                {(close) => (
                  <FormTeam
                    programme={programme.code}
                    onClose={close}
                    onDone={(id) => void navigate({ to: '/teams/$id', params: { id } })}
                  />
                )}
              </Opens>
            )
          }
        >
          <SubPages group="people" />
          <WithoutTeam programme={programme.code} />
          <List key={programme.code} programme={programme} />
        </Page>
      )}
    </WithProgramme>
  );
}

/** How many hamlets wait for their team; nothing when none does. */
function WithoutTeam({ programme }: { readonly programme: string }) {
  const say = teamTexts.use();
  const count = useQuery(hamletsWithoutTeamQuery(programme)).data?.length ?? 0;
  if (count === 0) return null;
  return (
    <div className={styles['note']}>
      <Text>{say('without.note', { count })}</Text>
      <AppLink href="/teams/hamlets?team=without">{say('without.open')}</AppLink>
    </div>
  );
}

function List({ programme }: { readonly programme: Programme }) {
  const say = teamTexts.use();
  const lists = listTexts.use();
  const word = useWord();
  const { after, ...filter } = route.useSearch();
  const { q, pilot, level, state } = filter;
  const navigate = route.useNavigate();
  const change = (part: typeof filter) =>
    void navigate({ search: (before) => ({ ...before, ...part, after: undefined }), replace: true });
  const keyset = useKeyset({
    after,
    go: (next) => void navigate({ search: (before) => ({ ...before, after: next }) }),
  });
  const query = useQuery(
    teamsQuery({ programme: programme.code, q, pilotId: pilot, level, state, ...keyset.query }),
  );
  return (
    <>
      <Filters label={lists('filters')}>
        <SearchBox label={say('search')} value={q} onChange={(value) => change({ q: value })} />
        <PilotPick programme={programme.code} value={pilot} onChange={(value) => change({ pilot: value })} />
        <Pick
          label={say('level')}
          any={say('level.any')}
          choices={LEVELS.map((value) => ({ value, label: say(`level.${value}`) }))}
          value={level}
          onChange={(value) => change({ level: LEVELS.find((one) => one === value) })}
        />
        <Pick
          label={lists('state')}
          any={lists('state.any')}
          choices={TEAM_STATES.map((value) => ({ value, label: word('state', value) }))}
          value={state}
          onChange={(value) => change({ state: TEAM_STATES.find((one) => one === value) })}
        />
      </Filters>
      <DataTable
        title={say('title')}
        columns={useTeamColumns()}
        query={query}
        rowKey={({ id }) => id}
        keyset={keyset}
        filtered={[q, pilot, level, state].some((one) => one !== undefined)}
        empty={<Empty title={say('none')} />}
        exportName={`to-cong-nghe-so-${programme.code}`}
      />
    </>
  );
}

/** Also of the list of teams that are or were in one hamlet. */
export function useTeamColumns(): readonly Column<TeamRow>[] {
  const say = teamTexts.use();
  const lists = listTexts.use();
  const word = useWord();
  const placeOf = ({ level, hamletName, hamletCode }: TeamRow): string =>
    level === 'commune' ? say('level.commune') : `${hamletName ?? ''} (${hamletCode ?? ''})`;
  const officesOf = useOffices();
  return [
    shown(
      'place',
      say('col.place'),
      (team) => <AppLink href={`/teams/${team.id}`}>{placeOf(team)}</AppLink>,
      placeOf,
      { names: true },
    ),
    plain('commune', say('col.commune'), ({ commune }) => commune),
    plain('decision', say('col.decision'), ({ decisionNo }) => decisionNo),
    plain('formed', say('col.formed'), ({ formedOn }) => dayText(formedOn)),
    shown(
      'members',
      say('col.members'),
      ({ memberCount }) => memberCount,
      ({ memberCount }) => memberCount,
      { numeric: true },
    ),
    plain('offices', say('col.offices'), officesOf),
    shown(
      'state',
      lists('state'),
      ({ state }) => <StateBadge state={state} />,
      ({ state }) => word('state', state),
    ),
  ];
}

/** Which offices are in a team, in words. */
export function useOffices(): (team: Pick<Team, 'composition'>) => string {
  const say = teamTexts.use();
  return ({ composition }) =>
    OFFICES.filter((office) => composition[office])
      .map((office) => say(`office.${office}`))
      .join(', ');
}
