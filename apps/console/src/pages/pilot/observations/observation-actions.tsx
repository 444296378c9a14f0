import { Button, Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ObservationView } from '../../../api/programme/types.gen.js';
import { Dialog } from '../../../components/dialog.js';
import { ProblemNote } from '../../../components/problem-note.js';
import { ReasonDialog } from '../../../components/reason-dialog.js';
import { type Action, useAction } from '../../../components/use-action.js';
import { send } from '../../../http/request.js';
import { common } from '../../../i18n/common.texts.js';
import { APPROVERS, RECORDERS } from '../../../session/session.js';
import { useMay, useSession } from '../../../session/use-session.js';
import { observationTexts } from './observations.texts.js';

type Deed = 'submit' | 'approve' | 'return' | 'lock';

interface Props {
  readonly observation: ObservationView;
  /** Which one, for those who do not see the line. */
  readonly name: string;
}

/** What may be done with an observation in its state by whoever looks; the one who recorded does not approve. */
export function ObservationActions({ observation, name }: Props) {
  const say = observationTexts.use();
  const [open, setOpen] = useState<Deed>();
  const records = useMay(RECORDERS);
  const approves = useMay(APPROVERS);
  const { account } = useSession();
  const action = useAction<{ deed: Deed; body?: object }>({
    send: ({ deed, body }, key) =>
      send('POST', `/api/programme/observations/${observation.id}/${deed}`, { ...(body && { body }), key }),
    done: open ? say(`${open}.done`) : '',
    refreshes: ['observations', 'figures', 'pilots', 'waiting'],
    onDone: () => setOpen(undefined),
  });
  const own = observation.revisions.at(-1)?.recorded.by === account.id;
  const deeds = deedsOf(observation.state, records, approves, own);
  if (deeds.length === 0) return null;
  const close = () => {
    setOpen(undefined);
    action.reset();
  };
  return (
    <Group gap="xs" wrap="nowrap" className="xaso-no-print">
      {deeds.map((deed) => (
        <Button
          key={deed}
          variant={deed === 'return' || deed === 'lock' ? 'default' : 'filled'}
          aria-label={`${say(deed)}: ${name}`}
          onClick={() => setOpen(deed)}
        >
          {say(deed)}
        </Button>
      ))}
      {open === 'return' && (
        <ReasonDialog
          opened
          title={`${say('return')}: ${name}`}
          action={say('return')}
          pending={action.pending}
          problem={action.problem}
          onClose={close}
          onConfirm={({ reason }) => action.run({ deed: 'return', body: { reason } })}
        >
          {say('return.body')}
        </ReasonDialog>
      )}
      {open !== undefined && open !== 'return' && (
        <Confirm title={`${say(open)}: ${name}`} action={action} deed={open} onClose={close}>
          {open === 'approve' && say('approve.body')}
        </Confirm>
      )}
    </Group>
  );
}

function deedsOf(
  state: ObservationView['state'],
  records: boolean,
  approves: boolean,
  own: boolean,
): readonly Deed[] {
  switch (state) {
    case 'draft':
      return records ? ['submit'] : [];
    case 'submitted':
      return approves ? (own ? ['return'] : ['approve', 'return']) : [];
    case 'approved':
      return approves ? ['lock'] : [];
    case 'locked':
      return [];
  }
}

interface ConfirmProps {
  readonly title: string;
  readonly deed: Deed;
  readonly action: Action<{ deed: Deed }>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

function Confirm({ title, deed, action, onClose, children }: ConfirmProps) {
  const say = observationTexts.use();
  const base = common.use();
  return (
    <Dialog opened onClose={onClose} title={title}>
      <Stack>
        {children !== false && <Text>{children}</Text>}
        {action.problem && <ProblemNote problem={action.problem} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {base('cancel')}
          </Button>
          <Button data-autofocus loading={action.pending} onClick={() => action.run({ deed })}>
            {say(deed)}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
