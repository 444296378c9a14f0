import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { targetsList, targetsRevise, targetsSet } from '../../../api/programme/operations.gen.js';
import type { Target } from '../../../api/programme/types.gen.js';
import { DayInput } from '../../../components/fields/day-input.js';
import { dayText } from '../../../format/days.js';
import { parseNumber } from '../../../format/parse-number.js';
import { useTitle } from '../../../i18n/texts.js';
import { useWord } from '../../../i18n/words.texts.js';
import styles from '../../lists/shared/lists.module.css';
import { ReasonField } from '../../lists/shared/reason-field.js';
import { FormDialog } from '../../lists/shared/record-form.js';
import { useVersionedForm } from '../../lists/shared/versioned-form.js';
import { UNITS } from '../observations/finding.js';
import { figuresQuery, pilotsQuery } from '../pilot.queries.js';
import { targetTexts } from './targets.texts.js';

/** Figures whose service owns what they are compared with. */
const OWNED = ['survey.', 'training.'];
const FIELDS = ['indicator', 'pilotId', 'value', 'unit', 'issuer', 'issuedOn', 'dueOn', 'reason'];
const USUAL: (typeof UNITS)[number] = 'count';
const MOST = 1_000;

export interface TargetFormProps {
  readonly programme: string;
  /** The one that is revised; a new one without. */
  readonly target?: Target;
  readonly today: string;
  readonly onClose: () => void;
}

/** What is to be reached as the form shows it. */
function aimOf(target: Target | undefined) {
  const last = target?.revisions.at(-1);
  return {
    value: last ? String(last.value).replace('.', ',') : '',
    unit: last?.unit ?? USUAL,
    issuer: last?.issuer ?? '',
    dueOn: last?.dueOn ?? '',
  };
}

/** The target as it is stored now: a page of them is all that is asked for. */
async function readTarget(programme: string, id: string | undefined): Promise<Target> {
  const found = (await targetsList({ query: { programme, limit: MOST } })).find((one) => one.id === id);
  if (!found) throw new Error('the target is gone');
  return found;
}

/** Sets a target, or issues it anew: the one before stays readable. */
export function TargetForm({ programme, target, today, onClose }: TargetFormProps) {
  const say = targetTexts.use();
  const word = useWord();
  const titleOf = useTitle();
  const figures = useQuery(figuresQuery(programme)).data ?? [];
  const pilots = useQuery(pilotsQuery(programme)).data ?? [];
  const unitText = (unit: string): string => word('unit', unit) || say('unit.count');
  const of = useVersionedForm({
    name: target ? `target-${target.id}` : `target-new-${programme}`,
    initial: {
      ...aimOf(target),
      indicator: target?.indicator ?? '',
      pilotId: target?.pilotId ?? '',
      issuedOn: today,
      reason: '',
      seen: target?.version ?? 0,
    },
    readAgain: () => readTarget(programme, target?.id),
    typedOf: aimOf,
    inWords: ({ value, unit, issuer, dueOn }) => [
      [say('field.value'), `${value} ${unitText(unit)}`],
      [say('field.issuer'), issuer],
      [say('field.dueOn'), dayText(dueOn)],
    ],
    send: ({ indicator, pilotId, value, reason, seen, ...aim }, key) => {
      const body = { ...aim, value: parseNumber(value) ?? 0 };
      return target
        ? targetsRevise({ path: { id: target.id }, body: { ...body, reason: reason.trim(), version: seen } })
        : targetsSet({ key, body: { ...body, programme, indicator, ...(pilotId !== '' && { pilotId }) } });
    },
    done: say('done'),
    refreshes: ['targets', 'figures'],
    onDone: onClose,
  });
  const { form } = of;
  const choices = figures.filter(({ indicator }) => !OWNED.some((prefix) => indicator.startsWith(prefix)));
  return (
    <FormDialog
      title={target ? say('revise.of', { name: target.indicator }) : say('set')}
      of={of}
      fields={FIELDS}
      required={['indicator', 'issuer', 'issuedOn', 'dueOn', ...(target ? (['reason'] as const) : [])]}
      check={({ value }) => ({ value: parseNumber(value) === undefined ? say('number') : undefined })}
      onClose={onClose}
    >
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
      <div className={styles['pair']}>
        <TextInput required inputMode="decimal" label={say('field.value')} {...form.getInputProps('value')} />
        <NativeSelect
          label={say('field.unit')}
          data={UNITS.map((unit) => ({ value: unit, label: unitText(unit) }))}
          {...form.getInputProps('unit')}
        />
      </div>
      <TextInput required maxLength={200} label={say('field.issuer')} {...form.getInputProps('issuer')} />
      <div className={styles['pair']}>
        <DayInput required label={say('field.issuedOn')} {...form.getInputProps('issuedOn')} />
        <DayInput required label={say('field.dueOn')} {...form.getInputProps('dueOn')} />
      </div>
      {target && <ReasonField {...form.getInputProps('reason')} />}
    </FormDialog>
  );
}
