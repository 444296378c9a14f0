import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { DayInput } from '../../../components/fields/day-input.js';
import { useWord } from '../../../i18n/words.texts.js';
import { EvidenceField } from '../../lists/shared/evidence-field.js';
import styles from '../../lists/shared/lists.module.css';
import { METHODS, REASONS, SHAPES, type TypedFinding, UNITS } from './finding.js';
import { observationTexts } from './observations.texts.js';

export const FINDING_FIELDS = [
  'value',
  'numerator',
  'denominator',
  'notMeasured',
  'unit',
  'method',
  'observedOn',
  'issuer',
  'definition',
  'explanation',
  'evidence',
];

export interface FindingFieldsProps {
  readonly found: TypedFinding;
  readonly errors: Readonly<Record<string, ReactNode>>;
  readonly onChange: (part: Partial<TypedFinding>) => void;
  readonly programme: string;
  readonly pilotId: string | null;
  /** Whether who states it must be named. */
  readonly issuerNeeded: boolean;
}

/** What was found, when, how, by whom, and what proves it. */
export function FindingFields(props: FindingFieldsProps) {
  const { found, errors, onChange, programme, pilotId, issuerNeeded } = props;
  const say = observationTexts.use();
  const word = useWord();
  const text = (name: 'issuer' | 'definition' | 'explanation') => ({
    label: say(`field.${name}`),
    value: found[name],
    error: errors[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      onChange({ [name]: event.currentTarget.value }),
  });
  return (
    <>
      <Value {...props} />
      <div className={styles['pair']}>
        <DayInput
          required
          label={say('one.observed-on')}
          value={found.observedOn}
          error={errors['observedOn']}
          onChange={(day) => onChange({ observedOn: day })}
        />
        <NativeSelect
          label={say('one.method')}
          data={METHODS.map((method) => ({ value: method, label: word('method', method) }))}
          value={found.method}
          error={errors['method']}
          onChange={({ currentTarget: { value } }) =>
            onChange({ method: METHODS.find((one) => one === value) ?? found.method })
          }
        />
      </div>
      <div className={styles['pair']}>
        <TextInput
          required={issuerNeeded}
          maxLength={300}
          description={say('field.issuer.hint')}
          {...text('issuer')}
        />
        <TextInput maxLength={64} description={say('field.definition.hint')} {...text('definition')} />
      </div>
      <Textarea
        required={found.shape === 'none' || found.method === 'estimate'}
        maxLength={4_000}
        description={say('field.explanation.hint')}
        {...text('explanation')}
      />
      <EvidenceField
        programme={programme}
        pilotId={pilotId}
        value={found.evidence}
        error={errors['evidence']}
        onChange={(evidence) => onChange({ evidence })}
      />
    </>
  );
}

/** A share, a value, or why there is none; only what the choice asks for is shown. */
function Value({ found, errors, onChange }: FindingFieldsProps) {
  const say = observationTexts.use();
  const word = useWord();
  const number = (name: 'value' | 'numerator' | 'denominator') => (
    <TextInput
      required
      inputMode="decimal"
      label={say(`field.${name}`)}
      value={found[name]}
      error={errors[name]}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <NativeSelect
        label={say('field.shape')}
        data={SHAPES.map((shape) => ({ value: shape, label: say(`shape.${shape}`) }))}
        value={found.shape}
        onChange={({ currentTarget: { value } }) =>
          onChange({ shape: SHAPES.find((one) => one === value) ?? found.shape })
        }
      />
      <div className={styles['pair']}>
        {found.shape === 'ratio' && number('numerator')}
        {found.shape === 'ratio' && number('denominator')}
        {found.shape === 'value' && number('value')}
        {found.shape === 'none' && (
          <NativeSelect
            label={say('field.why')}
            data={REASONS.map((why) => ({ value: why, label: word('why', why) }))}
            value={found.notMeasured}
            error={errors['notMeasured'] ?? errors['value']}
            onChange={({ currentTarget: { value } }) =>
              onChange({ notMeasured: REASONS.find((one) => one === value) ?? found.notMeasured })
            }
          />
        )}
        {found.shape !== 'ratio' && (
          <NativeSelect
            label={say('field.unit')}
            data={UNITS.map((unit) => ({ value: unit, label: word('unit', unit) || say('unit.count') }))}
            value={found.unit}
            error={errors['unit']}
            onChange={({ currentTarget: { value } }) =>
              onChange({ unit: UNITS.find((one) => one === value) ?? found.unit })
            }
          />
        )}
      </div>
    </>
  );
}
