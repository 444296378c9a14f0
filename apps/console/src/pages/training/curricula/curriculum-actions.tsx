import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../../components/dialog.js';
import { DayInput } from '../../../components/fields/day-input.js';
import { ProblemNote } from '../../../components/problem-note.js';
import { ReasonDialog } from '../../../components/reason-dialog.js';
import { useAction } from '../../../components/use-action.js';
import { localDay } from '../../../format/days.js';
import { send } from '../../../http/request.js';
import { common } from '../../../i18n/common.texts.js';
import { TRAINING } from '../training.queries.js';
import type { Curriculum } from '../training.types.js';
import { curriculumTexts } from './curricula.texts.js';

/** A version by its code and number. */
export const nameOf = ({ code, curriculumVersion }: Curriculum): string => `${code} v${curriculumVersion}`;

interface Given {
  readonly deed: 'publish' | 'retire';
  readonly body: object;
}

/** Publishing a draft, and taking out of use what is published. */
export function CurriculumActions({ of }: { readonly of: Curriculum }) {
  const say = curriculumTexts.use();
  const base = common.use();
  const [open, setOpen] = useState<Given['deed']>();
  const [on, setOn] = useState(() => localDay(new Date().toISOString()) ?? '');
  const action = useAction<Given>({
    send: ({ deed, body }, key) => send('POST', `${TRAINING}/curricula/${of.id}/${deed}`, { body, key }),
    done: open ? say(`${open}.done`) : '',
    refreshes: ['curricula'],
    onDone: () => setOpen(undefined),
  });
  const deed = of.state === 'draft' ? 'publish' : of.state === 'published' ? 'retire' : undefined;
  if (deed === undefined) return null;
  const close = () => {
    setOpen(undefined);
    action.reset();
  };
  const title = say(`${deed}.of`, { name: nameOf(of) });
  return (
    <>
      <Button variant="default" aria-label={title} onClick={() => setOpen(deed)}>
        {say(deed)}
      </Button>
      {open === 'retire' && (
        <ReasonDialog
          opened
          danger
          title={title}
          action={say('retire')}
          day={{ label: say('on'), initial: on }}
          pending={action.pending}
          problem={action.problem}
          onClose={close}
          onConfirm={(body) => action.run({ deed: 'retire', body })}
        >
          {say('retire.body')}
        </ReasonDialog>
      )}
      {open === 'publish' && (
        <Dialog title={title} onClose={close}>
          <Stack>
            <Text>{say('publish.body')}</Text>
            {action.problem && <ProblemNote problem={action.problem} />}
            <DayInput required label={say('on')} value={on} onChange={setOn} />
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                {base('cancel')}
              </Button>
              <Button
                data-autofocus
                loading={action.pending}
                onClick={() => action.run({ deed: 'publish', body: { on } })}
              >
                {say('publish')}
              </Button>
            </Group>
          </Stack>
        </Dialog>
      )}
    </>
  );
}
