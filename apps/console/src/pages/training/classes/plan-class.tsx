import { Button, Checkbox, Group, NativeSelect, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Dialog } from '../../../components/dialog.js';
import { DraftNote } from '../../../components/fields/draft-note.js';
import { ProblemNote } from '../../../components/problem-note.js';
import { useAction } from '../../../components/use-action.js';
import { faultsElsewhere } from '../../../http/problem.js';
import { send } from '../../../http/request.js';
import { common } from '../../../i18n/common.texts.js';
import type { Programme } from '../../../layout/programme.js';
import { useDraftForm } from '../../../session/use-draft-form.js';
import { useSession } from '../../../session/use-session.js';
import { instantOf } from '../common/moments.js';
import { useTrainingWord } from '../common/training-words.texts.js';
import { curriculaQuery, pilotNamesQuery, TRAINING } from '../training.queries.js';
import { CLASS_KINDS, type TrainingClass } from '../training.types.js';
import { classesTexts } from './classes.texts.js';
import { sessionsFrom } from './sessions-from.js';

interface Props {
  readonly programme: Programme;
  readonly onClose: () => void;
}

const FIELDS = ['pilotId', 'curriculum', 'kind', 'venue', 'startsAt', 'endsAt', 'capacity', 'partner'];
const EMPTY = {
  pilotId: '',
  curriculum: '',
  kind: 'class',
  venue: '',
  startsAt: '',
  endsAt: '',
  sessions: 1,
  capacity: 30,
  trainer: '',
  mine: false,
  partner: '',
};
type Values = typeof EMPTY;

/** Plans a class: what is taught, where and when. Its sessions follow each other day by day; they are moved later if needed. */
export function PlanClass({ programme, onClose }: Props) {
  const say = classesTexts.use();
  const base = common.use();
  const word = useTrainingWord();
  const account = useSession().account.id;
  const { history } = useRouter();
  const pilots = useQuery(pilotNamesQuery(programme.code)).data ?? [];
  const curricula = useQuery(curriculaQuery()).data ?? [];
  const published = curricula.filter(({ state }) => state === 'published');
  const draft = useDraftForm<Values>(`class-new-${programme.code}`, EMPTY);
  const { form } = draft;
  const pilotId = form.values.pilotId || (pilots[0]?.id ?? '');
  const curriculum = form.values.curriculum || (published[0]?.code ?? '');
  const action = useAction<Values, TrainingClass>({
    send: (values) =>
      send('POST', `${TRAINING}/classes`, {
        body: bodyOf({ ...values, pilotId, curriculum }, account),
        key: draft.key,
      }),
    done: say('new.done'),
    refreshes: ['classes'],
    onDone: ({ id }) => {
      draft.done();
      onClose();
      history.push(`/classes/${id}`);
    },
    onRefused: draft.refused,
  });
  return (
    <Dialog title={say('new')} onClose={onClose} size="lg">
      <form onSubmit={form.onSubmit((values) => action.run(values))} noValidate>
        <Stack>
          <DraftNote restored={draft.restored} onDiscard={draft.done} />
          {action.problem && (
            <ProblemNote problem={action.problem} errors={faultsElsewhere(action.problem.errors, FIELDS)} />
          )}
          <NativeSelect
            required
            data-autofocus
            label={say('new.pilot')}
            data={pilots.map(({ id, commune }) => ({ value: id, label: commune }))}
            {...form.getInputProps('pilotId')}
            value={pilotId}
          />
          {published.length === 0 && <Text>{say('new.curriculum.none')}</Text>}
          <NativeSelect
            required
            label={say('new.curriculum')}
            data={published.map(({ code, title }) => ({ value: code, label: `${code} – ${title}` }))}
            {...form.getInputProps('curriculum')}
            value={curriculum}
          />
          <NativeSelect
            required
            label={say('new.kind')}
            data={CLASS_KINDS.map((one) => ({ value: one, label: word('kind', one) }))}
            {...form.getInputProps('kind')}
          />
          <TextInput
            required
            label={say('new.venue')}
            description={say('new.venue.hint')}
            maxLength={300}
            {...form.getInputProps('venue')}
          />
          <Group grow align="flex-start">
            <TextInput
              required
              type="datetime-local"
              label={say('new.starts')}
              {...form.getInputProps('startsAt')}
            />
            <TextInput
              required
              type="datetime-local"
              label={say('new.ends')}
              {...form.getInputProps('endsAt')}
            />
          </Group>
          <NumberInput
            required
            label={say('new.sessions')}
            min={1}
            max={200}
            allowDecimal={false}
            {...form.getInputProps('sessions')}
          />
          <NumberInput
            required
            label={say('new.capacity')}
            min={1}
            max={10_000}
            allowDecimal={false}
            {...form.getInputProps('capacity')}
          />
          <TextInput label={say('new.trainer')} maxLength={200} {...form.getInputProps('trainer')} />
          <Checkbox label={say('new.trainer.mine')} {...form.getInputProps('mine', { type: 'checkbox' })} />
          <TextInput label={say('new.partner')} maxLength={200} {...form.getInputProps('partner')} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {base('cancel')}
            </Button>
            <Button type="submit" loading={action.pending}>
              {say('new')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

/** What is sent; a field that was left empty is left out, so that the service names it. */
function bodyOf({ sessions, startsAt, endsAt, trainer, mine, partner, ...rest }: Values, account: string) {
  const [from, to] = [instantOf(startsAt), instantOf(endsAt)];
  const spans = from && to ? sessionsFrom(from, to, sessions) : undefined;
  const trainers = [
    ...(mine ? [{ account }] : []),
    ...(trainer.trim() === '' ? [] : [{ name: trainer.trim() }]),
  ];
  return {
    ...rest,
    startsAt: from,
    endsAt: spans?.at(-1)?.endsAt ?? to,
    sessions: spans,
    trainers,
    ...(partner.trim() !== '' && { partner: partner.trim() }),
  };
}
