import { type ReactNode, useState } from 'react';
import { ConflictDialog } from '../../../components/conflict-dialog.js';
import { type RecordForm, type RecordFormOptions, useRecordForm } from './record-form.js';

/** What a form of a stored record holds beside its fields: the version that was read. It goes into the draft too. */
export interface SeenValues extends Record<string, unknown> {
  readonly seen: number;
}

export interface VersionedFormOptions<
  T extends SeenValues,
  S extends { readonly version: number },
  R,
> extends RecordFormOptions<T, R> {
  /** Reads the record as it is stored now. */
  readonly readAgain: () => Promise<S>;
  /** The record as the form shows it; what is typed beside it, such as a reason, is left out. */
  readonly typedOf: (stored: S) => Partial<T>;
  /** What a form says, field by field in words. */
  readonly inWords: (values: T) => readonly (readonly [title: string, text: string])[];
}

/** A form, and what stands in its place while somebody else's version waits to be looked at. */
export interface VersionedForm<T extends SeenValues> extends RecordForm<T> {
  readonly conflict: ReactNode;
}

const OVERTAKEN = 'changed-meanwhile';

/**
 * A form of a record that others may be writing too. It sends the version that was read; where another one is stored by now,
 * both are shown beside each other, and nothing that was typed is lost.
 */
export function useVersionedForm<T extends SeenValues, S extends { readonly version: number }, R>(
  options: VersionedFormOptions<T, S, R>,
): VersionedForm<T> {
  const { readAgain, typedOf, inWords } = options;
  const [theirs, setTheirs] = useState<S>();
  const of = useRecordForm<T, R>({
    ...options,
    onRefused: ({ code }) => {
      // Where it cannot be read either, the refusal stays over the form and says what to do.
      if (code === OVERTAKEN) void readAgain().then(setTheirs, () => undefined);
    },
  });
  const { form, action } = of;
  if (!theirs || !action.problem) return { ...of, conflict: null };
  const goOn = (part: Partial<T>) => {
    form.setValues((before) => ({ ...before, ...part, seen: theirs.version }));
    setTheirs(undefined);
    action.reset();
  };
  const stored = inWords({ ...form.values, ...typedOf(theirs) });
  const conflict = (
    <ConflictDialog
      opened
      problem={action.problem}
      fields={inWords(form.values).map(([title, mine], index) => ({
        title,
        mine,
        theirs: stored[index]?.[1] ?? '',
      }))}
      onTakeTheirs={() => goOn(typedOf(theirs))}
      onKeepMine={() => goOn({})}
    />
  );
  return { ...of, conflict };
}
