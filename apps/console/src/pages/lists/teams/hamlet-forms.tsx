import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { hamletsMerge, hamletsRename } from '../../../api/programme/operations.gen.js';
import { DayInput } from '../../../components/fields/day-input.js';
import { send } from '../../../http/request.js';
import { today } from '../shared/deeds.js';
import { PilotField, usePilots } from '../shared/pilot-field.js';
import { ReasonField } from '../shared/reason-field.js';
import { FormDialog, useRecordForm } from '../shared/record-form.js';
import { useVersionedForm } from '../shared/versioned-form.js';
import { hamletTexts } from './hamlets.texts.js';
import { hamletQuery, standingHamletsQuery } from './teams.queries.js';
import { type Hamlet, HAMLET_KINDS, type HamletKind } from './teams.types.js';

interface RegisterProps {
  readonly programme: string;
  readonly onClose: () => void;
}

const USUAL: HamletKind = 'xom';
const NUMBER = /^\d{1,3}$/;

/** Enters a hamlet into the register of its commune. */
export function RegisterHamlet({ programme, onClose }: RegisterProps) {
  const say = hamletTexts.use();
  const pilots = usePilots(programme);
  const of = useRecordForm({
    name: `hamlet-new-${programme}`,
    initial: { pilotId: '', name: '', kind: USUAL, number: '', on: today() },
    send: ({ pilotId, number, ...rest }, key) => {
      const communeUnitId = pilots.find(({ id }) => id === pilotId)?.communeUnitId;
      const body = { ...rest, programme, communeUnitId, ...(number !== '' && { number: Number(number) }) };
      return send<{ id: string }>('POST', '/api/programme/hamlets', { body, key });
    },
    done: say('register.done'),
    refreshes: ['hamlets'],
    onDone: onClose,
  });
  const { form } = of;
  const isNumber = (typed: string) => typed === '' || (NUMBER.test(typed) && Number(typed) > 0);
  return (
    <FormDialog
      title={say('register')}
      of={of}
      fields={['name', 'kind', 'number', 'on']}
      required={['pilotId', 'name', 'on']}
      check={({ number }) => (isNumber(number) ? {} : { number: say('register.number.bad') })}
      onClose={onClose}
    >
      <PilotField
        first
        programme={programme}
        value={form.values.pilotId}
        error={form.errors['pilotId']}
        onChange={(id) => form.setFieldValue('pilotId', id)}
      />
      <TextInput required maxLength={200} label={say('register.name')} {...form.getInputProps('name')} />
      <Kind {...form.getInputProps('kind')} />
      <TextInput inputMode="numeric" label={say('register.number')} {...form.getInputProps('number')} />
      <DayInput required label={say('register.on')} {...form.getInputProps('on')} />
    </FormDialog>
  );
}

function Kind(props: object) {
  const say = hamletTexts.use();
  return (
    <NativeSelect
      label={say('col.kind')}
      data={HAMLET_KINDS.map((kind) => ({ value: kind, label: say(`kind.${kind}`) }))}
      {...props}
    />
  );
}

interface OfHamletProps {
  readonly hamlet: Hamlet;
  readonly onClose: () => void;
}

/** Another name from a day on; the one before stays in the history. */
export function RenameHamlet({ hamlet, onClose }: OfHamletProps) {
  const say = hamletTexts.use();
  const client = useQueryClient();
  const of = useVersionedForm({
    name: `hamlet-rename-${hamlet.id}`,
    initial: { name: '', kind: hamlet.kind, on: today(), reason: '', seen: hamlet.version },
    readAgain: () => client.fetchQuery({ ...hamletQuery(hamlet.id), staleTime: 0 }),
    typedOf: ({ name, kind }) => ({ name, kind }),
    inWords: ({ name, kind }) => [
      [say('rename.name'), name],
      [say('col.kind'), say(`kind.${kind}`)],
    ],
    send: ({ seen, ...body }) => hamletsRename({ path: { id: hamlet.id }, body: { ...body, version: seen } }),
    done: say('rename.done'),
    refreshes: ['hamlets', 'teams'],
    onDone: onClose,
  });
  const { form } = of;
  return (
    <FormDialog
      title={`${say('rename')}: ${hamlet.name} (${hamlet.code})`}
      of={of}
      fields={['name', 'kind', 'on', 'reason']}
      required={['name', 'on', 'reason']}
      submit={say('rename')}
      lead={say('rename.lead')}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        required
        maxLength={200}
        label={say('rename.name')}
        {...form.getInputProps('name')}
      />
      <Kind {...form.getInputProps('kind')} />
      <DayInput required label={say('rename.on')} {...form.getInputProps('on')} />
      <ReasonField {...form.getInputProps('reason')} />
    </FormDialog>
  );
}

/** Becomes part of another hamlet of its commune. */
export function MergeHamlet({ hamlet, onClose }: OfHamletProps) {
  const say = hamletTexts.use();
  const { data = [] } = useQuery(standingHamletsQuery(hamlet.programme, hamlet.communeUnitId));
  const of = useRecordForm({
    name: `hamlet-merge-${hamlet.id}`,
    initial: { into: '', on: today(), reason: '' },
    send: (body) => hamletsMerge({ path: { id: hamlet.id }, body }),
    done: say('merge.done'),
    refreshes: ['hamlets', 'teams'],
    onDone: onClose,
  });
  const { form } = of;
  return (
    <FormDialog
      danger
      title={`${say('merge')}: ${hamlet.name} (${hamlet.code})`}
      of={of}
      fields={['into', 'on', 'reason']}
      required={['into', 'on', 'reason']}
      submit={say('merge')}
      lead={say('merge.lead')}
      onClose={onClose}
    >
      <NativeSelect
        data-autofocus
        required
        label={say('merge.into')}
        data={[
          { value: '', label: say('merge.choose') },
          ...data
            .filter(({ id }) => id !== hamlet.id)
            .map(({ id, name, code }) => ({ value: id, label: `${name} (${code})` })),
        ]}
        {...form.getInputProps('into')}
      />
      <DayInput required label={say('merge.on')} {...form.getInputProps('on')} />
      <ReasonField {...form.getInputProps('reason')} />
    </FormDialog>
  );
}
