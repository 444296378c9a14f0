import { Button, Checkbox, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AppLink } from '../../../components/app-link.js';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import { ReasonDialog } from '../../../components/reason-dialog.js';
import { Empty } from '../../../components/states.js';
import { useAction } from '../../../components/use-action.js';
import { send } from '../../../http/request.js';
import { Section } from '../../../layout/page.js';
import { RECORDERS } from '../../../session/session.js';
import { useMay } from '../../../session/use-session.js';
import { SaveButton } from '../common/save-button.js';
import { useTrainingWord } from '../common/training-words.texts.js';
import { WorkbookImport } from '../common/workbook-import.js';
import { rosterQuery, TRAINING } from '../training.queries.js';
import {
  type RosterPreview,
  type Trainee,
  type TrainingClass,
  WITHDRAWAL_REASONS,
} from '../training.types.js';
import { AddTrainees } from './add-trainees.js';
import { ROSTER_REFRESHES } from './refreshes.js';
import { rosterTexts } from './roster.texts.js';

/** The people of a class: who they are, adding one or a whole list, and taking one out. */
export function Roster({ of }: { readonly of: TrainingClass }) {
  const say = rosterTexts.use();
  const records = useMay(RECORDERS);
  const query = useQuery(rosterQuery(of.id));
  const columns = useColumns(of);
  const count = query.data?.length ?? 0;
  const path = `${TRAINING}/classes/${of.id}`;
  const takes = of.state === 'open' || of.state === 'in-progress' || of.state === 'completed';
  return (
    <Stack>
      <Section
        title={say('title')}
        aside={
          <Group className="xaso-no-print">
            <SaveButton path={`${path}/roster.xlsx`} file="danh-sach-lop.xlsx" label={say('list')} />
            <SaveButton path={`${path}/sign-in.xlsx`} file="ky-diem-danh.xlsx" label={say('sign-in')} />
          </Group>
        }
      >
        <Text c="dimmed">{say('audit')}</Text>
        {query.data && <Text role="status">{say('count', { count, capacity: of.capacity })}</Text>}
        {count > of.capacity && <Text fw={600}>{say('over')}</Text>}
        <DataTable
          title={say('title')}
          columns={columns}
          query={query}
          rowKey={({ enrolmentId }) => enrolmentId}
          empty={<Empty title={say('none')} />}
          exportName={`danh-sach-${of.curriculum}`}
        />
      </Section>
      {takes ? <AddTrainees of={of} trainees={query.data ?? []} /> : <Text>{say('closed')}</Text>}
      {takes && records && <ImportRoster of={of} />}
    </Stack>
  );
}

function useColumns(of: TrainingClass): readonly Column<Trainee>[] {
  const say = rosterTexts.use();
  const word = useTrainingWord();
  const sexOf = ({ sex }: Trainee): string => (sex === null ? '' : word('sex', sex));
  const groupOf = ({ group, walkIn }: Trainee): string =>
    walkIn ? `${word('group', group)}, ${say('walk-in')}` : word('group', group);
  const outcomeOf = ({ outcome }: Trainee): string => (outcome === null ? '' : word('outcome', outcome));
  return [
    {
      key: 'name',
      title: say('name'),
      names: true,
      cell: ({ name, enrolmentId }) => <AppLink href={`/enrolments/${enrolmentId}`}>{name}</AppLink>,
      text: ({ name }) => name,
    },
    {
      key: 'birth',
      title: say('birth'),
      numeric: true,
      cell: ({ birthYear }) => birthYear,
      text: ({ birthYear }) => birthYear,
    },
    { key: 'sex', title: say('sex'), cell: sexOf, text: sexOf },
    { key: 'phone', title: say('phone'), cell: ({ phone }) => phone ?? '', text: ({ phone }) => phone },
    { key: 'hamlet', title: say('hamlet'), cell: ({ hamlet }) => hamlet ?? '', text: ({ hamlet }) => hamlet },
    { key: 'group', title: say('group'), cell: groupOf, text: groupOf },
    { key: 'outcome', title: say('outcome'), cell: outcomeOf, text: outcomeOf },
    { key: 'actions', title: say('actions'), cell: (row) => <Withdraw of={of} trainee={row} /> },
  ];
}

