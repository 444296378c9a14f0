import { Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import {
  obligationsCorrect,
  obligationsProgress,
  obligationsSet,
} from '../../../api/programme/operations.gen.js';
import { DayInput } from '../../../components/fields/day-input.js';
import { dayText } from '../../../format/days.js';
import { common } from '../../../i18n/common.texts.js';
import { today } from '../shared/deeds.js';
import styles from '../shared/lists.module.css';
import { listTexts } from '../shared/lists.texts.js';
import { changesOf } from '../shared/missing.js';
import { PilotField } from '../shared/pilot-field.js';
import { ReasonField } from '../shared/reason-field.js';
import { FormDialog, useRecordForm } from '../shared/record-form.js';
import { useVersionedForm } from '../shared/versioned-form.js';
import { wholeNumber } from '../shared/whole-number.js';
import { obligationQuery } from './obligations.queries.js';
import { obligationTexts } from './obligations.texts.js';
import { type Duties, DUTIES, type Obligation } from './obligations.types.js';

const REFRESHES = ['obligations', 'figures'];
const NOBODY: Duties = { collector: '', creator: '', standardiser: '', verifier: '', approver: '' };
const DUTY_PATHS = DUTIES.map((duty) => `duties.${duty}`);

/** Duties that no office has, and a number of records that is none. */
function useCheck() {
  const base = common.use();
  const lists = listTexts.use();
  return ({ duties, requiredUnits }: { readonly duties: Duties; readonly requiredUnits: string }) => ({
    ...Object.fromEntries(
      DUTIES.flatMap((duty) => (duties[duty].trim() === '' ? [[`duties.${duty}`, base('required')]] : [])),
    ),
    requiredUnits: wholeNumber(requiredUnits) ? undefined : lists('number.bad'),
  });
}

interface DutyFieldsProps {
  readonly duties: Duties;
  readonly errors: Readonly<Record<string, ReactNode>>;
  readonly onChange: (duties: Duties) => void;
}

function DutyFields({ duties, errors, onChange }: DutyFieldsProps) {
  const say = obligationTexts.use();
  return (
    <fieldset className={styles['fieldset']}>
      <legend>{say('set.duties')}</legend>
      {DUTIES.map((duty) => (
        <TextInput
          key={duty}
          required
          maxLength={200}
          label={say(`duty.${duty}`)}
          value={duties[duty]}
          error={errors[`duties.${duty}`]}
          onChange={(event) => onChange({ ...duties, [duty]: event.currentTarget.value })}
        />
      ))}
    </fieldset>
  );
}

interface SetProps {
  readonly programme: string;
  readonly onClose: () => void;
}

/** A data set that must be there, by whom and until when. */
export function SetObligation({ programme, onClose }: SetProps) {
  const say = obligationTexts.use();
  const of = useRecordForm({
    name: `obligation-new-${programme}`,
    initial: {
      pilotId: '',
      dataset: '',
      duties: NOBODY,
      method: '',
      setOn: today(),
      dueOn: '',
      requiredUnits: '',
    },
    send: ({ requiredUnits, ...rest }, key) =>
      obligationsSet({ key, body: { ...rest, requiredUnits: wholeNumber(requiredUnits) ?? 0 } }),
    done: say('set.done'),
    refreshes: REFRESHES,
    onDone: onClose,
  });
  const { form } = of;
  return (
    <FormDialog
      title={say('set')}
      of={of}
      fields={['pilotId', 'dataset', 'method', 'setOn', 'dueOn', 'requiredUnits', ...DUTY_PATHS]}
      required={['pilotId', 'dataset', 'method', 'setOn', 'dueOn']}
      check={useCheck()}
      size="xl"
      onClose={onClose}
    >
      <PilotField
        first
        programme={programme}
        value={form.values.pilotId}
        error={form.errors['pilotId']}
        onChange={(id) => form.setFieldValue('pilotId', id)}
      />
      <TextInput required maxLength={300} label={say('set.dataset')} {...form.getInputProps('dataset')} />
      <DutyFields
        duties={form.values.duties}
        errors={form.errors}
        onChange={(duties) => form.setFieldValue('duties', duties)}
      />
      <Textarea required maxLength={1_000} label={say('set.method')} {...form.getInputProps('method')} />
      <TextInput
        required
        inputMode="numeric"
        label={say('set.required')}
        {...form.getInputProps('requiredUnits')}
      />
      <DayInput required label={say('set.on')} {...form.getInputProps('setOn')} />
      <DayInput required label={say('set.due')} {...form.getInputProps('dueOn')} />
    </FormDialog>
  );
}

interface OfObligationProps {
  readonly obligation: Obligation;
  readonly onClose: () => void;
}

/** How many records are approved by now. */
export function ProgressObligation({ obligation, onClose }: OfObligationProps) {
  const say = obligationTexts.use();
  const lists = listTexts.use();
  const client = useQueryClient();
  const typedOf = ({ approvedUnits }: Pick<Obligation, 'approvedUnits'>) => ({
    approvedUnits: String(approvedUnits),
  });
  const of = useVersionedForm({
    name: `obligation-progress-${obligation.id}`,
    initial: { ...typedOf(obligation), on: today(), reason: '', seen: obligation.version },
    readAgain: () => client.fetchQuery({ ...obligationQuery(obligation.id), staleTime: 0 }),
    typedOf,
    inWords: ({ approvedUnits }) => [[say('progress.units'), approvedUnits]],
    send: ({ approvedUnits, on, reason, seen }) =>
      obligationsProgress({
        path: { id: obligation.id },
        body: {
          on,
          version: seen,
          approvedUnits: wholeNumber(approvedUnits) ?? 0,
          ...(reason.trim() !== '' && { reason: reason.trim() }),
        },
      }),
    done: say('progress.done'),
    refreshes: REFRESHES,
    onDone: onClose,
  });
  const { form } = of;
  return (
    <FormDialog
      title={say('progress.of', { name: obligation.dataset })}
      of={of}
      fields={['approvedUnits', 'on', 'reason']}
      required={['on']}
      check={({ approvedUnits }) => ({
        approvedUnits: wholeNumber(approvedUnits) === undefined ? lists('number.bad') : undefined,
      })}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        required
        inputMode="numeric"
        label={say('progress.units')}
        {...form.getInputProps('approvedUnits')}
      />
      <DayInput required label={say('progress.on')} {...form.getInputProps('on')} />
      <Textarea maxLength={1_000} label={say('progress.reason')} {...form.getInputProps('reason')} />
    </FormDialog>
  );
}

type Correctable = Pick<Obligation, 'dataset' | 'duties' | 'method' | 'dueOn' | 'requiredUnits'>;

const correctable = ({ dataset, duties, method, dueOn, requiredUnits }: Correctable) => ({
  ...{ dataset, duties, method, dueOn },
  requiredUnits: String(requiredUnits),
});

/** Other words, another deadline or number; told to others anew. */
export function CorrectObligation({ obligation, onClose }: OfObligationProps) {
  const say = obligationTexts.use();
  const lists = listTexts.use();
  const check = useCheck();
  const client = useQueryClient();
  const before = correctable(obligation);
  const of = useVersionedForm({
    name: `obligation-correct-${obligation.id}`,
    initial: { ...before, on: today(), reason: '', seen: obligation.version },
    readAgain: () => client.fetchQuery({ ...obligationQuery(obligation.id), staleTime: 0 }),
    typedOf: correctable,
    inWords: ({ dataset, duties, method, requiredUnits, dueOn }) => [
      [say('set.dataset'), dataset],
      ...DUTIES.map((duty) => [say(`duty.${duty}`), duties[duty]] as const),
      [say('set.method'), method],
      [say('set.required'), requiredUnits],
      [say('set.due'), dayText(dueOn)],
    ],
    send: ({ on, reason, seen, ...values }) => {
      const { requiredUnits, ...changes } = changesOf(before, values);
      const units = requiredUnits === undefined ? undefined : wholeNumber(requiredUnits);
      return obligationsCorrect({
        path: { id: obligation.id },
        body: { on, reason, version: seen, ...changes, ...(units !== undefined && { requiredUnits: units }) },
      });
    },
    done: lists('corrected'),
    refreshes: REFRESHES,
    onDone: onClose,
  });
  const { form } = of;
  return (
    <FormDialog
      title={say('correct.of', { name: obligation.dataset })}
      of={of}
      fields={['dataset', 'method', 'dueOn', 'requiredUnits', 'on', 'reason', ...DUTY_PATHS]}
      required={['dataset', 'method', 'dueOn', 'on', 'reason']}
      check={({ on: _on, reason: _reason, seen: _seen, ...values }) => ({
        ...(Object.keys(changesOf(before, values)).length === 0 && { dataset: lists('correct.nothing') }),
        ...check(values),
      })}
      size="xl"
      lead={lists('correct.lead')}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        required
        maxLength={300}
        label={say('set.dataset')}
        {...form.getInputProps('dataset')}
      />
      <DutyFields
        duties={form.values.duties}
        errors={form.errors}
        onChange={(duties) => form.setFieldValue('duties', duties)}
      />
      <Textarea required maxLength={1_000} label={say('set.method')} {...form.getInputProps('method')} />
      <TextInput
        required
        inputMode="numeric"
        label={say('set.required')}
        {...form.getInputProps('requiredUnits')}
      />
      <DayInput required label={say('set.due')} {...form.getInputProps('dueOn')} />
      <DayInput required label={say('correct.on')} {...form.getInputProps('on')} />
      <ReasonField {...form.getInputProps('reason')} />
    </FormDialog>
  );
}
