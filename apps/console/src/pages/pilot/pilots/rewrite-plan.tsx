import { Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { pilotsRewrite } from '../../../api/programme/operations.gen.js';
import { DayInput } from '../../../components/fields/day-input.js';
import { dayText } from '../../../format/days.js';
import { ReasonField } from '../../lists/shared/reason-field.js';
import { FormDialog } from '../../lists/shared/record-form.js';
import { useVersionedForm } from '../../lists/shared/versioned-form.js';
import { pilotQuery } from '../pilot.queries.js';
import { pilotTexts } from '../pilot.texts.js';
import type { Pilot, PlanVersion } from '../pilot.types.js';

interface Props {
  readonly pilot: Pilot;
  readonly plan: PlanVersion;
  readonly onClose: () => void;
}

/** Other words for the draft of a plan; once it is approved, a new version is drafted instead. */
export function RewritePlan({ pilot, plan, onClose }: Props) {
  const say = pilotTexts.use();
  const client = useQueryClient();
  const { planVersion } = plan;
  const typedOf = ({ plans }: Pick<Pilot, 'plans'>) => {
    const stored = plans.find((one) => one.planVersion === planVersion) ?? plan;
    return { summary: stored.summary, on: stored.draftedOn };
  };
  const of = useVersionedForm({
    name: `plan-rewrite-${pilot.id}-${planVersion}`,
    initial: { ...typedOf(pilot), reason: '', seen: pilot.version },
    readAgain: () => client.fetchQuery({ ...pilotQuery(pilot.id), staleTime: 0 }),
    typedOf,
    inWords: ({ summary, on }) => [
      [say('plan.summary'), summary],
      [say('plan.drafted-on'), dayText(on)],
    ],
    send: ({ summary, on, reason, seen }) =>
      pilotsRewrite({
        path: { id: pilot.id, planVersion },
        body: { summary, on, reason: reason.trim(), version: seen },
      }),
    done: say('plan.rewritten.done'),
    refreshes: ['pilots', 'waiting'],
    onDone: onClose,
  });
  const { form } = of;
  return (
    <FormDialog
      title={say('plan.rewrite', { version: planVersion })}
      of={of}
      fields={['summary', 'on', 'reason']}
      required={['summary', 'on', 'reason']}
      lead={say('plan.rewrite.lead')}
      onClose={onClose}
    >
      <Textarea
        data-autofocus
        required
        autosize={false}
        rows={8}
        maxLength={5_000}
        label={say('plan.summary')}
        {...form.getInputProps('summary')}
      />
      <DayInput required label={say('plan.drafted-on')} {...form.getInputProps('on')} />
      <ReasonField {...form.getInputProps('reason')} />
    </FormDialog>
  );
}