function Withdraw({ of, trainee }: { readonly of: TrainingClass; readonly trainee: Trainee }) {
  const say = rosterTexts.use();
  const word = useTrainingWord();
  const [opened, setOpened] = useState(false);
  const [reasonCode, setReasonCode] = useState<string>(WITHDRAWAL_REASONS[0]);
  const { name, enrolmentId } = trainee;
  const action = useAction<string>({
    send: (reason, key) =>
      send('POST', `${TRAINING}/enrolments/${enrolmentId}/withdraw`, { body: { reasonCode, reason }, key }),
    done: say('withdraw.done'),
    refreshes: ROSTER_REFRESHES,
    onDone: () => setOpened(false),
  });
  if (of.state === 'cancelled') return null;
  return (
    <>
      <Button variant="default" aria-label={say('withdraw.of', { name })} onClick={() => setOpened(true)}>
        {say('withdraw')}
      </Button>
      {opened && (
        <ReasonDialog
          opened
          danger
          title={say('withdraw.of', { name })}
          action={say('withdraw')}
          pending={action.pending}
          problem={action.problem}
          onClose={() => setOpened(false)}
          onConfirm={({ reason }) => action.run(reason)}
        >
          <Stack>
            <Text>{say('withdraw.body')}</Text>
            <NativeSelect
              label={say('withdraw.kind')}
              value={reasonCode}
              data={WITHDRAWAL_REASONS.map((one) => ({ value: one, label: word('withdrawal', one) }))}
              onChange={(event) => setReasonCode(event.currentTarget.value)}
            />
          </Stack>
        </ReasonDialog>
      )}
    </>
  );
}

interface Imported {
  readonly enrolled: number;
  readonly newPeople: number;
  readonly alreadyEnrolled: number;
  readonly leftOut: number;
}

function ImportRoster({ of }: { readonly of: TrainingClass }) {
  const say = rosterTexts.use();
  const [walkIn, setWalkIn] = useState(false);
  const path = `${TRAINING}/classes/${of.id}/roster`;
  return (
    <Section title={say('import')}>
      <Checkbox
        label={say('import.walk-in')}
        checked={walkIn}
        onChange={(event) => setWalkIn(event.currentTarget.checked)}
      />
      <WorkbookImport<RosterPreview>
        template={{ path: `${TRAINING}/rosters/template.xlsx`, file: 'mau-danh-sach-lop.xlsx' }}
        previewPath={`${path}/preview`}
        commitPath={path}
        query={walkIn ? { walkIn: true } : {}}
        corrects={of.state === 'completed'}
        refreshes={ROSTER_REFRESHES}
        describe={(preview) => <Read preview={preview} />}
        told={(result) => {
          const { enrolled, newPeople, alreadyEnrolled, leftOut } = result as Imported;
          return say('import.told', { enrolled, fresh: newPeople, already: alreadyEnrolled, left: leftOut });
        }}
      />
    </Section>
  );
}

function Read({ preview }: { readonly preview: RosterPreview }) {
  const say = rosterTexts.use();
  const { rows, faultyRows } = preview;
  const countOf = (is: RosterPreview['rows'][number]['is']): number =>
    rows.filter((row) => row.is === is).length;
  const maybe = rows.filter(({ maybeKnown }) => maybeKnown).length;
  const numbers = { fresh: countOf('new'), known: countOf('known'), enrolled: countOf('enrolled') };
  return (
    <>
      <Text>{say('import.preview', { rows: rows.length, ...numbers })}</Text>
      {maybe > 0 && <Text>{say('import.maybe', { count: maybe })}</Text>}
      {faultyRows > 0 && <Text>{say('import.faulty', { count: faultyRows })}</Text>}
    </>
  );
}
