import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import {
  committeesCorrect,
  committeesDissolve,
  committeesForm,
} from '../../../api/programme/operations.gen.js';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import { useKeyset } from '../../../components/data-table/keyset.js';
import { DayInput } from '../../../components/fields/day-input.js';
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
import { Opens, ReasonDeed, today } from '../shared/deeds.js';
import { listTexts } from '../shared/lists.texts.js';
import { PilotField, PilotPick } from '../shared/pilot-field.js';
import { ReasonField } from '../shared/reason-field.js';
import { FormDialog, useRecordForm } from '../shared/record-form.js';
import { SubPages } from '../shared/sub-pages.js';
import { useVersionedForm } from '../shared/versioned-form.js';
import { committeeTexts } from './committees.texts.js';
import { committeeQuery, committeesQuery } from './teams.queries.js';
import { type Committee, HEAD_ROLES, type HeadRole, TEAM_STATES } from './teams.types.js';

const route = getRouteApi('/teams/committees');
const CHAIR: HeadRole = 'chair';
const REFRESHES = ['committees', 'pilots'];

/** Steering committees of the pilots. */
export function CommitteesPage() {
  const say = committeeTexts.use();
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
                {(close) => <FormCommittee programme={programme.code} onClose={close} />}
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

function FormCommittee({ programme, onClose }: { readonly programme: string; readonly onClose: () => void }) {
  const say = committeeTexts.use();
  const of = useRecordForm({
    name: `committee-new-${programme}`,
    initial: { pilotId: '', headRole: CHAIR, decisionNo: '', formedOn: today() },
    send: (body, key) => committeesForm({ key, body }),
    done: say('form.done'),
    refreshes: REFRESHES,
    onDone: onClose,
  });
  const { form } = of;
  return (
    <FormDialog
      title={say('form')}
      of={of}
      fields={['pilotId', 'headRole', 'decisionNo', 'formedOn']}
      required={['pilotId', 'decisionNo', 'formedOn']}
      onClose={onClose}
    >
      <PilotField
        first
        programme={programme}
        value={form.values.pilotId}
        error={form.errors['pilotId']}
        onChange={(id) => form.setFieldValue('pilotId', id)}
      />
      <NativeSelect
        label={say('col.head')}
        data={HEAD_ROLES.map((role) => ({ value: role, label: say(`head.${role}`) }))}
        {...form.getInputProps('headRole')}
      />
      <TextInput required maxLength={100} label={say('col.decision')} {...form.getInputProps('decisionNo')} />
      <DayInput required label={say('col.formed')} {...form.getInputProps('formedOn')} />
    </FormDialog>
  );
}

function List({ programme }: { readonly programme: Programme }) {
  const say = committeeTexts.use();
  const lists = listTexts.use();
  const word = useWord();
  const { after, ...filter } = route.useSearch();
  const { q, pilot, state } = filter;
  const navigate = route.useNavigate();
  const change = (part: typeof filter) =>
    void navigate({ search: (before) => ({ ...before, ...part, after: undefined }), replace: true });
  const keyset = useKeyset({
    after,
    go: (next) => void navigate({ search: (before) => ({ ...before, after: next }) }),
  });
  const query = useQuery(
    committeesQuery({ programme: programme.code, q, pilotId: pilot, state, ...keyset.query }),
  );
  return (
    <>
      <Filters label={lists('filters')}>
        <SearchBox label={say('search')} value={q} onChange={(value) => change({ q: value })} />
        <PilotPick programme={programme.code} value={pilot} onChange={(value) => change({ pilot: value })} />
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
        columns={useColumns()}
        query={query}
        rowKey={({ id }) => id}
        keyset={keyset}
        filtered={[q, pilot, state].some((one) => one !== undefined)}
        empty={<Empty title={say('none')} />}
        exportName={`ban-chi-dao-${programme.code}`}
      />
    </>
  );
}

function useColumns(): readonly Column<Committee>[] {
  const say = committeeTexts.use();
  const lists = listTexts.use();
  const word = useWord();
  const records = useMay(RECORDERS);
  const actions: Column<Committee> = {
    key: 'actions',
    title: lists('actions'),
    cell: (committee) => <Actions committee={committee} />,
  };
  return [
    plain('commune', say('col.commune'), ({ commune }) => commune, { names: true }),
    plain('head', say('col.head'), ({ headRole }) => say(`head.${headRole}`)),
    plain('decision', say('col.decision'), ({ decisionNo }) => decisionNo),
    plain('formed', say('col.formed'), ({ formedOn }) => dayText(formedOn)),
    shown(
      'state',
      lists('state'),
      ({ state }) => <StateBadge state={state} />,
      ({ state }) => word('state', state),
    ),
    plain('ended', say('col.ended'), ({ dissolvedOn, reason }) =>
      dissolvedOn === null ? '' : [dayText(dissolvedOn), reason].filter(Boolean).join(' · '),
    ),
    ...(records ? [actions] : []),
  ];
}

function Actions({ committee }: { readonly committee: Committee }) {
  const say = committeeTexts.use();
  const lists = listTexts.use();
  const name = `${committee.commune} (${committee.decisionNo})`;
  return (
    <Group gap="xs" wrap="nowrap">
      <Opens label={lists('correct')} longLabel={say('correct.of', { name })}>
        {(close) => <CorrectCommittee committee={committee} onClose={close} />}
      </Opens>
      {committee.state === 'active' && (
        <Opens label={say('dissolve')} longLabel={say('dissolve.of', { name })}>
          {(close) => (
            <ReasonDeed
              danger
              title={say('dissolve.of', { name })}
              action={say('dissolve')}
              dayLabel={say('dissolve.on')}
              done={say('dissolve.done')}
              refreshes={REFRESHES}
              send={(body) => committeesDissolve({ path: { id: committee.id }, body })}
              onClose={close}
            />
          )}
        </Opens>
      )}
    </Group>
  );
}

function CorrectCommittee({
  committee,
  onClose,
}: {
  readonly committee: Committee;
  readonly onClose: () => void;
}) {
  const say = committeeTexts.use();
  const lists = listTexts.use();
  const client = useQueryClient();
  const of = useVersionedForm({
    name: `committee-correct-${committee.id}`,
    initial: { decisionNo: committee.decisionNo, reason: '', seen: committee.version },
    readAgain: () => client.fetchQuery({ ...committeeQuery(committee.id), staleTime: 0 }),
    typedOf: ({ decisionNo }) => ({ decisionNo }),
    inWords: ({ decisionNo }) => [[say('col.decision'), decisionNo]],
    send: ({ seen, ...body }) =>
      committeesCorrect({ path: { id: committee.id }, body: { ...body, version: seen } }),
    done: lists('corrected'),
    refreshes: REFRESHES,
    onDone: onClose,
  });
  return (
    <FormDialog
      title={say('correct.of', { name: committee.commune })}
      of={of}
      fields={['decisionNo', 'reason']}
      required={['decisionNo', 'reason']}
      check={({ decisionNo }) =>
        decisionNo.trim() === committee.decisionNo ? { decisionNo: lists('correct.nothing') } : {}
      }
      lead={say('correct.lead')}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        required
        maxLength={100}
        label={say('col.decision')}
        {...of.form.getInputProps('decisionNo')}
      />
      <ReasonField {...of.form.getInputProps('reason')} />
    </FormDialog>
  );
}
