import { useForm, type UseFormReturnType } from '@mantine/form';
import { useEffect, useState } from 'react';
import { newId } from '../http/new-id.js';
import { faultsByField, type Problem } from '../http/problem.js';
import { drafts } from './drafts.js';
import { useSession } from './use-session.js';

export interface DraftForm<T extends Record<string, unknown>> {
  readonly form: UseFormReturnType<T>;
  /** Idempotency-Key of this intention; a new one after it succeeded. */
  readonly key: string;
  /** Whether something typed before was brought back. */
  readonly restored: boolean;
  /** It was sent: forgets the draft and begins anew. */
  done(): void;
  /** Puts the faults of a refusal to their fields; what was typed stays. */
  refused(problem: Problem): void;
}

/**
 * A form whose content survives a lost session and a reload. `name` is unique among forms that may be open in one account,
 * e.g. `observation-new` or `plan-<id>`.
 */
export function useDraftForm<T extends Record<string, unknown>>(
  name: string,
  initialValues: T,
): DraftForm<T> {
  const account = useSession().account.id;
  const [found] = useState(() => drafts.find<T>(sessionStorage, account, name));
  const [key, setKey] = useState(() => found?.key ?? newId());
  const [restored, setRestored] = useState(found !== undefined);
  const form = useForm<T>({ initialValues: { ...initialValues, ...found?.values } });
  const values = form.values;
  const touched = JSON.stringify(values) !== JSON.stringify(initialValues);
  useEffect(() => {
    if (touched) drafts.keep(sessionStorage, account, name, { values, key });
  }, [account, name, values, key, touched]);
  return {
    form,
    key,
    restored,
    done: () => {
      drafts.forget(sessionStorage, account, name);
      form.setValues(initialValues);
      form.clearErrors();
      setKey(newId());
      setRestored(false);
    },
    refused: (problem) => form.setErrors(faultsByField(problem.errors)),
  };
}
