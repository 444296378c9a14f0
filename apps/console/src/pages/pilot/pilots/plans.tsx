import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../../components/dialog.js';
import { AppLink } from '../../../components/app-link.js';
import { DraftNote } from '../../../components/fields/draft-note.js';
import { DayInput } from '../../../components/fields/day-input.js';
import { ProblemNote } from '../../../components/problem-note.js';
import { StateBadge } from '../../../components/state-badge.js';
import { useAction } from '../../../components/use-action.js';
import { dayText } from '../../../format/days.js';
import { faultsElsewhere } from '../../../http/problem.js';
import { send } from '../../../http/request.js';
import { common } from '../../../i18n/common.texts.js';
import { Section } from '../../../layout/page.js';
import { APPROVERS, RECORDERS } from '../../../session/session.js';
import { useDraftForm } from '../../../session/use-draft-form.js';
import { useMay, useSession } from '../../../session/use-session.js';
import { pilotTexts } from '../pilot.texts.js';
import type { Pilot, PlanVersion } from '../pilot.types.js';
import { DocumentField } from './document-field.js';
import styles from './pilot.module.css';
import { RewritePlan } from './rewrite-plan.js';

interface Props {
  readonly pilot: Pilot;
  readonly today: string;
}

/** Phases of a pilot that has ended: nothing more is written. */
export const ENDED: readonly string[] = ['stopped', 'scaled-up'];
type Open = 'draft' | 'approve' | 'rewrite' | undefined;

/** The versions of a plan: all stay readable, the latest approved one holds. */
export function Plans({ pilot, today }: Props) {
  const say = pilotTexts.use();
  const [open, setOpen] = useState<Open>();
  const records = useMay(RECORDERS);
  const approves = useMay(APPROVERS);
  const account = useSession().account.id;
  const last = pilot.plans.at(-1);
  const waits = last !== undefined && last.approval === null;
  const own = waits && (last.writtenBy?.includes(account) ?? false);
  const goesOn = !ENDED.includes(pilot.phase);
  const close = () => setOpen(undefined);
  return (
    <Section
      title={say('pilot.plans')}
      aside={
        <Group gap="xs" className="xaso-no-print">
          {goesOn && approves && waits && !own && (
            <Button onClick={() => setOpen('approve')}>
              {say('plan.approve', { version: last.planVersion })}
            </Button>
          )}
          {goesOn && records && waits && (
            <Button variant="default" onClick={() => setOpen('rewrite')}>
              {say('plan.rewrite', { version: last.planVersion })}
            </Button>
          )}
          {goesOn && records && !waits && (
            <Button variant="default" onClick={() => setOpen('draft')}>
              {say('plan.draft')}
            </Button>
          )}
        </Group>
      }
    >
      {goesOn && approves && own && <Text>{say('plan.mine')}</Text>}
      {pilot.plans.length === 0 && <Text>{say('pilot.plans.none')}</Text>}
      <ol className={styles['plans']} reversed>
        {pilot.plans.toReversed().map((plan) => (
          <Version key={plan.planVersion} plan={plan} />
        ))}
      </ol>
      {open === 'draft' && <DraftPlan pilot={pilot} today={today} onClose={close} />}
      {open === 'rewrite' && last && <RewritePlan pilot={pilot} plan={last} onClose={close} />}
      {open === 'approve' && last && <ApprovePlan pilot={pilot} plan={last} today={today} onClose={close} />}
    </Section>
  );
}

function Version({ plan }: { readonly plan: PlanVersion }) {
  const say = pilotTexts.use();
  const { planVersion, summary, draftedOn, approval } = plan;
  return (
    <li value={planVersion}>
      <Group gap="xs">
        <Text fw={600}>{say('plan.version', { version: planVersion })}</Text>
        <StateBadge state={approval ? 'approved' : 'submitted'} />
      </Group>
      <Text c="dimmed">
        {say('plan.drafted', { day: dayText(draftedOn) })}
        {approval && ` · ${say('plan.approved', { day: dayText(approval.on) })}`}
      </Text>
      {approval && <AppLink href={`/documents/${approval.documentId}`}>{say('document.open')}</AppLink>}
      <Text className={styles['prose'] ?? ''}>{summary}</Text>
    </li>
  );
}

function DraftPlan({ pilot, today, onClose }: Props & { readonly onClose: () => void }) {
  const say = pilotTexts.use();
  const base = common.use();
  const draft = useDraftForm(`plan-${pilot.id}`, { summary: '', on: today });
  const { form } = draft;
  const action = useAction<typeof form.values>({
    send: (body) => send('POST', `/api/programme/pilots/${pilot.id}/plans`, { body, key: draft.key }),
    done: say('plan.drafted.done'),
    refreshes: ['pilots', 'waiting'],
    onDone: () => {
      draft.done();
      onClose();
    },
    onRefused: draft.refused,
  });
  return (
    <Dialog opened onClose={onClose} title={say('plan.draft')}>
      <form onSubmit={form.onSubmit((values) => action.run(values))} noValidate>
        <Stack>
          <DraftNote restored={draft.restored} onDiscard={draft.done} />
          {action.problem && (
            <ProblemNote
              problem={action.problem}
              errors={faultsElsewhere(action.problem.errors, ['summary', 'on'])}
            />
          )}
          <Textarea
            data-autofocus
            required
            minRows={5}
            maxLength={5_000}
            label={say('plan.summary')}
            {...form.getInputProps('summary')}
          />
          <DayInput required label={say('plan.drafted-on')} {...form.getInputProps('on')} />
          <Buttons action={base('save')} pending={action.pending} onClose={onClose} />
        </Stack>
      </form>
    </Dialog>
  );
}

interface ApproveProps extends Props {
  readonly plan: PlanVersion;
  readonly onClose: () => void;
}

function ApprovePlan({ pilot, plan, today, onClose }: ApproveProps) {
  const say = pilotTexts.use();
  const draft = useDraftForm(`approve-plan-${pilot.id}-${plan.planVersion}`, { documentId: '', on: today });
  const { form } = draft;
  const action = useAction<typeof form.values>({
    send: (body) =>
      send('POST', `/api/programme/pilots/${pilot.id}/plans/${plan.planVersion}/approve`, {
        body,
        key: draft.key,
      }),
    done: say('plan.approved.done'),
    refreshes: ['pilots', 'waiting'],
    onDone: () => {
      draft.done();
      onClose();
    },
    onRefused: draft.refused,
  });
  const title = say('plan.approve', { version: plan.planVersion });
  return (
    <Dialog opened onClose={onClose} title={title}>
      <form onSubmit={form.onSubmit((values) => action.run(values))} noValidate>
        <Stack>
          {action.problem && (
            <ProblemNote
              problem={action.problem}
              errors={faultsElsewhere(action.problem.errors, ['documentId', 'on'])}
            />
          )}
          <Text className={styles['prose'] ?? ''}>{plan.summary}</Text>
          <DocumentField
            pilot={pilot}
            required
            value={form.values.documentId}
            error={form.errors['documentId']}
            onChange={(id) => form.setFieldValue('documentId', id)}
          />
          <DayInput required label={say('phase.change.on')} {...form.getInputProps('on')} />
          <Buttons action={title} pending={action.pending} onClose={onClose} />
        </Stack>
      </form>
    </Dialog>
  );
}

function Buttons(props: {
  readonly action: string;
  readonly pending: boolean;
  readonly onClose: () => void;
}) {
  const base = common.use();
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={props.onClose}>
        {base('cancel')}
      </Button>
      <Button type="submit" loading={props.pending}>
        {props.action}
      </Button>
    </Group>
  );
}
