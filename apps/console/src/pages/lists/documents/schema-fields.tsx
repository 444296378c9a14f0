import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { DayInput } from '../../../components/fields/day-input.js';
import styles from '../shared/lists.module.css';
import { documentTexts } from './documents.texts.js';
import type { SchemaField, Typed } from './schema-form.js';

export interface SchemaFieldsProps {
  readonly fields: readonly SchemaField[];
  readonly typed: Typed;
  readonly errors: Readonly<Record<string, unknown>>;
  readonly onChange: (typed: Typed) => void;
}

/** The fields that the schema of a kind asks for. */
export function SchemaFields({ fields, typed, errors, onChange }: SchemaFieldsProps) {
  const say = documentTexts.use();
  return (
    <fieldset className={styles['fieldset']}>
      <legend>{say('field.content')}</legend>
      {fields.map((field) => (
        <Field
          key={field.name}
          field={field}
          value={typed[field.name] ?? ''}
          error={errorOf(errors, field.name)}
          onChange={(value) => onChange({ ...typed, [field.name]: value })}
        />
      ))}
    </fieldset>
  );
}

/** Faults of a list are told of its lines: they stand together at the list. */
function errorOf(errors: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const path = `content.${name}`;
  const texts = Object.entries(errors).flatMap(([field, text]) =>
    (field === path || field.startsWith(`${path}.`)) && typeof text === 'string' ? [text] : [],
  );
  return texts.length === 0 ? undefined : texts.join(' ');
}

interface FieldProps {
  readonly field: SchemaField;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

function Field({ field, value, error, onChange }: FieldProps) {
  const { title, hint, look, required, maxLength, choices } = field;
  const shared = {
    label: title,
    required,
    error,
    ...(hint !== null && { description: hint }),
  };
  const most = maxLength === null ? {} : { maxLength };
  switch (look) {
    case 'truth':
      return (
        <Checkbox
          label={title}
          checked={value === 'true'}
          error={error}
          onChange={(event) => onChange(String(event.currentTarget.checked))}
        />
      );
    case 'day':
      return <DayInput label={title} required={required} value={value} error={error} onChange={onChange} />;
    case 'choice':
      return (
        <NativeSelect
          {...shared}
          data={[{ value: '', label: '' }, ...choices]}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'prose':
    case 'lines':
      return (
        <Textarea
          {...shared}
          {...most}
          minRows={3}
          maxRows={14}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'number':
    case 'line':
      return (
        <TextInput
          {...shared}
          {...most}
          {...(look === 'number' && { inputMode: 'numeric' as const })}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}
