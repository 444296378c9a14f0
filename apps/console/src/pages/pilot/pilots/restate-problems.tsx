import { Button, Group, NativeSelect, Stack, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { pilotsRestate } from '../../../api/programme/operations.gen.js';
import { common } from '../../../i18n/common.texts.js';
import { ReasonField } from '../../lists/shared/reason-field.js';
import { FormDialog } from '../../lists/shared/record-form.js';
import { useVersionedForm } from '../../lists/shared/versioned-form.js';
import { pilotQuery } from '../pilot.queries.js';
import { pilotTexts } from '../pilot.texts.js';
import type { Pilot } from '../pilot.types.js';
import { MOST_PROBLEMS, problemsOf, typedProblems, without } from './problems.js';

const SHORTEST = 3;
const pathOf = (index: number): string => `problems.${index}.text`;

/** Other words for what a pilot is to solve, one more or one less, or another one first. */
export function RestateProblems({ pilot, onClose }: { readonly pilot: Pilot; readonly onClose: () => void }) {
  const say = pilotTexts.use();
  const base = common.use();
  const client = useQueryClient();
  const typedOf = ({ problems }: Pick<Pilot, 'problems'>) => typedProblems(problems);
  const of = useVersionedForm({
    name: `problems-${pilot.id}`,
    initial: { ...typedOf(pilot), reason: '', seen: pilot.version },
    readAgain: () => client.fetchQuery({ ...pilotQuery(pilot.id), staleTime: 0 }),
    typedOf,
    inWords: ({ texts, first }) => [
      [say('pilot.problems'), texts.join(' · ')],
      [say('pilot.primary'), texts[first] ?? ''],
    ],
    send: ({ reason, seen, ...typed }) =>
      pilotsRestate({
        path: { id: pilot.id },
        body: { problems: problemsOf(typed), reason: reason.trim(), version: seen },
      }),
    done: say('problems.done'),
    refreshes: ['pilots'],
    onDone: onClose,
  });
  const { form } = of;
  const { texts, first } = form.values;
  const write = (at: number, text: string) =>
    form.setValues({ texts: texts.map((one, index) => (index === at ? text : one)) });
  return (
    <FormDialog
      title={say('problems.restate')}
      of={of}
      fields={['reason', 'problems', ...texts.map((_text, index) => pathOf(index))]}
      required={['reason']}
      check={({ texts: lines }) =>
        Object.fromEntries(
          lines.flatMap((line, index) =>
            line.trim().length < SHORTEST ? [[pathOf(index), base('required')]] : [],
          ),
        )
      }
      lead={say('problems.lead')}
      onClose={onClose}
    >
      {texts.map((text, index) => (
        <Stack key={index} gap="xs">
          <Textarea
            required
            maxLength={1_000}
            label={say('problems.line', { n: index + 1 })}
            value={text}
            error={form.errors[pathOf(index)]}
            onChange={(event) => write(index, event.currentTarget.value)}
          />
          {texts.length > 1 && (
            <Group justify="flex-end">
              <Button variant="default" onClick={() => form.setValues(without({ texts, first }, index))}>
                {say('problems.remove', { n: index + 1 })}
              </Button>
            </Group>
          )}
        </Stack>
      ))}
      {texts.length < MOST_PROBLEMS && (
        <Group>
          <Button variant="default" onClick={() => form.setValues({ texts: [...texts, ''] })}>
            {say('problems.add')}
          </Button>
        </Group>
      )}
      <NativeSelect
        label={say('problems.first')}
        data={texts.map((_text, index) => ({
          value: String(index),
          label: say('problems.line', { n: index + 1 }),
        }))}
        value={String(first)}
        error={form.errors['problems']}
        onChange={(event) => form.setValues({ first: Number(event.currentTarget.value) })}
      />
      <ReasonField {...form.getInputProps('reason')} />
    </FormDialog>
  );
}
