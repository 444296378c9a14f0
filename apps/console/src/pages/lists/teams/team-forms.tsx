import { NativeSelect, Text, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { teamsChangeMembers, teamsCorrect, teamsForm } from '../../../api/programme/operations.gen.js';
import { DayInput } from '../../../components/fields/day-input.js';
import { today } from '../shared/deeds.js';
import { listTexts } from '../shared/lists.texts.js';
import { PilotField, usePilots } from '../shared/pilot-field.js';
import { ReasonField } from '../shared/reason-field.js';
import { FormDialog, useRecordForm } from '../shared/record-form.js';
import { useVersionedForm } from '../shared/versioned-form.js';
import { CompositionFields, membersOf, noMembers } from './composition-fields.js';
import { hamletsQuery, teamQuery } from './teams.queries.js';
import { teamTexts } from './teams.texts.js';
import { LEVELS, OFFICES, type Team } from './teams.types.js';

const USUAL: Team['level'] = 'hamlet';

interface FormTeamProps {
  readonly programme: string;
  readonly onClose: () => void;
  readonly onDone: (id: string) => void;
}

/** Records a team that a decision set up. */
export function FormTeam({ programme, onClose, onDone }: FormTeamProps) {
  const say = teamTexts.use();
  const pilots = usePilots(programme);
  const of = useRecordForm({
    name: `team-new-${programme}`,
    initial: {
      ...noMembers,
      pilotId: '',
      level: USUAL,
      hamletId: '',
      decisionNo: '',
      formedOn: today(),
    },
    send: ({ level, hamletId, memberCount, ...rest }, key) =>
      teamsForm({
        key,
        body: {
          ...rest,
          level,
          memberCount: membersOf(memberCount) ?? 0,
          ...(level === 'hamlet' && hamletId !== '' && { hamletId }),
        },
      }),
    done: say('form.done'),
    refreshes: ['teams', 'hamlets', 'figures'],
    onDone: ({ id }) => {
      onClose();
      onDone(id);
    },
  });
  const { form } = of;
  const { pilotId, level } = form.values;
  const commune = pilots.find(({ id }) => id === pilotId)?.communeUnitId;
  return (
    <FormDialog
      title={say('form')}
      of={of}
      fields={['pilotId', 'level', 'hamletId', 'decisionNo', 'formedOn', 'memberCount']}
      required={['pilotId', 'decisionNo', 'formedOn', ...(level === 'hamlet' ? (['hamletId'] as const) : [])]}
      check={({ memberCount }) =>
        membersOf(memberCount) === undefined ? { memberCount: say('form.members.few') } : {}
      }
      onClose={onClose}
    >
      <PilotField
        first
        programme={programme}
        value={pilotId}
        error={form.errors['pilotId']}
        onChange={(id) => form.setValues({ pilotId: id, hamletId: '' })}
      />
      <NativeSelect
        label={say('level')}
        data={LEVELS.map((value) => ({ value, label: say(`level.${value}`) }))}
        {...form.getInputProps('level')}
      />
      {level === 'hamlet' && commune !== undefined && (
        <FreeHamlet
          programme={programme}
          communeUnitId={commune}
          value={form.values.hamletId}
          error={form.errors['hamletId']}
          onChange={(id) => form.setFieldValue('hamletId', id)}
        />
      )}
      <TextInput
        required
        maxLength={100}
        label={say('form.decision')}
        {...form.getInputProps('decisionNo')}
      />
      <DayInput required label={say('form.formed')} {...form.getInputProps('formedOn')} />
      <CompositionFields
        values={form.values}
        error={form.errors['memberCount']}
        onCount={(count) => form.setFieldValue('memberCount', count)}
        onComposition={(composition) => form.setFieldValue('composition', composition)}
      />
    </FormDialog>
  );
}

interface FreeHamletProps {
  readonly programme: string;
  readonly communeUnitId: string;
  readonly value: string;
  readonly error: unknown;
  readonly onChange: (id: string) => void;
}

/** Chooses among the hamlets of a commune that have no team. */
function FreeHamlet({ programme, communeUnitId, value, error, onChange }: FreeHamletProps) {
  const say = teamTexts.use();
  const { data } = useQuery(hamletsQuery({ programme, communeUnitId, team: 'without', limit: 1_000 }));
  return (
    <>
      <NativeSelect
        required
        label={say('form.hamlet')}
        data={[
          { value: '', label: say('form.hamlet.choose') },
          ...(data ?? []).map(({ id, code, name }) => ({ value: id, label: `${name} (${code})` })),
        ]}
        value={value}
        error={typeof error === 'string' ? error : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {data?.length === 0 && <Text>{say('form.hamlet.none')}</Text>}
    </>
  );
}

interface OfTeamProps {
  readonly team: Team;
  readonly onClose: () => void;
}

/** Other members, and why. */
export function ChangeMembers({ team, onClose }: OfTeamProps) {
  const say = teamTexts.use();
  const client = useQueryClient();
  const typedOf = ({ memberCount, composition }: Team) => ({ memberCount: String(memberCount), composition });
  const of = useVersionedForm({
    name: `team-members-${team.id}`,
    initial: { ...typedOf(team), on: today(), reason: '', seen: team.version },
    readAgain: () => client.fetchQuery({ ...teamQuery(team.id), staleTime: 0 }),
    typedOf,
    inWords: ({ memberCount, composition }) => [
      [say('form.members'), memberCount],
      [
        say('form.offices'),
        OFFICES.filter((one) => composition[one])
          .map((one) => say(`office.${one}`))
          .join(', '),
      ],
    ],
    send: ({ memberCount, reason, seen, ...rest }) =>
      teamsChangeMembers({
        path: { id: team.id },
        body: { ...rest, version: seen, reason: reason.trim(), memberCount: membersOf(memberCount) ?? 0 },
      }),
    done: say('change.done'),
    refreshes: ['teams', 'figures'],
    onDone: onClose,
  });
  const { form } = of;
  return (
    <FormDialog
      title={say('change')}
      of={of}
      fields={['memberCount', 'on', 'reason']}
      required={['on', 'reason']}
      check={({ memberCount }) =>
        membersOf(memberCount) === undefined ? { memberCount: say('form.members.few') } : {}
      }
      onClose={onClose}
    >
      <CompositionFields
        values={form.values}
        error={form.errors['memberCount']}
        onCount={(count) => form.setFieldValue('memberCount', count)}
        onComposition={(composition) => form.setFieldValue('composition', composition)}
      />
      <DayInput required label={say('change.on')} {...form.getInputProps('on')} />
      <ReasonField {...form.getInputProps('reason')} />
    </FormDialog>
  );
}

/** Another number of the decision, where it was mistyped. */
export function CorrectTeam({ team, onClose }: OfTeamProps) {
  const say = teamTexts.use();
  const lists = listTexts.use();
  const client = useQueryClient();
  const of = useVersionedForm({
    name: `team-correct-${team.id}`,
    initial: { decisionNo: team.decisionNo, reason: '', seen: team.version },
    readAgain: () => client.fetchQuery({ ...teamQuery(team.id), staleTime: 0 }),
    typedOf: ({ decisionNo }) => ({ decisionNo }),
    inWords: ({ decisionNo }) => [[say('form.decision'), decisionNo]],
    send: ({ seen, ...body }) => teamsCorrect({ path: { id: team.id }, body: { ...body, version: seen } }),
    done: lists('corrected'),
    refreshes: ['teams'],
    onDone: onClose,
  });
  return (
    <FormDialog
      title={lists('correct')}
      of={of}
      fields={['decisionNo', 'reason']}
      required={['decisionNo', 'reason']}
      check={({ decisionNo }) =>
        decisionNo.trim() === team.decisionNo ? { decisionNo: lists('correct.nothing') } : {}
      }
      lead={say('correct.formed.note')}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        required
        maxLength={100}
        label={say('form.decision')}
        {...of.form.getInputProps('decisionNo')}
      />
      <ReasonField {...of.form.getInputProps('reason')} />
    </FormDialog>
  );
}
