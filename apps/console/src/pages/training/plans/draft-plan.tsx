import { Button, Group, NativeSelect, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Dialog } from '../../../components/dialog.js';
import { DayInput } from '../../../components/fields/day-input.js';
import { DraftNote } from '../../../components/fields/draft-note.js';
import { ProblemNote } from '../../../components/problem-note.js';
import { useAction } from '../../../components/use-action.js';
import { localDay } from '../../../format/days.js';
import { faultsElsewhere } from '../../../http/problem.js';
import { send } from '../../../http/request.js';
import { common } from '../../../i18n/common.texts.js';
import type { Programme } from '../../../layout/programme.js';
import { useDraftForm } from '../../../session/use-draft-form.js';
import { curriculaQuery, pilotNamesQuery, TRAINING } from '../training.queries.js';
import type { TrainingPlan } from '../training.types.js';
import { NumberFields } from './plan-form.js';
import { planTexts } from './plans.texts.js';

const FIELDS = ['pilotId', 'curriculum', 'on', 'plannedClasses', 'plannedTrainees'];
const today = (): string => localDay(new Date().toISOString()) ?? '';

/** Drafts the plan of a pilot and a curriculum; another person approves it. */
export function DraftPlan({
  programme,
  onClose,
}: {
  readonly programme: Programme;
  readonly onClose: () => void;
}) {
  const say = planTexts.use();
  const base = common.use();
  const { history } = useRouter();
  const pilots = useQuery(pilotNamesQuery(programme.code)).data ?? [];
  const published = (useQuery(curriculaQuery()).data ?? []).filter(({ state }) => state === 'published');
  const draft = useDraftForm(`training-plan-new-${programme.code}`, {
    pilotId: '',
    curriculum: '',
    on: today(),
    plannedClasses: 1,
    plannedTrainees: 30,
  });
  const { form } = draft;
  const pilotId = form.values.pilotId || (pilots[0]?.id ?? '');
  const curriculum = form.values.curriculum || (published[0]?.code ?? '');
  const action = useAction<typeof form.values, TrainingPlan>({
    send: (values) =>
      send('POST', `${TRAINING}/plans`, { body: { ...values, pilotId, curriculum }, key: draft.key }),
    done: say('new.done'),
    refreshes: ['training-plans', 'waiting'],
    onDone: ({ id }) => {
      draft.done();
      onClose();
      history.push(`/training-plans/${id}`);
    },
    onRefused: draft.refused,
  });
  return (
    <Dialog title={say('new')} onClose={onClose}>
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
          <NativeSelect
            required
            label={say('new.curriculum')}
            data={published.map(({ code, title }) => ({ value: code, label: `${code} – ${title}` }))}
            {...form.getInputProps('curriculum')}
            value={curriculum}
          />
          <NumberFields form={form} />
          <DayInput required label={say('on')} {...form.getInputProps('on')} />
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
