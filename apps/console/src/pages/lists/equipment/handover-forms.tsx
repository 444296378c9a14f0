import { Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import {
  handoversCorrect,
  handoversDraft,
  handoversInspect,
  handoversSign,
} from '../../../api/programme/operations.gen.js';
import { DayInput } from '../../../components/fields/day-input.js';
import { today } from '../shared/deeds.js';
import type { EvidenceItem } from '../shared/evidence.js';
import { EvidenceField } from '../shared/evidence-field.js';
import { listTexts } from '../shared/lists.texts.js';
import { changesOf } from '../shared/missing.js';
import { PilotField } from '../shared/pilot-field.js';
import { ReasonField } from '../shared/reason-field.js';
import { FormDialog, useRecordForm } from '../shared/record-form.js';
import { useVersionedForm } from '../shared/versioned-form.js';
import { handoverQuery } from './equipment.queries.js';
import { equipmentTexts } from './equipment.texts.js';
import type { Handover } from './equipment.types.js';
import {
  type ItemValues,
  itemsToEdit,
  itemsToSend,
  noItem,
  pathsOf,
  quantityOf,
  serialsOf,
} from './items.js';
import { ItemsField } from './items-field.js';

const REFRESHES = ['handovers', 'figures'];

/** Messages for quantities that are no numbers. */
function quantityFaults(items: readonly ItemValues[], message: string): Record<string, string> {
  const wrong = items.flatMap(({ quantity }, index) =>
    quantityOf(quantity) === undefined ? [`items.${index}.quantity`] : [],
  );
  return Object.fromEntries(wrong.map((path) => [path, message]));
}

interface DraftProps {
  readonly programme: string;
  readonly onClose: () => void;
  readonly onDone: (id: string) => void;
}

/** A handover that nobody has signed yet. */
export function DraftHandover({ programme, onClose, onDone }: DraftProps) {
  const say = equipmentTexts.use();
  const of = useRecordForm({
    name: `handover-new-${programme}`,
    initial: { pilotId: '', receiver: '', items: [noItem] as readonly ItemValues[] },
    send: ({ items, ...rest }, key) => handoversDraft({ key, body: { ...rest, items: itemsToSend(items) } }),
    done: say('draft.done'),
    refreshes: REFRESHES,
    onDone: ({ id }) => {
      onClose();
      onDone(id);
    },
  });
  const { form } = of;
  return (
    <FormDialog
      title={say('draft')}
      of={of}
      fields={['pilotId', 'receiver', ...pathsOf(form.values.items)]}
      required={['pilotId', 'receiver']}
      check={({ items }) => quantityFaults(items, say('item.quantity.bad'))}
      onClose={onClose}
    >
      <PilotField
        first
        programme={programme}
        value={form.values.pilotId}
        error={form.errors['pilotId']}
        onChange={(id) => form.setFieldValue('pilotId', id)}
      />
      <TextInput required maxLength={200} label={say('receiver')} {...form.getInputProps('receiver')} />
      <ItemsField
        items={form.values.items}
        errors={form.errors}
        onChange={(items) => form.setFieldValue('items', items)}
      />
    </FormDialog>
  );
}

interface OfHandoverProps {
  readonly handover: Handover;
  readonly onClose: () => void;
}

/** Other equipment or another receiver, as long as it is a draft. */
export function CorrectHandover({ handover, onClose }: OfHandoverProps) {
  const say = equipmentTexts.use();
  const lists = listTexts.use();
  const client = useQueryClient();
  const typedOf = ({ receiver, items }: Handover) => ({
    receiver,
    items: itemsToEdit(items) as readonly ItemValues[],
  });
  const before = typedOf(handover);
  const lineOf = ({ kind, quantity, serials }: ItemValues): string => {
    const named = serialsOf(serials);
    return `${quantity} ${say(`kind.${kind}`)}${named.length > 0 ? ` (${named.join(', ')})` : ''}`;
  };
  const of = useVersionedForm({
    name: `handover-correct-${handover.id}`,
    initial: { ...before, reason: '', seen: handover.version },
    readAgain: () => client.fetchQuery({ ...handoverQuery(handover.id), staleTime: 0 }),
    typedOf,
    inWords: ({ receiver, items }) => [
      [say('receiver'), receiver],
      [say('item.kind'), items.map(lineOf).join('; ')],
    ],
    send: ({ reason, seen, ...values }) => {
      const { receiver, items } = changesOf(before, values);
      return handoversCorrect({
        path: { id: handover.id },
        body: {
          reason,
          version: seen,
          ...(receiver !== undefined && { receiver }),
          ...(items && { items: itemsToSend(items) }),
        },
      });
    },
    done: lists('corrected'),
    refreshes: REFRESHES,
    onDone: onClose,
  });
  const { form } = of;
  return (
    <FormDialog
      title={lists('correct')}
      of={of}
      fields={['receiver', 'reason', ...pathsOf(form.values.items)]}
      required={['receiver', 'reason']}
      check={({ items, reason: _reason, seen: _seen, ...values }) => ({
        ...quantityFaults(items, say('item.quantity.bad')),
        ...(Object.keys(changesOf(before, { ...values, items })).length === 0 && {
          receiver: lists('correct.nothing'),
        }),
      })}
      lead={lists('correct.lead')}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        required
        maxLength={200}
        label={say('receiver')}
        {...form.getInputProps('receiver')}
      />
      <ItemsField
        items={form.values.items}
        errors={form.errors}
        onChange={(items) => form.setFieldValue('items', items)}
      />
      <ReasonField {...form.getInputProps('reason')} />
    </FormDialog>
  );
}

/** Both sides signed: number, day and scan of the receipt. */
export function SignHandover({ handover, onClose }: OfHandoverProps) {
  const say = equipmentTexts.use();
  const of = useRecordForm({
    name: `handover-sign-${handover.id}`,
    initial: { receiptNo: '', on: today(), evidence: [] as readonly EvidenceItem[] },
    send: ({ evidence: [scan], ...rest }) =>
      handoversSign({ path: { id: handover.id }, body: { ...rest, ...(scan && { evidenceId: scan.ref }) } }),
    done: say('sign.done'),
    refreshes: REFRESHES,
    onDone: onClose,
  });
  const { form } = of;
  return (
    <FormDialog
      title={say('sign')}
      of={of}
      fields={['receiptNo', 'on', 'evidenceId']}
      required={['receiptNo', 'on']}
      submit={say('sign')}
      lead={say('sign.lead')}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        required
        maxLength={100}
        label={say('sign.receipt')}
        {...form.getInputProps('receiptNo')}
      />
      <DayInput required label={say('sign.on')} {...form.getInputProps('on')} />
      <EvidenceField
        single
        programme={handover.programme}
        pilotId={handover.pilotId}
        value={form.values.evidence}
        error={form.errors['evidenceId']}
        onChange={(evidence) => form.setFieldValue('evidence', evidence)}
      />
    </FormDialog>
  );
}

/** It was looked at later. */
export function InspectHandover({ handover, onClose }: OfHandoverProps) {
  const say = equipmentTexts.use();
  const of = useRecordForm({
    name: `handover-inspect-${handover.id}`,
    initial: { found: '', on: today() },
    send: (body) => handoversInspect({ path: { id: handover.id }, body }),
    done: say('inspect.done'),
    refreshes: REFRESHES,
    onDone: onClose,
  });
  const { form } = of;
  return (
    <FormDialog
      title={say('inspect')}
      of={of}
      fields={['found', 'on']}
      required={['found', 'on']}
      submit={say('inspect')}
      onClose={onClose}
    >
      <Textarea
        data-autofocus
        required
        maxLength={2_000}
        label={say('inspect.found')}
        {...form.getInputProps('found')}
      />
      <DayInput required label={say('inspect.on')} {...form.getInputProps('on')} />
    </FormDialog>
  );
}
