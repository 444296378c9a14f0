import { Button, Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { Dialog } from '../../../components/dialog.js';
import { DraftNote } from '../../../components/fields/draft-note.js';
import { ProblemNote } from '../../../components/problem-note.js';
import { type Action, useAction } from '../../../components/use-action.js';
import { faultsElsewhere, type Problem } from '../../../http/problem.js';
import { common } from '../../../i18n/common.texts.js';
import { type DraftForm, useDraftForm } from '../../../session/use-draft-form.js';
import { missingOf } from './missing.js';

type Values = Record<string, unknown>;

export interface RecordFormOptions<T extends Values, R> {
  /** Unique among forms that may be open in one account. */
  readonly name: string;
  readonly initial: T;
  /** Sends it under the key of this intention. */
  readonly send: (values: T, key: string) => Promise<R>;
  readonly done: string;
  /** First parts of the keys of queries that are read again. */
  readonly refreshes: readonly string[];
  readonly onDone: (result: R) => void;
  /** What else is done about a refusal; the faults stand at their fields already. */
  readonly onRefused?: (problem: Problem) => void;
}

/** A form that keeps what was typed, and what becomes of it. */
export interface RecordForm<T extends Values> {
  readonly draft: DraftForm<T>;
  readonly form: DraftForm<T>['form'];
  readonly action: Action<T>;
}

/** What a dialog needs to record something: its draft, its sending, and its refusals at their fields. */
export function useRecordForm<T extends Values, R>(options: RecordFormOptions<T, R>): RecordForm<T> {
  const draft = useDraftForm<T>(options.name, options.initial);
  const action = useAction<T, R>({
    send: (values) => options.send(values, draft.key),
    done: options.done,
    refreshes: options.refreshes,
    onDone: (result) => {
      draft.done();
      options.onDone(result);
    },
    onRefused: (problem) => {
      draft.refused(problem);
      options.onRefused?.(problem);
    },
  });
  return { draft, form: draft.form, action };
}

export interface FormDialogProps<T extends Values> {
  readonly title: string;
  /** A form that another one wrote meanwhile has a conflict, which comes in its place. */
  readonly of: RecordForm<T> & { readonly conflict?: ReactNode };
  /** Paths of the fields that show their own faults; the others stand above the form. */
  readonly fields: readonly string[];
  /** Those that must not be empty. */
  readonly required?: readonly (keyof T & string)[];
  /** What else can be seen to be wrong before it is sent: messages by field. */
  readonly check?: (values: T) => Readonly<Record<string, string | undefined>>;
  readonly submit?: string;
  readonly danger?: boolean;
  readonly size?: 'md' | 'lg' | 'xl';
  readonly lead?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form in a dialog. What is wrong stands at its field, and the first such field is gone to. */
export function FormDialog<T extends Values>(props: FormDialogProps<T>) {
  const {
    title,
    of,
    fields,
    required = [],
    check,
    submit,
    danger,
    size = 'lg',
    lead,
    onClose,
    children,
  } = props;
  const { draft, form, action } = of;
  const say = common.use();
  const element = useRef<HTMLFormElement>(null);
  const faults = Object.keys(form.errors).join(' ');
  useEffect(() => {
    if (faults !== '') element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [faults]);
  const send = form.onSubmit((values) => {
    const missing = missingOf(values, required, say('required'));
    const wrong = Object.entries({ ...check?.(values), ...missing }).filter(([, message]) => message);
    form.setErrors(Object.fromEntries(wrong));
    if (wrong.length === 0) action.run(values);
  });
  if (of.conflict) return of.conflict;
  return (
    <Dialog onClose={onClose} size={size} title={title}>
      <form ref={element} onSubmit={send} noValidate>
        <Stack>
          {typeof lead === 'string' ? <Text>{lead}</Text> : lead}
          <DraftNote restored={draft.restored} onDiscard={draft.done} />
          {action.problem && (
            <ProblemNote problem={action.problem} errors={faultsElsewhere(action.problem.errors, fields)} />
          )}
          {children}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {say('cancel')}
            </Button>
            <Button type="submit" loading={action.pending} {...(danger && { color: 'red.9' })}>
              {submit ?? say('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
