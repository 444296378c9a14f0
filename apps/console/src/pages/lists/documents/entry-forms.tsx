import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { registerRecord } from '../../../api/programme/operations.gen.js';
import { DayInput } from '../../../components/fields/day-input.js';
import { common } from '../../../i18n/common.texts.js';
import { LEADS } from '../../../session/session.js';
import { useMay } from '../../../session/use-session.js';
import { today } from '../shared/deeds.js';
import { type EvidenceItem, refsOf } from '../shared/evidence.js';
import { EvidenceField } from '../shared/evidence-field.js';
import { listTexts } from '../shared/lists.texts.js';
import { PilotField } from '../shared/pilot-field.js';
import { FormDialog, useRecordForm } from '../shared/record-form.js';
import { repeatableQuery } from './documents.queries.js';
import { documentTexts } from './documents.texts.js';
import { nameOf, type RegisterKind } from './kinds.js';
import { SchemaFields } from './schema-fields.js';
import {
  contentOf,
  contentPaths,
  type SchemaField,
  type Typed,
  typedFaults,
  typedOf,
} from './schema-form.js';
import { useKinds } from './use-kinds.js';

export const REFRESHES = ['register', 'figures', 'waiting', 'pilots'];

/** What both forms hold. */
export interface Wording extends Record<string, unknown> {
  readonly on: string;
  readonly content: Typed;
  readonly evidence: readonly EvidenceItem[];
  readonly sameAs: string;
}

interface RecordProps {
  readonly programme: string;
  readonly kind: RegisterKind;
  readonly onClose: () => void;
  readonly onDone: (id: string) => void;
}

/** Writes down something new, in the fields of its kind. */
export function RecordEntry(props: RecordProps) {
  const fields = useKinds().fields(props.kind);
  return fields.length === 0 ? null : <RecordForm {...props} fields={fields} />;
}

function RecordForm({
  programme,
  kind,
  fields,
  onClose,
  onDone,
}: RecordProps & { readonly fields: readonly SchemaField[] }) {
  const say = documentTexts.use();
  const wide = useMay(LEADS);
  const { titleOf } = useKinds();
  const initial: Wording & { readonly pilotId: string } = {
    pilotId: '',
    on: today(),
    content: typedOf(fields),
    evidence: [],
    sameAs: '',
  };
  const of = useRecordForm({
    name: `register-new-${programme}-${kind}`,
    initial,
    send: ({ pilotId, on, content, evidence, sameAs }, key) =>
      registerRecord({
        key,
        body: {
          kind,
          programme,
          on,
          content: contentOf(fields, content),
          evidence: refsOf(evidence),
          ...(pilotId !== '' && { pilotId }),
          ...(sameAs !== '' && { sameAs }),
        },
      }),
    done: say('record.done'),
    refreshes: REFRESHES,
    onDone: ({ id }) => {
      onClose();
      onDone(id);
    },
  });
  const { form } = of;
  return (
    <FormDialog
      title={say('record.of', { kind: titleOf(kind) })}
      of={of}
      fields={[...OWN, 'pilotId', ...contentPaths(fields, form.values.content)]}
      required={wide ? ['on'] : ['on', 'pilotId']}
      check={useContentCheck(fields)}
      size="xl"
      onClose={onClose}
    >
      <PilotField
        first
        programme={programme}
        value={form.values.pilotId}
        error={form.errors['pilotId']}
        onChange={(id) => form.setFieldValue('pilotId', id)}
        {...(wide && { none: say('programme') })}
      />
      <WordingFields
        values={form.values}
        errors={form.errors}
        onChange={(part) => form.setValues(part)}
        fields={fields}
        kind={kind}
        programme={programme}
        pilotId={form.values.pilotId || null}
        ownId={null}
      />
    </FormDialog>
  );
}

/** Fields of a wording that do not follow from its kind. */
export const OWN = ['on', 'evidence', 'sameAs', 'reason'];

/** What of the content is plainly wrong. */
export function useContentCheck(fields: readonly SchemaField[]) {
  const base = common.use();
  const lists = listTexts.use();
  return ({ content }: Wording) =>
    typedFaults(fields, content, { missing: base('required'), number: lists('number.bad') });
}

interface WordingFieldsProps {
  readonly values: Wording;
  readonly errors: Readonly<Record<string, ReactNode>>;
  readonly onChange: (part: Partial<Wording>) => void;
  readonly fields: readonly SchemaField[];
  readonly kind: RegisterKind;
  readonly programme: string;
  readonly pilotId: string | null;
  /** The entry itself, which cannot repeat itself. */
  readonly ownId: string | null;
}

/** Everything that a wording says. */
export function WordingFields(props: WordingFieldsProps) {
  const { values, errors, onChange, fields, kind, programme, pilotId, ownId } = props;
  const say = documentTexts.use();
  const { on, content, evidence, sameAs } = values;
  return (
    <>
      <SchemaFields
        fields={fields}
        typed={content}
        errors={errors}
        onChange={(typed) => onChange({ content: typed })}
      />
      <DayInput
        required
        label={say('field.on')}
        value={on}
        error={errors['on']}
        onChange={(day) => onChange({ on: day })}
      />
      {kind !== 'document' && (
        <SameAs
          kind={kind}
          programme={programme}
          ownId={ownId}
          value={sameAs}
          error={errors['sameAs']}
          onChange={(id) => onChange({ sameAs: id })}
        />
      )}
      <EvidenceField
        programme={programme}
        pilotId={pilotId}
        value={evidence}
        error={errors['evidence']}
        onChange={(items) => onChange({ evidence: items })}
      />
    </>
  );
}

interface SameAsProps {
  readonly kind: RegisterKind;
  readonly programme: string;
  readonly ownId: string | null;
  readonly value: string;
  readonly error: unknown;
  readonly onChange: (id: string) => void;
}

/** Chooses the entry that says the same: this one does not count beside it. */
function SameAs({ kind, programme, ownId, value, error, onChange }: SameAsProps) {
  const say = documentTexts.use();
  const { data = [] } = useQuery(repeatableQuery(programme, kind));
  const others = data.filter(({ id, state }) => id !== ownId && state !== 'withdrawn');
  if (others.length === 0) return null;
  return (
    <NativeSelect
      label={say('field.same')}
      data={[
        { value: '', label: say('field.same.none') },
        ...others.map(({ id, latest }) => ({ value: id, label: nameOf(kind, latest.content) || id })),
      ]}
      value={value}
      error={typeof error === 'string' ? error : undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
