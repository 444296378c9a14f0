import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Dialog } from './dialog.js';
import { faultsByField, faultsElsewhere, type Problem } from '../http/problem.js';
import { common } from '../i18n/common.texts.js';
import { DayInput } from './fields/day-input.js';
import { ProblemNote } from './problem-note.js';

const SHORTEST = 3;

export interface ReasonDialogProps {
  readonly opened: boolean;
  readonly title: string;
  /** What will happen. */
  readonly children?: ReactNode;
  /** What the button says: the deed itself. */
  readonly action: string;
  /** Whether a day is asked for too, and which one is proposed. */
  readonly day?: { readonly label: string; readonly initial: string };
  readonly danger?: boolean;
  readonly pending: boolean;
  readonly problem?: Problem | undefined;
  readonly onClose: () => void;
  readonly onConfirm: (given: { reason: string; on: string }) => void;
}

/** Asks why before something is done that others must be able to understand later. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { opened, title, children, action, day, danger, pending, problem, onClose, onConfirm } = props;
  const say = common.use();
  const [reason, setReason] = useState('');
  const [on, setOn] = useState(day?.initial ?? '');
  const [short, setShort] = useState(false);
  const faults = faultsByField(problem?.errors ?? []);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setShort(reason.trim().length < SHORTEST);
    if (reason.trim().length >= SHORTEST) onConfirm({ reason: reason.trim(), on });
  };
  return (
    <Dialog opened={opened} onClose={onClose} title={title}>
      <form onSubmit={send} noValidate>
        <Stack>
          {typeof children === 'string' ? <Text>{children}</Text> : children}
          {problem && (
            <ProblemNote problem={problem} errors={faultsElsewhere(problem.errors, ['reason', 'on'])} />
          )}
          <Textarea
            data-autofocus
            required
            label={say('reason')}
            description={say('reason.hint')}
            maxLength={1_000}
            value={reason}
            error={short ? say('reason.short') : faults['reason']}
            onChange={(event) => setReason(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
                event.currentTarget.form?.requestSubmit();
            }}
          />
          {day && <DayInput required label={day.label} value={on} error={faults['on']} onChange={setOn} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {say('cancel')}
            </Button>
            <Button type="submit" loading={pending} {...(danger ? { color: 'red' } : {})}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
