import { Button } from '@mantine/core';
import { useState } from 'react';
import { RECORDERS } from '../../../../session/session.js';
import { useMay } from '../../../../session/use-session.js';
import type { ClassState, TrainingClass } from '../../training.types.js';
import { editTexts } from './edit.texts.js';
import { Reschedule } from './reschedule.js';
import { Reword } from './reword.js';

type Edit = 'reschedule' | 'reword';

const EDITS: Readonly<Record<ClassState, readonly Edit[]>> = {
  planned: ['reschedule', 'reword'],
  open: ['reschedule', 'reword'],
  'in-progress': ['reschedule', 'reword'],
  completed: ['reword'],
  cancelled: [],
};

/** What of a class may be written otherwise in its state, for those who may. */
export function ClassEdits({ of }: { readonly of: TrainingClass }) {
  const say = editTexts.use();
  const may = useMay(RECORDERS);
  const [open, setOpen] = useState<Edit>();
  const close = () => setOpen(undefined);
  if (!may) return null;
  return (
    <>
      {EDITS[of.state].map((edit) => (
        <Button key={edit} variant="default" onClick={() => setOpen(edit)}>
          {say(edit)}
        </Button>
      ))}
      {open === 'reschedule' && <Reschedule of={of} onClose={close} />}
      {open === 'reword' && <Reword of={of} onClose={close} />}
    </>
  );
}
