import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { indicatorSetsImport } from '../../../api/programme/operations.gen.js';
import { DayInput } from '../../../components/fields/day-input.js';
import { DraftNote } from '../../../components/fields/draft-note.js';
import { notifyDone } from '../../../components/notify.js';
import { ProblemNote } from '../../../components/problem-note.js';
import { faultsElsewhere } from '../../../http/problem.js';
import { common } from '../../../i18n/common.texts.js';
import { Section } from '../../../layout/page.js';
import { missingOf } from '../shared/missing.js';
import { useRecordForm } from '../shared/record-form.js';
import { setTexts } from './sets.texts.js';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const FIELDS = ['name', 'issuer', 'docNo', 'year', 'validFrom', 'reason'];

/** The decision that a file without faults comes from; then it is imported. */
export function ImportForm({ file }: { readonly file: File }) {
  const say = setTexts.use();
  const base = common.use();
  const navigate = useNavigate();
  const of = useRecordForm({
    name: 'indicator-set-import',
    initial: { name: '', issuer: '', docNo: '', year: '', validFrom: '', reason: '' },
    send: ({ year, reason, ...rest }) =>
      indicatorSetsImport({
        body: file,
        headers: { 'content-type': XLSX },
        query: { ...rest, year: Number(year), ...(reason.trim() !== '' && { reason: reason.trim() }) },
      }),
    done: say('import.done'),
    refreshes: ['indicator-sets'],
    onDone: ({ id, isNew }) => {
      if (!isNew) notifyDone(say('import.again'));
      void navigate({ to: '/indicator-sets/$id', params: { id } });
    },
  });
  const { form, draft, action } = of;
  const send = form.onSubmit((values) => {
    const wrong = missingOf(values, ['name', 'issuer', 'docNo', 'year', 'validFrom'], base('required'));
    if (!/^2[01]\d\d$/.test(values.year.trim())) wrong['year'] = say('import.year.bad');
    form.setErrors(wrong);
    if (Object.keys(wrong).length === 0) action.run(values);
  });
  return (
    <Section title={say('import.decision')}>
      <form onSubmit={send} noValidate>
        <Stack>
          <DraftNote restored={draft.restored} onDiscard={draft.done} />
          {action.problem && (
            <ProblemNote problem={action.problem} errors={faultsElsewhere(action.problem.errors, FIELDS)} />
          )}
          <TextInput required maxLength={500} label={say('import.name')} {...form.getInputProps('name')} />
          <TextInput required maxLength={200} label={say('col.issuer')} {...form.getInputProps('issuer')} />
          <TextInput required maxLength={100} label={say('import.doc')} {...form.getInputProps('docNo')} />
          <TextInput
            required
            inputMode="numeric"
            maxLength={4}
            label={say('import.year')}
            {...form.getInputProps('year')}
          />
          <DayInput required label={say('import.from')} {...form.getInputProps('validFrom')} />
          <Textarea maxLength={1_000} label={say('import.reason')} {...form.getInputProps('reason')} />
          <Group justify="flex-end">
            <Button type="submit" loading={action.pending}>
              {say('import.send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
