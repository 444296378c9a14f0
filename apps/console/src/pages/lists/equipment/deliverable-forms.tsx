import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { deliverablesCorrect, deliverablesPlan } from '../../../api/programme/operations.gen.js';
import { DayInput } from '../../../components/fields/day-input.js';
import { today } from '../shared/deeds.js';
import { listTexts } from '../shared/lists.texts.js';
import { changesOf } from '../shared/missing.js';
import { PilotField } from '../shared/pilot-field.js';
import { ReasonField } from '../shared/reason-field.js';
import { FormDialog, useRecordForm } from '../shared/record-form.js';
import { useVersionedForm } from '../shared/versioned-form.js';
import { deliverableTexts } from './deliverables.texts.js';
import { deliverableQuery, partnersOfPilotQuery } from './equipment.queries.js';
import {
  type Deliverable,
  DELIVERABLE_TYPES,
  type DeliverableType,
  WORK_KINDS,
  type WorkKind,
} from './equipment.types.js';

const WHAT: { readonly type: DeliverableType; readonly workKind: WorkKind } = {
  type: 'portal',
  workKind: 'change',
};
const REFRESHES = ['deliverables', 'figures'];

interface PlanProps {
  readonly programme: string;
  readonly onClose: () => void;
  readonly onDone: (id: string) => void;
}

/** What a pilot is to get. */
export function PlanDeliverable({ programme, onClose, onDone }: PlanProps) {
  const say = deliverableTexts.use();
  const of = useRecordForm({
    name: `deliverable-new-${programme}`,
    initial: {
      pilotId: '',
      ...WHAT,
      title: '',
      partnerId: '',
      plannedOn: today(),
    },
    send: ({ partnerId, ...rest }, key) =>
      deliverablesPlan({ key, body: { ...rest, ...(partnerId !== '' && { partnerId }) } }),
    done: say('plan.done'),
    refreshes: REFRESHES,
    onDone: ({ id }) => {
      onClose();
      onDone(id);
    },
  });
  const { form } = of;
  const { pilotId } = form.values;
  return (
    <FormDialog
      title={say('plan')}
      of={of}
      fields={['pilotId', 'type', 'workKind', 'title', 'partnerId', 'plannedOn']}
      required={['pilotId', 'title', 'plannedOn']}
      onClose={onClose}
    >
      <PilotField
        first
        programme={programme}
        value={pilotId}
        error={form.errors['pilotId']}
        onChange={(id) => form.setValues({ pilotId: id, partnerId: '' })}
      />
      <TextInput required maxLength={500} label={say('plan.title')} {...form.getInputProps('title')} />
      <NativeSelect
        label={say('col.type')}
        data={DELIVERABLE_TYPES.map((type) => ({ value: type, label: say(`type.${type}`) }))}
        {...form.getInputProps('type')}
      />
      <NativeSelect
        label={say('col.work')}
        data={WORK_KINDS.map((kind) => ({ value: kind, label: say(`work.${kind}`) }))}
        {...form.getInputProps('workKind')}
      />
      {pilotId !== '' && <PartnerField pilotId={pilotId} {...form.getInputProps('partnerId')} />}
      <DayInput required label={say('plan.on')} {...form.getInputProps('plannedOn')} />
    </FormDialog>
  );
}

/** Chooses among the partners that work in a pilot now. */
function PartnerField({ pilotId, ...props }: { readonly pilotId: string }) {
  const say = deliverableTexts.use();
  const { data = [] } = useQuery(partnersOfPilotQuery(pilotId));
  const active = data.filter(({ endedOn }) => endedOn === null);
  return (
    <NativeSelect
      label={say('plan.partner')}
      data={[
        { value: '', label: say('plan.partner.none') },
        ...active.map(({ id, organisation }) => ({ value: id, label: organisation })),
      ]}
      {...props}
    />
  );
}

interface CorrectProps {
  readonly deliverable: Deliverable;
  readonly onClose: () => void;
}

/** Another title, or whoever builds it in truth. */
export function CorrectDeliverable({ deliverable, onClose }: CorrectProps) {
  const say = deliverableTexts.use();
  const lists = listTexts.use();
  const client = useQueryClient();
  const partners = useQuery(partnersOfPilotQuery(deliverable.pilotId)).data ?? [];
  const typedOf = ({ title, partnerId }: Deliverable) => ({ title, partnerId: partnerId ?? '' });
  const before = typedOf(deliverable);
  const of = useVersionedForm({
    name: `deliverable-correct-${deliverable.id}`,
    initial: { ...before, reason: '', seen: deliverable.version },
    readAgain: () => client.fetchQuery({ ...deliverableQuery(deliverable.id), staleTime: 0 }),
    typedOf,
    inWords: ({ title, partnerId }) => [
      [say('plan.title'), title],
      [say('plan.partner'), partners.find(({ id }) => id === partnerId)?.organisation ?? ''],
    ],
    send: ({ reason, seen, ...values }) => {
      const { title, partnerId } = changesOf(before, values);
      return deliverablesCorrect({
        path: { id: deliverable.id },
        body: {
          reason,
          version: seen,
          ...(title !== undefined && { title }),
          ...(partnerId && { partnerId }),
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
      fields={['title', 'partnerId', 'reason']}
      required={['title', 'reason']}
      check={({ reason: _reason, seen: _seen, ...values }) => {
        const { title, partnerId } = changesOf(before, values);
        return { title: title === undefined && !partnerId ? lists('correct.nothing') : undefined };
      }}
      lead={say('correct.lead')}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        required
        maxLength={500}
        label={say('plan.title')}
        {...form.getInputProps('title')}
      />
      <PartnerField pilotId={deliverable.pilotId} {...form.getInputProps('partnerId')} />
      <ReasonField {...form.getInputProps('reason')} />
    </FormDialog>
  );
}
