import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../../components/dialog.js';
import { DraftNote } from '../../../components/fields/draft-note.js';
import { ProblemNote } from '../../../components/problem-note.js';
import { useAction } from '../../../components/use-action.js';
import { faultsElsewhere } from '../../../http/problem.js';
import { send } from '../../../http/request.js';
import { common } from '../../../i18n/common.texts.js';
import { useDraftForm } from '../../../session/use-draft-form.js';
import { TRAINING } from '../training.queries.js';
import type { Person } from '../training.types.js';
import { peopleTexts } from './people.texts.js';
import { changesOf, EMPTY_PERSON, PersonFields, typedOf } from './person-fields.js';

/** Writes otherwise what is known of somebody, with a reason; only what was changed is sent. */
export function CorrectPerson({
  person,
  onClose,
}: {
  readonly person: Person;
  readonly onClose: () => void;
}) {
  const say = peopleTexts.use();
  const base = common.use();
  const [reason, setReason] = useState('');
  const [nothing, setNothing] = useState(false);
  const draft = useDraftForm(`person-${person.id}`, typedOf(person));
  const { form } = draft;
  const action = useAction<object>({
    send: (changes, key) =>
      send('POST', `${TRAINING}/people/${person.id}/correct`, {
        body: { ...changes, reason: reason.trim() },
        key,
      }),
    done: say('correct.done'),
    refreshes: ['people', 'roster'],
    onDone: () => {
      draft.done();
      onClose();
    },
    onRefused: draft.refused,
  });
  const submit = form.onSubmit((values) => {
    const changes = changesOf(person, values);
    setNothing(Object.keys(changes).length === 0);
    if (Object.keys(changes).length > 0) action.run(changes);
  });
  const shown = [...Object.keys(EMPTY_PERSON), 'reason'];
  const fault = action.problem?.errors.find(({ field }) => field === 'reason')?.detail;
  return (
    <Dialog title={say('correct.of', { name: person.name })} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <DraftNote restored={draft.restored} onDiscard={draft.done} />
          {action.problem && (
            <ProblemNote problem={action.problem} errors={faultsElsewhere(action.problem.errors, shown)} />
          )}
          <PersonFields form={form} />
          <TextInput
            required
            label={say('correct.reason')}
            description={base('reason.hint')}
            value={reason}
            error={fault}
            maxLength={1_000}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {nothing && <Text role="alert">{say('correct.nothing')}</Text>}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {base('cancel')}
            </Button>
            <Button type="submit" loading={action.pending}>
              {base('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
