import { useQueryClient } from '@tanstack/react-query';
import { registerRevise } from '../../../api/programme/operations.gen.js';
import type { EntryView } from '../../../api/programme/types.gen.js';
import { dayText } from '../../../format/days.js';
import { today } from '../shared/deeds.js';
import { itemsOf, refsOf } from '../shared/evidence.js';
import { listTexts } from '../shared/lists.texts.js';
import { ReasonField } from '../shared/reason-field.js';
import { FormDialog } from '../shared/record-form.js';
import { useVersionedForm } from '../shared/versioned-form.js';
import { entryQuery } from './documents.queries.js';
import { documentTexts } from './documents.texts.js';
import { OWN, REFRESHES, useContentCheck, type Wording, WordingFields } from './entry-forms.js';
import { contentOf, contentPaths, type SchemaField, typedOf } from './schema-form.js';
import { useKinds } from './use-kinds.js';

interface Props {
  readonly entry: EntryView;
  readonly onClose: () => void;
}

/** Another wording; the approved one holds until this one is approved. */
export function ReviseEntry({ entry, onClose }: Props) {
  const fields = useKinds().fields(entry.kind);
  return fields.length === 0 ? null : <ReviseForm entry={entry} fields={fields} onClose={onClose} />;
}

function ReviseForm({ entry, fields, onClose }: Props & { readonly fields: readonly SchemaField[] }) {
  const say = documentTexts.use();
  const lists = listTexts.use();
  const client = useQueryClient();
  const { show } = useKinds();
  const wordingOf = ({
    revisions,
    files,
  }: EntryView): Pick<Wording, 'on' | 'content' | 'evidence' | 'sameAs'> => {
    const last = revisions.at(-1);
    return {
      on: last?.on ?? today(),
      content: typedOf(fields, last?.content),
      evidence: itemsOf(last?.evidence ?? [], files, lists('evidence.entry')),
      sameAs: last?.sameAs ?? '',
    };
  };
  const of = useVersionedForm({
    name: `register-revise-${entry.id}`,
    initial: { ...wordingOf(entry), reason: '', seen: entry.version },
    readAgain: () => client.fetchQuery({ ...entryQuery(entry.id), staleTime: 0 }),
    typedOf: wordingOf,
    inWords: ({ on, content, evidence }) => {
      const said = contentOf(fields, content);
      return [
        ...fields.map((field) => [field.title, show(field, said[field.name]) ?? '–'] as const),
        [say('field.on'), dayText(on)],
        [lists('evidence'), evidence.map(({ name }) => name).join('; ')],
      ];
    },
    send: ({ on, content, evidence, sameAs, reason, seen }) =>
      registerRevise({
        path: { id: entry.id },
        body: {
          on,
          reason,
          version: seen,
          content: contentOf(fields, content),
          evidence: refsOf(evidence),
          ...(sameAs !== '' && { sameAs }),
        },
      }),
    done: say('revise.done'),
    refreshes: REFRESHES,
    onDone: onClose,
  });
  const { form } = of;
  return (
    <FormDialog
      title={say('revise')}
      of={of}
      fields={[...OWN, ...contentPaths(fields, form.values.content)]}
      required={['on', 'reason']}
      check={useContentCheck(fields)}
      size="xl"
      lead={say('revise.lead')}
      onClose={onClose}
    >
      <WordingFields
        values={form.values}
        errors={form.errors}
        onChange={(part) => form.setValues(part)}
        fields={fields}
        kind={entry.kind}
        programme={entry.programme}
        pilotId={entry.pilotId}
        ownId={entry.id}
      />
      <ReasonField {...form.getInputProps('reason')} />
    </FormDialog>
  );
}
