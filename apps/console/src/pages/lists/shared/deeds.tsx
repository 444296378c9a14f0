import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { DayInput } from '../../../components/fields/day-input.js';
import { ReasonDialog } from '../../../components/reason-dialog.js';
import { useAction } from '../../../components/use-action.js';
import { localDay } from '../../../format/days.js';
import { FormDialog, useRecordForm } from './record-form.js';

/** Today in Viet Nam. */
export const today = (): string => localDay(new Date().toISOString()) ?? '';

interface DialogProps {
  /** Unique among forms that may be open. */
  readonly name: string;
  readonly title: string;
  /** What will happen. */
  readonly body?: ReactNode;
  readonly action: string;
  readonly done: string;
  readonly refreshes: readonly string[];
  readonly onClose: () => void;
}

export interface DayDeedProps extends DialogProps {
  readonly dayLabel: string;
  readonly send: (on: string, key: string) => Promise<unknown>;
}

/** Asks on which day something was done. */
export function DayDeed({
  dayLabel,
  send,
  name,
  title,
  body,
  action,
  done,
  refreshes,
  onClose,
}: DayDeedProps) {
  const of = useRecordForm({
    name,
    initial: { on: today() },
    send: ({ on }, key) => send(on, key),
    done,
    refreshes,
    onDone: onClose,
  });
  return (
    <FormDialog
      title={title}
      of={of}
      fields={['on']}
      required={['on']}
      submit={action}
      size="md"
      lead={body}
      onClose={onClose}
    >
      <DayInput required label={dayLabel} {...of.form.getInputProps('on')} />
    </FormDialog>
  );
}

export interface ReasonDeedProps extends Omit<DialogProps, 'name'> {
  /** Where the day of it is asked for too. */
  readonly dayLabel?: string;
  readonly danger?: boolean;
  readonly send: (given: { readonly reason: string; readonly on: string }, key: string) => Promise<unknown>;
}

/** Asks why something is done, and on which day. */
export function ReasonDeed(props: ReasonDeedProps) {
  const { title, body, action, done, refreshes, dayLabel, danger = false, send, onClose } = props;
  const deed = useAction<{ reason: string; on: string }>({ send, done, refreshes, onDone: onClose });
  return (
    <ReasonDialog
      opened
      title={title}
      action={action}
      danger={danger}
      pending={deed.pending}
      problem={deed.problem}
      onClose={onClose}
      onConfirm={deed.run}
      {...(dayLabel !== undefined && { day: { label: dayLabel, initial: today() } })}
    >
      {body}
    </ReasonDialog>
  );
}

export interface OpensProps {
  readonly label: string;
  /** For those who do not see what the button stands beside. */
  readonly longLabel?: string;
  readonly primary?: boolean;
  readonly children: (close: () => void) => ReactNode;
}

/** A button that opens a dialog. */
export function Opens({ label, longLabel, primary = false, children }: OpensProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant={primary ? 'filled' : 'default'}
        {...(longLabel !== undefined && { 'aria-label': longLabel })}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      {open && children(() => setOpen(false))}
    </>
  );
}
