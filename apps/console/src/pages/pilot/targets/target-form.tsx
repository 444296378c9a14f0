import { Button, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Dialog } from '../../../components/dialog.js';
import { DraftNote } from '../../../components/fields/draft-note.js';
import { DayInput } from '../../../components/fields/day-input.js';
import { ProblemNote } from '../../../components/problem-note.js';
import { useAction } from '../../../components/use-action.js';
import { parseNumber } from '../../../format/parse-number.js';
import { faultsElsewhere } from '../../../http/problem.js';
import { send } from '../../../http/request.js';
import { common } from '../../../i18n/common.texts.js';
import { useTitle } from '../../../i18n/texts.js';
import { useWord } from '../../../i18n/words.texts.js';
import { useDraftForm } from '../../../session/use-draft-form.js';
import { figuresQuery, pilotsQuery } from '../pilot.queries.js';
import { targetTexts } from './targets.texts.js';
import { type Target, UNITS } from './targets.types.js';

/** Figures whose service owns what they are compared with. */
const OWNED = ['survey.', 'training.'];
const FIELDS = ['indicator', 'pilotId', 'value', 'unit', 'issuer', 'issuedOn', 'dueOn', 'reason'];

export interface TargetFormProps {
  readonly programme: string;
  /** The one that is revised; a new one without. */
  readonly target?: Target;
  readonly today: string;
  readonly onClose: () => void;
}

/** Sets a target, or issues it anew: the one before stays readable. */
export function TargetForm({ programme, target, today, onClose }: TargetFormProps) {
  const say = targetTexts.use();
  const base = common.use();
  const word = useWord();
  const titleOf = useTitle();
  const last = target?.revisions.at(-1);
  const figures = useQuery(figuresQuery(programme)).data ?? [];
  const pilots = useQuery(pilotsQuery(programme)).data ?? [];
  const draft = useDraftForm(target ? `target-${target.id}` : `target-new-${programme}`, {
    indicator: target?.indicator ?? '',
    pilotId: target?.pilotId ?? '',
    value: last ? String(last.value).replace('.', ',') : '',
    unit: last?.unit ?? 'count',
    issuer: last?.issuer ?? '',
    issuedOn: today,
    dueOn: last?.dueOn ?? '',
    reason: '',
  });
  const { form } = draft;
  const action = useAction<typeof form.values>({
    send: ({ indicator, pilotId, value, reason, ...aim }) => {
      const body = { ...aim, value: parseNumber(value) };
      return target
        ? send('POST', `/api/programme/targets/${target.id}/revise`, {
            body: { ...body, reason },
            key: draft.key,
          })
        : send('POST', '/api/programme/targets', {
            body: { ...body, programme, indicator, ...(pilotId && { pilotId }) },
            key: draft.key,
          });
    },
    done: say('done'),
    refreshes: ['targets', 'figures'],
    onDone: () => {
      draft.done();
      onClose();
    },
    onRefused: draft.refused,
  });
  const submit = form.onSubmit((values) => {
    if (parseNumber(values.value) === undefined) form.setFieldError('value', say('number'));
    else action.run(values);
  });
  const choices = figures.filter(({ indicator }) => !OWNED.some((prefix) => indicator.startsWith(prefix)));
  return (
    <Dialog
      opened
      onClose={onClose}
      size="lg"
      title={target ? say('revise.of', { name: target.indicator }) : say('set')}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <DraftNote restored={draft.restored} onDiscard={draft.done} />
          {action.problem && (
            <ProblemNote problem={action.problem} errors={faultsElsewhere(action.problem.errors, FIELDS)} />
          )}
          {!target && (
            <>
              <NativeSelect
                required
                label={say('field.indicator')}
                data={[
                  { value: '', label: '' },
                  ...choices.map((one) => ({ value: one.indicator, label: titleOf(one) })),
                ]}
                {...form.getInputProps('indicator')}
              />
              <NativeSelect
                label={say('field.pilot')}
                data={[
                  { value: '', label: say('whole') },
                  ...pilots.map(({ id, commune }) => ({ value: id, label: commune })),
                ]}
                {...form.getInputProps('pilotId')}
              />
            </>
          )}
          <Group grow align="flex-start">
            <TextInput
              required
              inputMode="decimal"
              label={say('field.value')}
              {...form.getInputProps('value')}
            />
            <NativeSelect
              label={say('field.unit')}
              data={UNITS.map((unit) => ({ value: unit, label: word('unit', unit) || say('unit.count') }))}
              {...form.getInputProps('unit')}
            />
          </Group>
          <TextInput required maxLength={200} label={say('field.issuer')} {...form.getInputProps('issuer')} />
          <Group grow align="flex-start">
            <DayInput required label={say('field.issuedOn')} {...form.getInputProps('issuedOn')} />
            <DayInput required label={say('field.dueOn')} {...form.getInputProps('dueOn')} />
          </Group>
          {target && (
            <Textarea
              required
              label={base('reason')}
              description={base('reason.hint')}
              maxLength={2_000}
              {...form.getInputProps('reason')}
            />
          )}
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
