import { Button, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { Dialog } from '../../../components/dialog.js';
import { DraftNote } from '../../../components/fields/draft-note.js';
import { DayInput } from '../../../components/fields/day-input.js';
import { ProblemNote } from '../../../components/problem-note.js';
import { useAction } from '../../../components/use-action.js';
import { faultsElsewhere } from '../../../http/problem.js';
import { send } from '../../../http/request.js';
import { common } from '../../../i18n/common.texts.js';
import { useWord } from '../../../i18n/words.texts.js';
import type { Programme } from '../../../layout/programme.js';
import { useDraftForm } from '../../../session/use-draft-form.js';
import { reportTexts } from './reports.texts.js';

interface Props {
  readonly programme: Programme;
  readonly today: string;
  readonly onClose: () => void;
}

const KINDS = ['pilot', 'communes'];
const FIELDS = [
  'kind',
  'name',
  'asOf',
  'agencyAbove',
  'issuer',
  'symbol',
  'place',
  'recipients',
  'signer.authority',
  'signer.title',
];

/** Makes a draft of a report: its figures are fixed from then on. */
export function MakeReport({ programme, today, onClose }: Props) {
  const say = reportTexts.use();
  const base = common.use();
  const word = useWord();
  const draft = useDraftForm(`report-${programme.code}`, {
    kind: 'pilot',
    name: programme.name,
    asOf: today,
    agencyAbove: '',
    issuer: programme.host,
    symbol: '',
    place: '',
    recipients: '',
    signer: { authority: '', title: '' },
  });
  const { form } = draft;
  const action = useAction<typeof form.values>({
    send: ({ agencyAbove, recipients, signer, ...rest }) =>
      send('POST', '/api/indicators/reports', {
        key: draft.key,
        body: {
          ...rest,
          programme: programme.code,
          ...(agencyAbove.trim() && { agencyAbove: agencyAbove.trim() }),
          recipients: recipients
            .split('\n')
            .map((line) => line.trim())
            .filter(Boolean),
          signer: {
            title: signer.title,
            ...(signer.authority.trim() && { authority: signer.authority.trim() }),
          },
        },
      }),
    done: say('make.done'),
    refreshes: ['reports', 'waiting'],
    onDone: () => {
      draft.done();
      onClose();
    },
    onRefused: draft.refused,
  });
  const field = (name: 'name' | 'agencyAbove' | 'issuer' | 'symbol' | 'place') => ({
    label: say(`field.${name}`),
    ...form.getInputProps(name),
  });
  return (
    <Dialog opened onClose={onClose} size="lg" title={say('make')}>
      <form onSubmit={form.onSubmit((values) => action.run(values))} noValidate>
        <Stack>
          <Text>{say('make.lead')}</Text>
          <DraftNote restored={draft.restored} onDiscard={draft.done} />
          {action.problem && (
            <ProblemNote problem={action.problem} errors={faultsElsewhere(action.problem.errors, FIELDS)} />
          )}
          <Group grow align="flex-start">
            <NativeSelect
              data-autofocus
              label={say('field.kind')}
              data={KINDS.map((kind) => ({ value: kind, label: word('report', kind) }))}
              {...form.getInputProps('kind')}
            />
            <DayInput required label={say('field.asOf')} {...form.getInputProps('asOf')} />
          </Group>
          <TextInput required maxLength={500} {...field('name')} />
          <TextInput maxLength={200} {...field('agencyAbove')} />
          <TextInput required maxLength={200} {...field('issuer')} />
          <Group grow align="flex-start">
            <TextInput required maxLength={50} {...field('symbol')} />
            <TextInput required maxLength={100} {...field('place')} />
          </Group>
          <TextInput
            maxLength={200}
            label={say('field.authority')}
            {...form.getInputProps('signer.authority')}
          />
          <TextInput
            required
            maxLength={200}
            label={say('field.signer')}
            {...form.getInputProps('signer.title')}
          />
          <Textarea minRows={3} label={say('field.recipients')} {...form.getInputProps('recipients')} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {base('cancel')}
            </Button>
            <Button type="submit" loading={action.pending}>
              {say('make')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
