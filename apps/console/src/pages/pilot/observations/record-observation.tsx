import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { observationsRecord } from '../../../api/programme/operations.gen.js';
import { common } from '../../../i18n/common.texts.js';
import { useTitle } from '../../../i18n/texts.js';
import { useWord, words } from '../../../i18n/words.texts.js';
import type { Programme } from '../../../layout/programme.js';
import styles from '../../lists/shared/lists.module.css';
import { listTexts } from '../../lists/shared/lists.texts.js';
import { PilotField } from '../../lists/shared/pilot-field.js';
import { FormDialog, useRecordForm } from '../../lists/shared/record-form.js';
import { figuresQuery } from '../pilot.queries.js';
import { EMPTY_FINDING, findingBody, findingFaults, PHASES, type TypedFinding, UNITS } from './finding.js';
import { FINDING_FIELDS, FindingFields } from './finding-fields.js';
import { type IndicatorChoice, indicatorChoices } from './indicator-choices.js';
import { observationTexts } from './observations.texts.js';
import { partsFor, periodOf } from './period-parts.js';

export const REFRESHES = ['observations', 'figures', 'pilots', 'waiting'];
const USUAL: (typeof PHASES)[number] = 'baseline';

/** What of a finding is plainly wrong, in the language of the page. */
export function useFindingCheck(): (found: TypedFinding) => Record<string, string> {
  const say = observationTexts.use();
  const base = common.use();
  const lists = listTexts.use();
  return (found) =>
    findingFaults(found, {
      missing: base('required'),
      number: say('number.bad'),
      whole: lists('number.bad'),
    });
}

/** What can be recorded in a programme, by name. */
function useIndicators({ code, measures }: Programme): readonly IndicatorChoice[] {
  const say = observationTexts.use();
  const titleOf = useTitle();
  const figures = useQuery(figuresQuery(code)).data ?? [];
  return indicatorChoices(figures, measures, titleOf, (gate) => say(gate));
}

interface Props {
  readonly programme: Programme;
  readonly onClose: () => void;
  readonly onDone: (id: string) => void;
}

/** Writes down what was measured; it counts once it was sent and somebody else approved it. */
export function RecordObservation({ programme, onClose, onDone }: Props) {
  const say = observationTexts.use();
  const word = useWord();
  const choices = useIndicators(programme);
  const check = useFindingCheck();
  const of = useRecordForm({
    name: `observation-new-${programme.code}`,
    initial: { ...EMPTY_FINDING, pilotId: '', indicator: '', phase: USUAL, year: '', part: '' },
    send: ({ pilotId, indicator, phase, year, part, ...found }, key) =>
      observationsRecord({
        key,
        body: { ...findingBody(found), pilotId, indicator, phase, period: periodOf(year, part) ?? '' },
      }),
    done: say('record.done'),
    refreshes: REFRESHES,
    onDone: ({ id }) => {
      onClose();
      onDone(id);
    },
  });
  const { form } = of;
  const { pilotId, phase, part } = form.values;
  const choose = (code: string) => {
    const unit = UNITS.find((one) => one === choices.find((choice) => choice.code === code)?.unit);
    form.setValues({ indicator: code, ...(unit && { unit }) });
  };
  const measureAs = (value: string) => {
    const next = PHASES.find((one) => one === value) ?? phase;
    const [first = ''] = partsFor(next);
    form.setValues({ phase: next, ...(!partsFor(next).includes(part) && { part: first }) });
  };
  return (
    <FormDialog
      title={say('record')}
      of={of}
      fields={[...FINDING_FIELDS, 'pilotId', 'indicator', 'phase', 'period']}
      required={[
        'pilotId',
        'indicator',
        'observedOn',
        ...(phase === 'baseline' ? (['issuer'] as const) : []),
      ]}
      check={(values) => ({
        ...check(values),
        ...(periodOf(values.year, values.part) === undefined && { period: say('field.year.bad') }),
      })}
      size="xl"
      lead={say('record.lead')}
      onClose={onClose}
    >
      <PilotField
        first
        programme={programme.code}
        value={pilotId}
        error={form.errors['pilotId']}
        onChange={(id) => form.setFieldValue('pilotId', id)}
      />
      <NativeSelect
        required
        label={say('col.indicator')}
        data={[
          { value: '', label: say('field.indicator.choose') },
          ...choices.map(({ code, title }) => ({ value: code, label: title })),
        ]}
        value={form.values.indicator}
        error={form.errors['indicator']}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      <NativeSelect
        label={say('col.phase')}
        data={PHASES.map((value) => ({ value, label: word('observation', value) }))}
        value={phase}
        error={form.errors['phase']}
        onChange={(event) => measureAs(event.currentTarget.value)}
      />
      <PeriodFields
        phase={phase}
        year={form.values.year}
        part={part}
        error={form.errors['period']}
        onChange={(period) => form.setValues(period)}
      />
      <FindingFields
        found={form.values}
        errors={form.errors}
        onChange={(found) => form.setValues(found)}
        programme={programme.code}
        pilotId={pilotId || null}
        issuerNeeded={phase === 'baseline'}
      />
    </FormDialog>
  );
}

interface PeriodFieldsProps {
  readonly phase: string;
  readonly year: string;
  readonly part: string;
  readonly error: unknown;
  readonly onChange: (period: { readonly year: string; readonly part: string }) => void;
}

/** A year, and which part of it. */
function PeriodFields({ phase, year, part, error, onChange }: PeriodFieldsProps) {
  const say = observationTexts.use();
  const term = words.use();
  const partText = (one: string): string => {
    if (one === '') return say('part.year');
    if (one === 'H1' || one === 'H2')
      return `${term(`period.half.${one === 'H1' ? 1 : 2}`)} ${say('part.of')}`;
    if (one.startsWith('Q')) return `${term('period.quarter')} ${one.slice(1)}`;
    return say('part.month', { n: Number(one) });
  };
  return (
    <div className={styles['pair']}>
      <TextInput
        required
        inputMode="numeric"
        maxLength={4}
        label={say('field.year')}
        value={year}
        error={typeof error === 'string' ? error : undefined}
        onChange={(event) => onChange({ year: event.currentTarget.value, part })}
      />
      <NativeSelect
        label={say('field.part')}
        data={partsFor(phase).map((one) => ({ value: one, label: partText(one) }))}
        value={part}
        onChange={(event) => onChange({ year, part: event.currentTarget.value })}
      />
    </div>
  );
}
