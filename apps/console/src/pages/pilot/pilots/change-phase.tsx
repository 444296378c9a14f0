import { Button, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { Dialog } from '../../../components/dialog.js';
import { DayInput } from '../../../components/fields/day-input.js';
import { ProblemNote } from '../../../components/problem-note.js';
import { useAction } from '../../../components/use-action.js';
import { DraftNote } from '../../../components/fields/draft-note.js';
import { faultsElsewhere } from '../../../http/problem.js';
import { send } from '../../../http/request.js';
import { common } from '../../../i18n/common.texts.js';
import { useWord } from '../../../i18n/words.texts.js';
import { useDraftForm } from '../../../session/use-draft-form.js';
import { pilotTexts } from '../pilot.texts.js';
import type { Gate, Pilot } from '../pilot.types.js';
import { DocumentField } from './document-field.js';

interface Props {
  readonly pilot: Pilot;
  readonly gates: readonly Gate[];
  readonly today: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

const FIELDS = ['on', 'documentId', 'reason'];

/** Sends a pilot to another phase; what its gate still lacks comes back as a list. */
export function ChangePhase({ pilot, gates, today, opened, onClose }: Props) {
  const say = pilotTexts.use();
  const base = common.use();
  const word = useWord();
  const draft = useDraftForm(`phase-${pilot.id}`, {
    to: gates[0]?.to ?? '',
    on: today,
    documentId: '',
    reason: '',
  });
  const { form } = draft;
  const action = useAction<typeof form.values>({
    send: ({ to, on, documentId, reason }) =>
      send('POST', `/api/programme/pilots/${pilot.id}/phase`, {
        body: { to, on, ...(documentId && { documentId }), ...(reason.trim() && { reason: reason.trim() }) },
        key: draft.key,
      }),
    done: say('phase.change.done'),
    refreshes: ['pilots', 'waiting', 'figures'],
    onDone: () => {
      draft.done();
      onClose();
    },
    onRefused: draft.refused,
  });
  const lacking = gates.find(({ to }) => to === form.values.to)?.checks.filter((one) => !one.satisfied) ?? [];
  return (
    <Dialog opened={opened} onClose={onClose} title={say('phase.change')}>
      <form onSubmit={form.onSubmit((values) => action.run(values))} noValidate>
        <Stack>
          <DraftNote restored={draft.restored} onDiscard={draft.done} />
          {action.problem && (
            <ProblemNote problem={action.problem} errors={faultsElsewhere(action.problem.errors, FIELDS)} />
          )}
          <NativeSelect
            data-autofocus
            label={say('phase.change.to')}
            data={gates.map(({ to }) => ({ value: to, label: word('phase', to) }))}
            {...form.getInputProps('to')}
            error={undefined}
          />
          {lacking.length > 0 && <Text>{say('phase.change.missing', { count: lacking.length })}</Text>}
          <DayInput required label={say('phase.change.on')} {...form.getInputProps('on')} />
          <DocumentField
            pilot={pilot}
            required={false}
            value={form.values.documentId}
            error={form.errors['documentId']}
            onChange={(id) => form.setFieldValue('documentId', id)}
          />
          <Textarea label={say('phase.change.reason')} maxLength={2_000} {...form.getInputProps('reason')} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {base('cancel')}
            </Button>
            <Button type="submit" loading={action.pending}>
              {say('phase.change')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
