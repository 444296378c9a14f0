import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import { useKeyset } from '../../../components/data-table/keyset.js';
import { ReasonDialog } from '../../../components/reason-dialog.js';
import { Empty } from '../../../components/states.js';
import { useAction } from '../../../components/use-action.js';
import { dayText } from '../../../format/days.js';
import { send } from '../../../http/request.js';
import { Section } from '../../../layout/page.js';
import type { Programme } from '../../../layout/programme.js';
import { deviceKeysQuery, roundsQuery } from '../surveys.queries.js';
import { surveyTexts } from '../surveys.texts.js';
import type { DeviceKey } from '../surveys.types.js';
import { keyState } from './key-state.js';
import { NewKey } from './new-key.js';

const route = getRouteApi('/surveys');

/** The keys that devices send forms with: who has one, a new one, and taking one back. */
export function DeviceKeys({ programme }: { readonly programme: Programme }) {
  const say = surveyTexts.use();
  const navigate = route.useNavigate();
  const [making, { open, close }] = useDisclosure(false);
  const keyset = useKeyset({
    after: route.useSearch().keysAfter,
    go: (keysAfter) => void navigate({ search: (before) => ({ ...before, keysAfter }) }),
  });
  const query = useQuery(deviceKeysQuery(programme.code, keyset.query));
  const [now] = useState(() => Date.now());
  const communes = useCommunes(programme.code);
  const nameOf = (id: string): string => communes.find(({ value }) => value === id)?.label ?? id;
  const stateOf = (key: DeviceKey): string => say(`keys.${keyState(key, now)}`);
  const columns: readonly Column<DeviceKey>[] = [
    {
      key: 'label',
      title: say('keys.label'),
      names: true,
      cell: ({ label }) => label,
      text: ({ label }) => label,
    },
    {
      key: 'commune',
      title: say('keys.commune'),
      cell: ({ communeUnitId }) => nameOf(communeUnitId),
      text: ({ communeUnitId }) => nameOf(communeUnitId),
    },
    {
      key: 'created',
      title: say('keys.created'),
      cell: ({ createdAt }) => dayText(createdAt),
      text: ({ createdAt }) => dayText(createdAt),
    },
    {
      key: 'expires',
      title: say('keys.expires'),
      cell: ({ expiresAt }) => dayText(expiresAt),
      text: ({ expiresAt }) => dayText(expiresAt),
    },
    { key: 'state', title: say('keys.state'), cell: stateOf, text: stateOf },
    { key: 'actions', title: say('keys.actions'), cell: (key) => <Revoke of={key} now={now} /> },
  ];
  return (
    <Section
      title={say('keys')}
      aside={
        communes.length > 0 && (
          <Button className="xaso-no-print" onClick={open}>
            {say('keys.new')}
          </Button>
        )
      }
    >
      <Text>{say('keys.lead')}</Text>
      <DataTable
        title={say('keys')}
        columns={columns}
        query={query}
        rowKey={({ id }) => id}
        keyset={keyset}
        empty={<Empty title={say('keys.none')} />}
        exportName={`khoa-thiet-bi-${programme.code}`}
      />
      {making && <NewKey programme={programme} communes={communes} onClose={close} />}
    </Section>
  );
}

/** The communes that rounds of the programme ask in, as far as the account acts for them. */
function useCommunes(programme: string) {
  const { data } = useQuery(roundsQuery(programme));
  const all = (data ?? []).flatMap(({ communes }) => communes);
  const names = new Map(all.map(({ communeUnitId, commune }) => [communeUnitId, commune]));
  return [...names].map(([value, label]) => ({ value, label }));
}

function Revoke({ of, now }: { readonly of: DeviceKey; readonly now: number }) {
  const say = surveyTexts.use();
  const [opened, setOpened] = useState(false);
  const action = useAction<string>({
    send: (reason, key) =>
      send('POST', `/api/surveys/device-keys/${of.id}/revoke`, { body: { reason }, key }),
    done: say('keys.revoke.done'),
    refreshes: ['device-keys'],
    onDone: () => setOpened(false),
  });
  if (keyState(of, now) !== 'active') return null;
  return (
    <Group>
      <Button
        variant="default"
        aria-label={say('keys.revoke.of', { label: of.label })}
        onClick={() => setOpened(true)}
      >
        {say('keys.revoke')}
      </Button>
      {opened && (
        <ReasonDialog
          opened
          danger
          title={say('keys.revoke.of', { label: of.label })}
          action={say('keys.revoke')}
          pending={action.pending}
          problem={action.problem}
          onClose={() => setOpened(false)}
          onConfirm={({ reason }) => action.run(reason)}
        >
          {say('keys.revoke.body')}
        </ReasonDialog>
      )}
    </Group>
  );
}
