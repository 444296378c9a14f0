import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { AppLink } from '../../../components/app-link.js';
import { DataTable } from '../../../components/data-table/data-table.js';
import { DescriptionList } from '../../../components/description-list.js';
import { Empty, Loaded } from '../../../components/states.js';
import { dayText } from '../../../format/days.js';
import { Page, Section } from '../../../layout/page.js';
import { RECORDERS } from '../../../session/session.js';
import { useMay } from '../../../session/use-session.js';
import { Opens } from '../shared/deeds.js';
import styles from '../shared/lists.module.css';
import { listTexts } from '../shared/lists.texts.js';
import { MergeHamlet, RenameHamlet } from './hamlet-forms.js';
import { hamletTexts } from './hamlets.texts.js';
import { useTeamColumns } from './teams.page.js';
import { hamletHistoryQuery, hamletQuery, teamsQuery } from './teams.queries.js';
import type { Hamlet } from './teams.types.js';

const route = getRouteApi('/teams/hamlets/$id');

/** One hamlet: its names, what became of it, and its teams. */
export function HamletPage() {
  const say = hamletTexts.use();
  const query = useQuery(hamletQuery(route.useParams().id));
  const { data } = query;
  return (
    <Page
      title={data ? `${data.name} (${data.code})` : say('title')}
      crumbs={[{ label: say('title'), href: '/teams/hamlets' }]}
      actions={data?.mergedInto === null && <Actions hamlet={data} />}
    >
      <Loaded query={query}>{(hamlet) => <Details hamlet={hamlet} />}</Loaded>
    </Page>
  );
}

function Actions({ hamlet }: { readonly hamlet: Hamlet }) {
  const say = hamletTexts.use();
  if (!useMay(RECORDERS)) return null;
  return (
    <Group gap="xs">
      <Opens label={say('rename')}>{(close) => <RenameHamlet hamlet={hamlet} onClose={close} />}</Opens>
      <Opens label={say('merge')}>{(close) => <MergeHamlet hamlet={hamlet} onClose={close} />}</Opens>
    </Group>
  );
}

function Details({ hamlet }: { readonly hamlet: Hamlet }) {
  const say = hamletTexts.use();
  const lists = listTexts.use();
  const teams = useQuery(teamsQuery({ hamletId: hamlet.id, limit: 100 }));
  const columns = useTeamColumns();
  return (
    <>
      <Section title={lists('details')}>
        <DescriptionList
          items={[
            { term: say('col.code'), detail: hamlet.code },
            { term: say('col.kind'), detail: say(`kind.${hamlet.kind}`) },
            { term: say('col.commune'), detail: hamlet.commune },
            { term: say('col.registered'), detail: dayText(hamlet.registeredOn) },
          ]}
        />
        {hamlet.mergedInto !== null && <Way id={hamlet.id} />}
      </Section>
      <Section title={say('history')}>
        <ol className={styles['steps']} reversed>
          {hamlet.names.toReversed().map(({ name, from, reason }) => (
            <li key={`${from} ${name}`}>
              <Text fw={600}>{name}</Text>
              <Text c="dimmed">
                {say('history.from', { day: dayText(from) })}
                {reason !== null && ` · ${reason}`}
              </Text>
            </li>
          ))}
        </ol>
      </Section>
      <Section title={say('teams')}>
        <DataTable
          title={say('teams')}
          columns={columns}
          query={teams}
          rowKey={({ id }) => id}
          empty={<Empty title={say('teams.none')} />}
          exportName={`to-cong-nghe-so-${hamlet.code}`}
        />
      </Section>
    </>
  );
}

/** The hamlets that it went into, one after the other. */
function Way({ id }: { readonly id: string }) {
  const say = hamletTexts.use();
  const query = useQuery(hamletHistoryQuery(id));
  return (
    <Loaded query={query} rows={1}>
      {({ way }) => (
        <ul className={styles['plain-list']} aria-label={say('merged')}>
          {way.slice(1).map((next, index) => {
            const { mergedOn, mergeReason } = way[index] ?? { mergedOn: null, mergeReason: null };
            const day = mergedOn === null ? '' : dayText(mergedOn);
            return (
              <li key={next.id}>
                <AppLink href={`/teams/hamlets/${next.id}`}>
                  {say('merged.into', { day, name: `${next.name} (${next.code})` })}
                </AppLink>
                {mergeReason !== null && <Text c="dimmed">{mergeReason}</Text>}
              </li>
            );
          })}
        </ul>
      )}
    </Loaded>
  );
}
