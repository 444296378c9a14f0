import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../../components/dialog.js';
import { ProblemNote } from '../../../components/problem-note.js';
import { useAction } from '../../../components/use-action.js';
import { send } from '../../../http/request.js';
import { common } from '../../../i18n/common.texts.js';
import { LEADS } from '../../../session/session.js';
import { useMay } from '../../../session/use-session.js';
import { surveyTexts } from '../surveys.texts.js';
import type { Round, RoundState } from '../surveys.types.js';

type Deed = 'open' | 'close' | 'summarise';

const DEEDS: Readonly<Record<RoundState, readonly Deed[]>> = {
  draft: ['open'],
  open: ['close'],
  closed: ['summarise'],
};

/** What may be done with a round in its state; each is asked back, since none can be undone. */
export function RoundActions({ round }: { readonly round: Round }) {
  const say = surveyTexts.use();
  const base = common.use();
  const may = useMay(LEADS);
  const [open, setOpen] = useState<Deed>();
  const action = useAction<Deed>({
    send: (deed, key) => send('POST', `/api/surveys/campaigns/${round.id}/${deed}`, { body: {}, key }),
    done: open ? say(`${open}.done`) : '',
    refreshes: ['rounds', 'figures', 'pilots'],
    onDone: () => setOpen(undefined),
  });
  if (!may) return null;
  const close = () => {
    setOpen(undefined);
    action.reset();
  };
  return (
    <Group gap="xs">
      {DEEDS[round.state].map((deed) => (
        <Button key={deed} variant={deed === 'open' ? 'filled' : 'default'} onClick={() => setOpen(deed)}>
          {say(deed)}
        </Button>
      ))}
      {open && (
        <Dialog onClose={close} title={say(open)}>
          <Stack>
            <Text>{say(`${open}.body`)}</Text>
            {action.problem && <ProblemNote problem={action.problem} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                {base('cancel')}
              </Button>
              <Button data-autofocus loading={action.pending} onClick={() => action.run(open)}>
                {say(open)}
              </Button>
            </Group>
          </Stack>
        </Dialog>
      )}
    </Group>
  );
}
