import { Button, NativeSelect, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConflictDialog } from '../../../components/conflict-dialog.js';
import { ProblemNote } from '../../../components/problem-note.js';
import { ReasonDialog } from '../../../components/reason-dialog.js';
import { type Action, useAction } from '../../../components/use-action.js';
import { send } from '../../../http/request.js';
import { useWord } from '../../../i18n/words.texts.js';
import { filledFormQuery } from '../surveys.queries.js';
import type { FilledForm, Status } from '../surveys.types.js';
import { BECOMES, type Decision, decisionsOf, isOvertaken, REASONS } from './decisions.js';
import { reviewTexts, useReviewWord } from './review.texts.js';

export interface Deciding {
  readonly decision: Decision;
  readonly reason?: string;
  readonly reasonCode?: string;
}

/** Sends a decision; afterwards the queue is read again and `onDecided` says where to go. */
export function useDeciding(form: FilledForm, onDecided: (deciding: Deciding) => void): Action<Deciding> {
  const say = reviewTexts.use();
  const [last, setLast] = useState<Decision>('accept');
  const client = useQueryClient();
  return useAction<Deciding>({
    send: ({ decision, ...body }, key) => {
      setLast(decision);
      return send('POST', `/api/surveys/responses/${form.id}/${decision}`, { body, key });
    },
    done: say(`${last}.done`),
    refreshes: ['responses', 'rounds', 'waiting', 'figures'],
    onDone: (_answer, deciding) => {
      // What was read before the decision is no longer so; it is read again when somebody comes back.
      client.removeQueries({ queryKey: ['response', form.id], type: 'inactive' });
      onDecided(deciding);
    },
  });
}

interface Props {
  readonly form: FilledForm;
  readonly action: Action<Deciding>;
}

interface DecideProps extends Props {
  /** The decision whose reason is asked for now. */
  readonly open: Exclude<Decision, 'accept'> | undefined;
  readonly setOpen: (decision: Exclude<Decision, 'accept'> | undefined) => void;
}

/** The buttons of a reviewer; all but accepting ask for a reason. */
export function Decide({ form, action, open, setOpen }: DecideProps) {
  const say = reviewTexts.use();
  const reasonOf = useReviewWord();
  const [code, setCode] = useState('');
  const [why, setWhy] = useState('');
  const { problem } = action;
  const overtaken = problem !== undefined && isOvertaken(problem);
  const codes = open === 'reject' || open === 'void' ? REASONS[open] : [];
  const begin = (decision: Decision) => {
    action.reset();
    if (decision === 'accept') return action.run({ decision });
    setCode(decision === 'return' ? '' : (REASONS[decision][0] ?? ''));
    setOpen(decision);
  };
  return (
    <>
      {decisionsOf(form.status.state).map((decision) => (
        <Button
          key={decision}
          variant={decision === 'accept' ? 'filled' : 'default'}
          loading={action.pending}
          onClick={() => begin(decision)}
        >
          {say(decision)}
        </Button>
      ))}
      {problem && !overtaken && open === undefined && <ProblemNote problem={problem} />}
      {open && !overtaken && (
        <ReasonDialog
          opened
          danger={open !== 'return'}
          title={say(open)}
          action={say(open)}
          pending={action.pending}
          problem={problem}
          onClose={() => setOpen(undefined)}
          onConfirm={({ reason }) => {
            setWhy(reason);
            action.run({ decision: open, reason, ...(codes.includes(code) && { reasonCode: code }) });
          }}
        >
          <Stack>
            <Text>{say(`${open}.body`)}</Text>
            {codes.length > 0 && (
              <NativeSelect
                label={say('reason-code')}
                value={code}
                data={codes.map((one) => ({ value: one, label: reasonOf('reason', one) }))}
                onChange={(event) => setCode(event.currentTarget.value)}
              />
            )}
          </Stack>
        </ReasonDialog>
      )}
      {overtaken && (
        <Overtaken
          form={form}
          wanted={open ?? 'accept'}
          why={open === undefined ? '' : why}
          action={action}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

interface OvertakenProps extends Props {
  readonly wanted: Decision;
  /** The reason that was typed; nobody has to type it again. */
  readonly why: string;
  readonly onClose: () => void;
}

/** Somebody else decided first: what one wanted beside what is stored. */
function Overtaken({ form, wanted, why: mine, action, onClose }: OvertakenProps) {
  const say = reviewTexts.use();
  const word = useWord();
  const reasonOf = useReviewWord();
  const client = useQueryClient();
  const [stored, setStored] = useState<Status>();
  const [asked, setAsked] = useState(false);
  if (!asked) {
    setAsked(true);
    void client
      .fetchQuery({ ...filledFormQuery(form.id), staleTime: 0 })
      .then(({ status }) => setStored(status))
      .catch(() => undefined);
  }
  const done = () => {
    action.reset();
    onClose();
    void client.invalidateQueries({ queryKey: ['responses'] });
  };
  if (!action.problem) return null;
  const why = stored?.reason ?? (stored?.reasonCode ? reasonOf('reason', stored.reasonCode) : '');
  return (
    <ConflictDialog
      opened
      problem={action.problem}
      fields={[
        {
          title: say('conflict.state'),
          mine: word('state', BECOMES[wanted]),
          theirs: stored ? word('state', stored.state) : '…',
        },
        { title: say('conflict.by'), mine: say('conflict.me'), theirs: say('conflict.other') },
        { title: say('conflict.reason'), mine, theirs: why },
      ]}
      onTakeTheirs={done}
      onKeepMine={done}
    />
  );
}
