import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../../components/dialog.js';
import { DayInput } from '../../../components/fields/day-input.js';
import { DraftNote } from '../../../components/fields/draft-note.js';
import type { Choice } from '../../../components/fields/pickers.js';
import { notifyDone, notifyFailed } from '../../../components/notify.js';
import { ProblemNote } from '../../../components/problem-note.js';
import { useAction } from '../../../components/use-action.js';
import { faultsElsewhere } from '../../../http/problem.js';
import { send } from '../../../http/request.js';
import { common } from '../../../i18n/common.texts.js';
import type { Programme } from '../../../layout/programme.js';
import { useDraftForm } from '../../../session/use-draft-form.js';
import { surveyTexts } from '../surveys.texts.js';
import type { NewDeviceKey } from '../surveys.types.js';
import { endOfDay, serverAddress } from './key-state.js';
import styles from './rounds.module.css';

interface Props {
  readonly programme: Programme;
  readonly communes: readonly Choice[];
  readonly onClose: () => void;
}

const FIELDS = ['label', 'communeUnitId', 'expiresAt'];

/** Makes a key, and shows its address for the only time. */
export function NewKey({ programme, communes, onClose }: Props) {
  const say = surveyTexts.use();
  const [made, setMade] = useState<NewDeviceKey>();
  return (
    <Dialog onClose={onClose} title={say('keys.new')}>
      {made ? (
        <Made of={made} onClose={onClose} />
      ) : (
        <KeyForm programme={programme} communes={communes} onClose={onClose} onMade={setMade} />
      )}
    </Dialog>
  );
}

function KeyForm({
  programme,
  communes,
  onClose,
  onMade,
}: Props & { readonly onMade: (key: NewDeviceKey) => void }) {
  const say = surveyTexts.use();
  const base = common.use();
  const draft = useDraftForm('device-key-new', {
    label: '',
    communeUnitId: communes[0]?.value ?? '',
    expiresAt: '',
  });
  const { form } = draft;
  const action = useAction<typeof form.values, NewDeviceKey>({
    send: ({ expiresAt, ...rest }) =>
      send('POST', '/api/surveys/device-keys', {
        body: {
          ...rest,
          programme: programme.code,
          ...(expiresAt !== '' && { expiresAt: endOfDay(expiresAt) }),
        },
        key: draft.key,
      }),
    done: say('keys.made'),
    refreshes: ['device-keys'],
    onDone: (key) => {
      draft.done();
      onMade(key);
    },
    onRefused: draft.refused,
  });
  return (
    <form onSubmit={form.onSubmit((values) => action.run(values))} noValidate>
      <Stack>
        <DraftNote restored={draft.restored} onDiscard={draft.done} />
        {action.problem && (
          <ProblemNote problem={action.problem} errors={faultsElsewhere(action.problem.errors, FIELDS)} />
        )}
        <TextInput
          data-autofocus
          required
          label={say('keys.label')}
          description={say('keys.label.hint')}
          maxLength={120}
          {...form.getInputProps('label')}
        />
        <NativeSelect
          required
          label={say('keys.commune')}
          data={[...communes]}
          {...form.getInputProps('communeUnitId')}
        />
        <DayInput required label={say('keys.expires')} {...form.getInputProps('expiresAt')} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {base('cancel')}
          </Button>
          <Button type="submit" loading={action.pending}>
            {say('keys.new')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Made({ of, onClose }: { readonly of: NewDeviceKey; readonly onClose: () => void }) {
  const say = surveyTexts.use();
  const base = common.use();
  const address = serverAddress(location.origin, of.serverPath);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      notifyDone(say('keys.copied'));
    } catch {
      notifyFailed(base('error.title'), base('export.copy-failed'));
    }
  };
  return (
    <Stack>
      <Text fw={600} role="status">
        {say('keys.once')}
      </Text>
      <div>
        <Text>{say('keys.address')}</Text>
        <code className={styles['address']}>{address}</code>
      </div>
      <Group justify="flex-end">
        <Button data-autofocus onClick={() => void copy()}>
          {say('keys.copy')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {base('close')}
        </Button>
      </Group>
    </Stack>
  );
}
