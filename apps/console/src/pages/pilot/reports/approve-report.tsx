import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { Dialog } from '../../../components/dialog.js';
import { DayInput } from '../../../components/fields/day-input.js';
import { ProblemNote } from '../../../components/problem-note.js';
import { useAction } from '../../../components/use-action.js';
import { momentText } from '../../../format/days.js';
import { faultsElsewhere } from '../../../http/problem.js';
import { send } from '../../../http/request.js';
import { common } from '../../../i18n/common.texts.js';
import { useDraftForm } from '../../../session/use-draft-form.js';
import type { ReportRow } from '../reports.types.js';
import { reportTexts } from './reports.texts.js';

interface Props {
  readonly report: ReportRow;
  readonly today: string;
  readonly onClose: () => void;
}

/** Approves what was fixed when the report was made; whoever looks sees the hash of what they approve. */
export function ApproveReport({ report, today, onClose }: Props) {
  const say = reportTexts.use();
  const base = common.use();
  const draft = useDraftForm(`approve-report-${report.id}`, { number: '', issuedOn: today });
  const { form } = draft;
  const action = useAction<typeof form.values>({
    send: ({ number, issuedOn }) =>
      send('POST', `/api/indicators/reports/${report.id}/approve`, {
        key: draft.key,
        body: { issuedOn, ...(number.trim() && { number: number.trim() }) },
      }),
    done: say('approve.done'),
    refreshes: ['reports', 'waiting'],
    onDone: () => {
      draft.done();
      onClose();
    },
    onRefused: draft.refused,
  });
  const made = momentText(report.createdAt);
  return (
    <Dialog opened onClose={onClose} title={say('approve.of', { made })}>
      <form onSubmit={form.onSubmit((values) => action.run(values))} noValidate>
        <Stack>
          <Text>{say('approve.body')}</Text>
          {action.problem && (
            <ProblemNote
              problem={action.problem}
              errors={faultsElsewhere(action.problem.errors, ['number', 'issuedOn'])}
            />
          )}
          <TextInput
            data-autofocus
            maxLength={50}
            label={say('approve.number')}
            {...form.getInputProps('number')}
          />
          <DayInput required label={say('approve.on')} {...form.getInputProps('issuedOn')} />
          <Text c="dimmed" size="sm">
            {say('hash')}: <code>{report.hash}</code>
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {base('cancel')}
            </Button>
            <Button type="submit" loading={action.pending}>
              {say('approve')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
