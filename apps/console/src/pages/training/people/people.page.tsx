import { Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import { useKeyset } from '../../../components/data-table/keyset.js';
import { Filters } from '../../../components/fields/filters.js';
import { Pick, SearchBox } from '../../../components/fields/pickers.js';
import { Empty } from '../../../components/states.js';
import { Page, Section } from '../../../layout/page.js';
import { type Programme, WithProgramme } from '../../../layout/programme.js';
import { RECORDERS } from '../../../session/session.js';
import { useMay } from '../../../session/use-session.js';
import { rosterTexts } from '../class/roster.texts.js';
import { useTrainingWord } from '../common/training-words.texts.js';
import { peopleQuery, pilotNamesQuery } from '../training.queries.js';
import type { Person } from '../training.types.js';
import { CorrectPerson } from './correct-person.js';
import { Pairs } from './pairs.js';
import { peopleTexts } from './people.texts.js';

const route = getRouteApi('/people');

/** The people who are taught, and those who may be one. */
export function PeoplePage() {
  const say = peopleTexts.use();
  const decides = useMay(RECORDERS);
  return (
    <Page title={say('title')} lead={say('lead')}>
      <WithProgramme>
        {(programme) => (
          <Stack key={programme.code} gap="lg">
            <People programme={programme} />
            {decides && <Pairs programme={programme} />}
          </Stack>
        )}
      </WithProgramme>
    </Page>
  );
}

function People({ programme }: { readonly programme: Programme }) {
  const say = peopleTexts.use();
  const navigate = route.useNavigate();
  const { q, commune, after } = route.useSearch();
  const keyset = useKeyset({
    after,
    go: (next) => void navigate({ search: (before) => ({ ...before, after: next }) }),
  });
  const filter = { programme: programme.code, communeUnitId: commune, q };
  const query = useQuery(peopleQuery(filter, keyset.query));
  const pilots = useQuery(pilotNamesQuery(programme.code)).data ?? [];
  const columns = useColumns();
  const choose = (next: { q?: string | undefined; commune?: string | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...next, after: undefined }), replace: true });
  return (
    <Section title={say('title')}>
      <Filters label={say('filters')}>
        <SearchBox label={say('find')} value={q} onChange={(next) => choose({ q: next })} />
        {pilots.length > 1 && (
          <Pick
            label={say('filter.commune')}
            value={commune}
            any={say('filter.commune.any')}
            choices={pilots.map((one) => ({ value: one.communeUnitId, label: one.commune }))}
            onChange={(next) => choose({ commune: next })}
          />
        )}
      </Filters>
      <DataTable
        title={say('title')}
        columns={columns}
        query={query}
        rowKey={({ id }) => id}
        keyset={keyset}
        filtered={q !== undefined || commune !== undefined}
        empty={<Empty title={say('none')} />}
        exportName="hoc-vien"
      />
    </Section>
  );
}

function useColumns(): readonly Column<Person>[] {
  const say = peopleTexts.use();
  const field = rosterTexts.use();
  const word = useTrainingWord();
  const corrects = useMay(RECORDERS);
  const sexOf = ({ sex }: Person): string => (sex === null ? '' : word('sex', sex));
  return [
    { key: 'name', title: field('name'), names: true, cell: ({ name }) => name, text: ({ name }) => name },
    {
      key: 'birth',
      title: field('birth'),
      numeric: true,
      cell: ({ birthYear }) => birthYear,
      text: ({ birthYear }) => birthYear,
    },
    { key: 'sex', title: field('sex'), cell: sexOf, text: sexOf },
    { key: 'phone', title: field('phone'), cell: ({ phone }) => phone ?? '', text: ({ phone }) => phone },
    {
      key: 'hamlet',
      title: field('hamlet'),
      cell: ({ hamlet }) => hamlet ?? '',
      text: ({ hamlet }) => hamlet,
    },
    {
      key: 'group',
      title: field('group'),
      cell: ({ group }) => word('group', group),
      text: ({ group }) => word('group', group),
    },
    {
      key: 'commune',
      title: say('col.commune'),
      cell: ({ commune }) => commune,
      text: ({ commune }) => commune,
    },
    ...(corrects
      ? [{ key: 'actions', title: say('col.actions'), cell: (person: Person) => <Correct person={person} /> }]
      : []),
  ];
}

function Correct({ person }: { readonly person: Person }) {
  const say = peopleTexts.use();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        variant="default"
        aria-label={say('correct.of', { name: person.name })}
        onClick={() => setOpened(true)}
      >
        {say('correct')}
      </Button>
      {opened && <CorrectPerson person={person} onClose={() => setOpened(false)} />}
    </>
  );
}
