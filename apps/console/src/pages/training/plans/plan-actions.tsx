import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../../components/dialog.js';
import { DayInput } from '../../../components/fields/day-input.js';
import { DraftNote } from '../../../components/fields/draft-note.js';
import { ProblemNote } from '../../../components/problem-note.js';
import { ReasonDialog } from '../../../components/reason-dialog.js';
import { useAction } from '../../../components/use-action.js';
import { localDay } from '../../../format/days.js';
import { faultsElsewhere } from '../../../http/problem.js';
import { send } from '../../../http/request.js';
import { common } from '../../../i18n/common.texts.js';
import { APPROVERS, RECORDERS } from '../../../session/session.js';
import { useDraftForm } from '../../../session/use-draft-form.js';
import { useMay, useSession } from '../../../session/use-session.js';
import { TRAINING } from '../training.queries.js';
import type { TrainingPlan } from '../training.types.js';
import { NumberFields } from './plan-form.js';
import { comparedVersion, type Deed, deedsOf, waitingVersion } from './plan-numbers.js';
import { planTexts } from './plans.texts.js';

const REFRESHES = ['training-plans', 'waiting', 'figures', 'pilots'];
const today = (): string => localDay(new Date().toISOString()) ?? '';

/** What may be done with a plan by whoever looks. */
export function PlanActions({ plan }: { readonly plan: TrainingPlan }) {
  const say = planTexts.use();
  const records = useMay(RECORDERS);
  const approves = useMay(APPROVERS);
  const account = useSession().account.id;
  const [open, setOpen] = useState<Deed>();
  const close = () => setOpen(undefined);
  return (
    <Group gap="xs">
      {deedsOf(plan, { records, approves, account }).map((deed) => (
        <Button key={deed} variant={deed === 'approve' ? 'filled' : 'default'} onClick={() => setOpen(deed)}>
          {say(deed)}
        </Button>
      ))}
      {open === 'approve' && <Approve plan={plan} onClose={close} />}
      {open === 'withdraw' && <Withdraw plan={plan} onClose={close} />}
      {(open === 'rewrite' || open === 'revise') && <Write plan={plan} deed={open} onClose={close} />}
    </Group>
  );
}

interface Props {
  readonly plan: TrainingPlan;
  readonly onClose: () => void;
}

function Approve({ plan, onClose }: Props) {
  const say = planTexts.use();
  const base = common.use();
  const [on, setOn] = useState(today);
  const action = useAction<undefined>({
    send: (_nothing, key) => send('POST', `${TRAINING}/plans/${plan.id}/approve`, { body: { on }, key }),
    done: say('approve.done'),
    refreshes: REFRESHES,
    onDone: onClose,
  });
  const fault = action.problem?.errors.find(({ field }) => field === 'on')?.detail;
  return (
    <Dialog title={say('approve')} onClose={onClose}>
      <Stack>
        <Text>{say('approve.body')}</Text>
        {action.problem && (
          <ProblemNote problem={action.problem} errors={faultsElsewhere(action.problem.errors, ['on'])} />
        )}
        <DayInput required label={say('on')} value={on} error={fault} onChange={setOn} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {base('cancel')}
          </Button>
          <Button data-autofocus loading={action.pending} onClick={() => action.run(undefined)}>
            {say('approve')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function Withdraw({ plan, onClose }: Props) {
  const say = planTexts.use();
  const action = useAction<{ readonly reason: string; readonly on: string }>({
    send: (body, key) => send('POST', `${TRAINING}/plans/${plan.id}/withdraw`, { body, key }),
    done: say('withdraw.done'),
    refreshes: REFRESHES,
    onDone: onClose,
  });
  return (
    <ReasonDialog
      opened
      danger
      title={say('withdraw')}
      action={say('withdraw')}
      day={{ label: say('on'), initial: today() }}
      pending={action.pending}
      problem={action.problem}
      onClose={onClose}
      onConfirm={(given) => action.run(given)}
    >
      {say('withdraw.body')}
    </ReasonDialog>
  );
}

const FIELDS = ['plannedClasses', 'plannedTrainees', 'on', 'reason'];

/** Other numbers: of the version that waits, or of a next version with a reason. */
function Write({ plan, deed, onClose }: Props & { readonly deed: 'rewrite' | 'revise' }) {
  const say = planTexts.use();
  const base = common.use();
  const from = waitingVersion(plan) ?? comparedVersion(plan);
  const draft = useDraftForm(`training-plan-${deed}-${plan.id}`, {
    plannedClasses: from?.plannedClasses ?? 1,
    plannedTrainees: from?.plannedTrainees ?? 1,
    on: today(),
    reason: '',
  });
  const { form } = draft;
  const action = useAction<typeof form.values>({
    send: ({ on, reason, ...numbers }) =>
      send('POST', `${TRAINING}/plans/${plan.id}/${deed}`, {
        body: deed === 'revise' ? { ...numbers, on, reason: reason.trim() } : numbers,
        key: draft.key,
      }),
    done: say(`${deed}.done`),
    refreshes: REFRESHES,
    onDone: () => {
      draft.done();
      onClose();
    },
    onRefused: draft.refused,
  });
  return (
    <Dialog title={say(deed)} onClose={onClose}>
      <form onSubmit={form.onSubmit((values) => action.run(values))} noValidate>
        <Stack>
          <DraftNote restored={draft.restored} onDiscard={draft.done} />
          {action.problem && (
            <ProblemNote problem={action.problem} errors={faultsElsewhere(action.problem.errors, FIELDS)} />
          )}
          <NumberFields form={form} />
          {deed === 'revise' && (
            <>
              <DayInput required label={say('on')} {...form.getInputProps('on')} />
              <Textarea
                required
                label={say('revise.reason')}
                maxLength={1_000}
                {...form.getInputProps('reason')}
              />
            </>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {base('cancel')}
            </Button>
            <Button type="submit" loading={action.pending}>
              {say(deed)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
