import { Button, Fieldset, Group, Input, NumberInput, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { common } from '../../../../i18n/common.texts.js';
import { send } from '../../../../http/request.js';
import { FormDialog } from '../../../lists/shared/record-form.js';
import { ReasonField } from '../../../lists/shared/reason-field.js';
import { type SeenValues, useVersionedForm } from '../../../lists/shared/versioned-form.js';
import { spanText } from '../../common/moments.js';
import { classQuery, TRAINING } from '../../training.queries.js';
import type { TrainingClass } from '../../training.types.js';
import { editTexts } from './edit.texts.js';
import { oneMore, type Sitting, sittingFaults, sittingsOf, timesOf } from './sittings.js';

interface Values extends SeenValues {
  readonly sessions: readonly Sitting[];
  readonly capacity: number | string;
  readonly reason: string;
}

interface Props {
  readonly of: TrainingClass;
  readonly onClose: () => void;
}

const typedOf = ({ sessions, capacity }: TrainingClass) => ({ sessions: sittingsOf(sessions), capacity });

/** Other sessions, other times, other seats. Somebody else's change since is shown beside, and nothing typed is lost. */
export function Reschedule({ of, onClose }: Props) {
  const say = editTexts.use();
  const base = common.use();
  const client = useQueryClient();
  const edited = useVersionedForm<Values, TrainingClass, TrainingClass>({
    name: `class-reschedule-${of.id}`,
    initial: { seen: of.version, ...typedOf(of), reason: '' },
    send: ({ seen, sessions, capacity, reason }, key) =>
      send('POST', `${TRAINING}/classes/${of.id}/reschedule`, {
        body: { ...timesOf(sessions), capacity, reason: reason.trim(), version: seen },
        key,
      }),
    done: say('reschedule.done'),
    refreshes: ['classes', 'class-results'],
    onDone: onClose,
    readAgain: () => client.fetchQuery({ ...classQuery(of.id), staleTime: 0 }),
    typedOf,
    inWords: ({ sessions, capacity }) => [
      [say('sessions'), sessions.map(inWords).join('; ')],
      [say('capacity'), String(capacity)],
    ],
  });
  const { form } = edited;
  const { sessions } = form.values;
  const become = (next: readonly Sitting[]) => form.setFieldValue('sessions', next);
  const words = { missing: base('required'), reversed: say('ends.before') };
  const shown = Object.keys(form.errors).filter((field) => field.startsWith('sessions'));
  return (
    <FormDialog
      title={say('reschedule')}
      lead={say('reschedule.lead')}
      of={edited}
      fields={['reason', 'capacity', 'startsAt', 'endsAt', ...shown]}
      required={['capacity', 'reason']}
      check={(values) => sittingFaults(values.sessions, words)}
      submit={say('reschedule')}
      onClose={onClose}
    >
      <Fieldset legend={say('sessions')}>
        <Stack>
          {sessions.map((sitting, index) => (
            <SittingFields
              key={index}
              n={index + 1}
              sitting={sitting}
              faults={form.errors}
              onChange={(next) => become(sessions.with(index, next))}
              onRemove={sessions.length > 1 ? () => become(sessions.toSpliced(index, 1)) : undefined}
            />
          ))}
          <Group>
            <Button variant="default" onClick={() => become(oneMore(sessions))}>
              {say('add')}
            </Button>
          </Group>
        </Stack>
      </Fieldset>
      <NumberInput
        required
        label={say('capacity')}
        min={1}
        max={10_000}
        allowDecimal={false}
        {...form.getInputProps('capacity')}
      />
      <ReasonField {...form.getInputProps('reason')} />
    </FormDialog>
  );
}

interface SittingProps {
  readonly n: number;
  readonly sitting: Sitting;
  readonly faults: Readonly<Record<string, unknown>>;
  readonly onChange: (next: Sitting) => void;
  readonly onRemove: (() => void) | undefined;
}

function SittingFields({ n, sitting, faults, onChange, onRemove }: SittingProps) {
  const say = editTexts.use();
  const faultOf = (part: string): string | undefined => {
    const found = faults[`sessions.${n - 1}${part}`];
    return typeof found === 'string' ? found : undefined;
  };
  return (
    <div>
      <Group grow align="flex-start">
        <TextInput
          required
          type="datetime-local"
          label={say('starts', { n })}
          value={sitting.startsAt}
          error={faultOf('.startsAt')}
          onChange={(event) => onChange({ ...sitting, startsAt: event.currentTarget.value })}
        />
        <TextInput
          required
          type="datetime-local"
          label={say('ends', { n })}
          value={sitting.endsAt}
          error={faultOf('.endsAt')}
          onChange={(event) => onChange({ ...sitting, endsAt: event.currentTarget.value })}
        />
      </Group>
      {faultOf('') !== undefined && (
        <Input.Error role="alert" lang="vi">
          {faultOf('')}
        </Input.Error>
      )}
      {onRemove && (
        <Button variant="default" mt="xs" onClick={onRemove}>
          {say('remove', { n })}
        </Button>
      )}
    </div>
  );
}

function inWords(sitting: Sitting): string {
  const { startsAt, endsAt } = timesOf([sitting]);
  return startsAt === '' || endsAt === '' ? '' : spanText(startsAt, endsAt);
}
