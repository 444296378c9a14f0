import { Button, Group, List, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../../components/dialog.js';
import { ProblemNote } from '../../../components/problem-note.js';
import { ReasonDialog } from '../../../components/reason-dialog.js';
import { type Action, useAction } from '../../../components/use-action.js';
import { send } from '../../../http/request.js';
import { common } from '../../../i18n/common.texts.js';
import { RECORDERS } from '../../../session/session.js';
import { useMay } from '../../../session/use-session.js';
import { useTrainingWord } from '../common/training-words.texts.js';
import { TRAINING } from '../training.queries.js';
import { CANCEL_REASONS, type TrainingClass } from '../training.types.js';
import { classTexts } from './class.texts.js';
import { type Step, stepsOf } from './steps.js';

interface Taking {
  readonly step: Step;
  readonly body: object;
}

/** What may be done with a class in its state: each step is asked back, cancelling asks why. */
export function ClassSteps({ of }: { readonly of: TrainingClass }) {
  const say = classTexts.use();
  const records = useMay(RECORDERS);
  const teaches = useMay([...RECORDERS, 'trainer']);
  const [open, setOpen] = useState<Step>();
  const action = useAction<Taking>({
    send: ({ step, body }, key) => send('POST', `${TRAINING}/classes/${of.id}/${step}`, { body, key }),
    done: open ? say(`step.${open}.done`) : '',
    refreshes: ['classes', 'class-results', 'roster', 'training-plans', 'figures'],
    onDone: () => setOpen(undefined),
  });
  const steps = stepsOf(of.state, { records, teaches });
  const close = () => {
    setOpen(undefined);
    action.reset();
  };
  return (
    <Group gap="xs">
      {steps.map((step) => (
        <Button key={step} variant={step === 'cancel' ? 'default' : 'filled'} onClick={() => setOpen(step)}>
          {say(`step.${step}`)}
        </Button>
      ))}
      {open === 'cancel' && <Cancel action={action} onClose={close} />}
      {open !== undefined && open !== 'cancel' && <Confirm step={open} action={action} onClose={close} />}
    </Group>
  );
}

interface DialogProps {
  readonly action: Action<Taking>;
  readonly onClose: () => void;
}

function Confirm({ step, action, onClose }: DialogProps & { readonly step: Exclude<Step, 'cancel'> }) {
  const say = classTexts.use();
  const base = common.use();
  const { problem } = action;
  const missing = problem?.code === 'class-incomplete' ? problem.errors : [];
  return (
    <Dialog title={say(`step.${step}`)} onClose={onClose}>
      <Stack>
        {step === 'complete' && <Text>{say('step.complete.body')}</Text>}
        {problem && missing.length === 0 && <ProblemNote problem={problem} />}
        {missing.length > 0 && (
          <div role="alert">
            <Text fw={600}>{say('step.complete.missing')}</Text>
            <List lang="vi">
              {missing.map(({ field, detail }) => (
                <List.Item key={field + detail}>{detail}</List.Item>
              ))}
            </List>
          </div>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {base('cancel')}
          </Button>
          <Button data-autofocus loading={action.pending} onClick={() => action.run({ step, body: {} })}>
            {say(`step.${step}`)}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function Cancel({ action, onClose }: DialogProps) {
  const say = classTexts.use();
  const word = useTrainingWord();
  const [reasonCode, setReasonCode] = useState<string>(CANCEL_REASONS[0]);
  return (
    <ReasonDialog
      opened
      danger
      title={say('step.cancel')}
      action={say('step.cancel')}
      pending={action.pending}
      problem={action.problem}
      onClose={onClose}
      onConfirm={({ reason }) => action.run({ step: 'cancel', body: { reasonCode, note: reason } })}
    >
      <Stack>
        <Text>{say('step.cancel.body')}</Text>
        <NativeSelect
          label={say('step.cancel.kind')}
          value={reasonCode}
          data={CANCEL_REASONS.map((one) => ({ value: one, label: word('cancel', one) }))}
          onChange={(event) => setReasonCode(event.currentTarget.value)}
        />
      </Stack>
    </ReasonDialog>
  );
}
