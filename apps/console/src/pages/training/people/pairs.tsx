import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import { useKeyset } from '../../../components/data-table/keyset.js';
import { Filters } from '../../../components/fields/filters.js';
import { Pick } from '../../../components/fields/pickers.js';
import { ReasonDialog } from '../../../components/reason-dialog.js';
import { Empty } from '../../../components/states.js';
import { useAction } from '../../../components/use-action.js';
import { dayText } from '../../../format/days.js';
import { send } from '../../../http/request.js';
import { Section } from '../../../layout/page.js';
import type { Programme } from '../../../layout/programme.js';
import { useTrainingWord } from '../common/training-words.texts.js';
import { pairsQuery, TRAINING } from '../training.queries.js';
import { PAIR_STATES, type Person, type PersonPair } from '../training.types.js';
import { peopleTexts } from './people.texts.js';

const route = getRouteApi('/people');

/** People who may be one, both side by side; nothing is merged unless somebody says so. */
export function Pairs({ programme }: { readonly programme: Programme }) {
  const say = peopleTexts.use();
  const navigate = route.useNavigate();
  const { pairs: state = 'open', pairsAfter } = route.useSearch();
  const keyset = useKeyset({
    after: pairsAfter,
    go: (next) => void navigate({ search: (before) => ({ ...before, pairsAfter: next }) }),
  });
  const query = useQuery(pairsQuery({ programme: programme.code, state }, keyset.query));
  const columns = useColumns();
  const choose = (next: string | undefined) =>
    void navigate({
      search: (before) => ({
        ...before,
        pairs: PAIR_STATES.find((one) => one === next),
        pairsAfter: undefined,
      }),
      replace: true,
    });
  return (
    <Section title={say('pairs')}>
      <Text>{say('pairs.lead')}</Text>
      <Filters label={say('pairs')}>
        <Pick
          label={say('pairs.state')}
          value={state}
          choices={PAIR_STATES.map((one) => ({ value: one, label: say(`pairs.${one}`) }))}
          onChange={choose}
        />
      </Filters>
      <DataTable
        title={say('pairs')}
        columns={columns}
        query={query}
        rowKey={({ id }) => id}
        keyset={keyset}
        empty={<Empty title={say('pairs.none')} />}
        exportName="cap-trung-lap"
      />
    </Section>
  );
}

function useColumns(): readonly Column<PersonPair>[] {
  const say = peopleTexts.use();
  const word = useTrainingWord();
  const becauseOf = ({ because }: PersonPair): string =>
    because.map((one) => word('because', one)).join('; ');
  const decidedOf = ({ decidedAt, reason }: PersonPair): string =>
    decidedAt === null ? '' : [dayText(decidedAt), reason].filter(Boolean).join(': ');
  return [
    {
      key: 'known',
      title: say('pairs.known'),
      names: true,
      cell: ({ known }) => <Particulars person={known} />,
      text: ({ known }) => known?.name ?? '',
    },
    {
      key: 'newer',
      title: say('pairs.newer'),
      cell: ({ newer }) => <Particulars person={newer} />,
      text: ({ newer }) => newer?.name ?? '',
    },
    { key: 'because', title: say('pairs.because'), cell: becauseOf, text: becauseOf },
    { key: 'decided', title: say('pairs.decided'), cell: decidedOf, text: decidedOf },
    { key: 'actions', title: say('col.actions'), cell: (pair) => <Decide pair={pair} /> },
  ];
}

function Particulars({ person }: { readonly person: Person | undefined }) {
  const say = peopleTexts.use();
  const word = useTrainingWord();
  if (!person) return '–';
  const rest = [
    person.hamlet,
    person.phone,
    person.sex && word('sex', person.sex),
    word('group', person.group),
  ];
  return (
    <>
      {say('person', { name: person.name, year: person.birthYear })}
      <Text c="dimmed">{rest.filter(Boolean).join(' · ')}</Text>
    </>
  );
}

type Verdict = 'same' | 'different' | 'reopen';

function Decide({ pair }: { readonly pair: PersonPair }) {
  const say = peopleTexts.use();
  const [open, setOpen] = useState<Verdict>();
  const [keep, setKeep] = useState(pair.knownId);
  const action = useAction<{ readonly verdict: Verdict; readonly reason: string }>({
    send: ({ verdict, reason }, key) =>
      send('POST', `${TRAINING}/people/duplicates/${pair.id}/${verdict}`, {
        body: { reason, ...(verdict === 'same' && { keep }) },
        key,
      }),
    done: open ? say(`pair.${open}.done`) : '',
    refreshes: ['people', 'roster', 'enrolments', 'figures'],
    onDone: () => setOpen(undefined),
  });
  const names = { one: pair.known?.name ?? '', other: pair.newer?.name ?? '' };
  const verdicts: readonly Verdict[] = pair.state === 'open' ? ['same', 'different'] : ['reopen'];
  const nameOf = (person: Person | undefined): string =>
    person ? say('person', { name: person.name, year: person.birthYear }) : '';
  const close = () => {
    setOpen(undefined);
    action.reset();
  };
  return (
    <Group gap="xs">
      {verdicts.map((verdict) => (
        <Button
          key={verdict}
          variant="default"
          aria-label={say(`pair.${verdict}.of`, names)}
          onClick={() => setOpen(verdict)}
        >
          {say(`pair.${verdict}`)}
        </Button>
      ))}
      {open && (
        <ReasonDialog
          opened
          title={say(`pair.${open}.of`, names)}
          action={say(`pair.${open}`)}
          pending={action.pending}
          problem={action.problem}
          onClose={close}
          onConfirm={({ reason }) => action.run({ verdict: open, reason })}
        >
          <Stack>
            <Text>{say(`pair.${open}.body`)}</Text>
            {open === 'same' && (
              <NativeSelect
                label={say('pair.keep')}
                value={keep}
                data={[
                  { value: pair.knownId, label: `${say('pairs.known')}: ${nameOf(pair.known)}` },
                  { value: pair.newerId, label: `${say('pairs.newer')}: ${nameOf(pair.newer)}` },
                ]}
                onChange={(event) => setKeep(event.currentTarget.value)}
              />
            )}
          </Stack>
        </ReasonDialog>
      )}
    </Group>
  );
}
