import { NativeSelect, Text, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { scaleUpApprove, scaleUpDraft, scaleUpRedraft } from '../../../api/programme/operations.gen.js';
import type { ScaleUpPlan } from '../../../api/programme/types.gen.js';
import { DayInput } from '../../../components/fields/day-input.js';
import { dayText } from '../../../format/days.js';
import { common } from '../../../i18n/common.texts.js';
import { entriesQuery } from '../documents/documents.queries.js';
import { nameOf } from '../documents/kinds.js';
import { today } from '../shared/deeds.js';
import { ReasonField } from '../shared/reason-field.js';
import { FormDialog, useRecordForm } from '../shared/record-form.js';
import { useVersionedForm } from '../shared/versioned-form.js';
import { wholeNumber } from '../shared/whole-number.js';
import { componentFaults, componentPaths, noComponent, type PlanComponent } from './components.js';
import { ComponentsField } from './components-field.js';
import { plansQuery } from './scale-up.queries.js';
import { scaleUpTexts } from './scale-up.texts.js';

const REFRESHES = ['scale-up', 'pilots', 'figures'];

interface DraftProps {
  readonly programme: string;
  /** Drafted anew where there is one. */
  readonly plan: ScaleUpPlan | undefined;
  readonly onClose: () => void;
}

/** The first draft of the plan of a programme, or another one that replaces it. */
export function DraftScaleUp({ programme, plan, onClose }: DraftProps) {
  const say = scaleUpTexts.use();
  const base = common.use();
  const client = useQueryClient();
  const typedOf = (stored: ScaleUpPlan | undefined) => {
    const last = stored?.revisions.at(-1);
    const components: readonly PlanComponent[] = last?.components ?? [noComponent];
    return { components, targetCommunes: String(last?.targetCommunes ?? '') };
  };
  const of = useVersionedForm({
    name: `scale-up-${programme}`,
    initial: { ...typedOf(plan), on: today(), reason: '', seen: plan?.version ?? 0 },
    readAgain: async () => {
      const [stored] = await client.fetchQuery({ ...plansQuery(programme), staleTime: 0 });
      if (!stored) throw new Error('the plan is gone');
      return stored;
    },
    typedOf,
    inWords: ({ components, targetCommunes }) => [
      [
        say('field.components'),
        components.map(({ component, title }) => `${component}: ${title}`).join(' · '),
      ],
      [say('field.communes'), targetCommunes],
    ],
    send: ({ components, targetCommunes, on, reason, seen }, key) => {
      const communes = wholeNumber(targetCommunes);
      const body = {
        on,
        components: components.map((one) => ({ ...one, component: one.component.trim() })),
        ...(communes !== undefined && { targetCommunes: communes }),
      };
      return plan
        ? scaleUpRedraft({ path: { id: plan.id }, body: { ...body, reason, version: seen } })
        : scaleUpDraft({ key, body: { ...body, programme } });
    },
    done: say('draft.done'),
    refreshes: REFRESHES,
    onDone: onClose,
  });
  const { form } = of;
  return (
    <FormDialog
      title={say(plan ? 'redraft' : 'draft')}
      of={of}
      fields={['targetCommunes', 'on', 'reason', ...componentPaths(form.values.components)]}
      required={plan ? ['on', 'reason'] : ['on']}
      check={({ components, targetCommunes }) => ({
        ...componentFaults(components, base('required')),
        targetCommunes:
          targetCommunes.trim() === '' || wholeNumber(targetCommunes) ? undefined : say('field.communes.bad'),
      })}
      size="xl"
      lead={plan && say('redraft.lead')}
      onClose={onClose}
    >
      <ComponentsField
        components={form.values.components}
        errors={form.errors}
        onChange={(components) => form.setFieldValue('components', components)}
      />
      <TextInput
        inputMode="numeric"
        label={say('field.communes')}
        {...form.getInputProps('targetCommunes')}
      />
      <DayInput required label={say('field.on')} {...form.getInputProps('on')} />
      {plan && <ReasonField {...form.getInputProps('reason')} />}
    </FormDialog>
  );
}

interface ApproveProps {
  readonly plan: ScaleUpPlan;
  readonly revision: number;
  readonly onClose: () => void;
}

/** Approves the newest draft by a binding document of the register. */
export function ApproveScaleUp({ plan, revision, onClose }: ApproveProps) {
  const say = scaleUpTexts.use();
  const { data } = useQuery(
    entriesQuery({ programme: plan.programme, kind: 'document', state: 'approved', limit: 1_000 }),
  );
  const binding = data?.filter(({ content, pilotId }) => pilotId === null && content?.['binding'] === true);
  const of = useRecordForm({
    name: `scale-up-approve-${plan.id}-${revision}`,
    initial: { documentId: '', on: today() },
    send: (body) => scaleUpApprove({ path: { id: plan.id }, body }),
    done: say('approve.done'),
    refreshes: REFRESHES,
    onDone: onClose,
  });
  const { form } = of;
  return (
    <FormDialog
      title={say('approve', { n: revision })}
      of={of}
      fields={['documentId', 'on']}
      required={['documentId', 'on']}
      submit={say('approve', { n: revision })}
      lead={say('approve.lead')}
      onClose={onClose}
    >
      <NativeSelect
        data-autofocus
        required
        label={say('approve.document')}
        data={[
          { value: '', label: say('approve.choose') },
          ...(binding ?? []).map(({ id, latest }) => ({
            value: id,
            label: `${nameOf('document', latest.content)} (${dayText(latest.on)})`,
          })),
        ]}
        {...form.getInputProps('documentId')}
      />
      {binding?.length === 0 && <Text>{say('approve.none')}</Text>}
      <DayInput required label={say('approve.on')} {...form.getInputProps('on')} />
    </FormDialog>
  );
}
