import { Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { teamsDissolve } from '../../../api/programme/operations.gen.js';
import { AppLink } from '../../../components/app-link.js';
import { DescriptionList } from '../../../components/description-list.js';
import { StateBadge } from '../../../components/state-badge.js';
import { Loaded } from '../../../components/states.js';
import { dayText } from '../../../format/days.js';
import { common } from '../../../i18n/common.texts.js';
import { Page, Section } from '../../../layout/page.js';
import { RECORDERS } from '../../../session/session.js';
import { useMay } from '../../../session/use-session.js';
import { Opens, ReasonDeed } from '../shared/deeds.js';
import { listTexts } from '../shared/lists.texts.js';
import { ChangeMembers, CorrectTeam } from './team-forms.js';
import { useOffices } from './teams.page.js';
import { hamletQuery, teamQuery } from './teams.queries.js';
import { teamTexts } from './teams.texts.js';
import type { Team } from './teams.types.js';

const route = getRouteApi('/teams/$id');

/** One team, from its decision to its end. */
export function TeamPage() {
  const say = teamTexts.use();
  const query = useQuery(teamQuery(route.useParams().id));
  const { data } = query;
  const { hamletId = null } = data ?? {};
  const hamlet = useQuery({ ...hamletQuery(hamletId ?? ''), enabled: hamletId !== null }).data;
  const place = data && [hamlet?.name, data.commune].filter(Boolean).join(', ');
  return (
    <Page
      title={place === undefined ? say('title') : say('one.title', { place })}
      crumbs={[{ label: say('title'), href: '/teams' }]}
      actions={data && <TeamActions team={data} />}
    >
      <Loaded query={query}>
        {(team) => (
          <Details
            team={team}
            hamlet={hamlet && { id: hamlet.id, name: `${hamlet.name} (${hamlet.code})` }}
          />
        )}
      </Loaded>
    </Page>
  );
}

function TeamActions({ team }: { readonly team: Team }) {
  const say = teamTexts.use();
  const lists = listTexts.use();
  if (!useMay(RECORDERS)) return null;
  return (
    <Group gap="xs">
      {team.state === 'active' && (
        <Opens primary label={say('change')}>
          {(close) => <ChangeMembers team={team} onClose={close} />}
        </Opens>
      )}
      <Opens label={lists('correct')}>{(close) => <CorrectTeam team={team} onClose={close} />}</Opens>
      {team.state === 'active' && (
        <Opens label={say('dissolve')}>
          {(close) => (
            <ReasonDeed
              danger
              title={say('dissolve')}
              body={say('dissolve.body')}
              action={say('dissolve')}
              dayLabel={say('dissolve.on')}
              done={say('dissolve.done')}
              refreshes={['teams', 'hamlets', 'figures']}
              send={(body) => teamsDissolve({ path: { id: team.id }, body })}
              onClose={close}
            />
          )}
        </Opens>
      )}
    </Group>
  );
}

interface DetailsProps {
  readonly team: Team;
  readonly hamlet: { readonly id: string; readonly name: string } | undefined;
}

function Details({ team, hamlet }: DetailsProps) {
  const say = teamTexts.use();
  const lists = listTexts.use();
  const base = common.use();
  const officesOf = useOffices();
  return (
    <Section title={lists('details')} aside={<StateBadge state={team.state} />}>
      <DescriptionList
        items={[
          { term: say('level'), detail: say(`level.${team.level}`) },
          {
            term: say('form.hamlet'),
            detail: hamlet && <AppLink href={`/teams/hamlets/${hamlet.id}`}>{hamlet.name}</AppLink>,
          },
          {
            term: say('one.pilot'),
            detail: <AppLink href={`/pilots/${team.pilotId}`}>{team.commune}</AppLink>,
          },
          { term: say('col.decision'), detail: team.decisionNo },
          { term: say('col.formed'), detail: dayText(team.formedOn) },
          { term: say('col.members'), detail: team.memberCount },
          { term: say('col.offices'), detail: officesOf(team) },
          { term: say('one.changed'), detail: dayText(team.changedOn) },
          { term: say('one.dissolved'), detail: team.dissolvedOn && dayText(team.dissolvedOn) },
          { term: say('one.reason'), detail: team.reason },
          { term: lists('synthetic'), detail: team.synthetic ? base('yes') : null },
        ]}
      />
    </Section>
  );
}
