import { Checkbox, NativeSelect, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { dayText } from '../../../../format/days.js';
import { send } from '../../../../http/request.js';
import { useSession } from '../../../../session/use-session.js';
import { FormDialog } from '../../../lists/shared/record-form.js';
import { ReasonField } from '../../../lists/shared/reason-field.js';
import { type SeenValues, useVersionedForm } from '../../../lists/shared/versioned-form.js';
import { classQuery, satisfactionRoundsQuery, TRAINING } from '../../training.queries.js';
import type { TrainingClass } from '../../training.types.js';
import { changedWords, type ClassWords, withAccount, wordsOf } from './class-words.js';
import { editTexts } from './edit.texts.js';

interface Values extends SeenValues, ClassWords {
  /** What was read: only what differs from it is sent. */
  readonly read: ClassWords;
  readonly reason: string;
}

interface Props {
  readonly of: TrainingClass;
  readonly onClose: () => void;
}

/** Other words of a class: where, who teaches, who helps, which round asks how content people were. */
export function Reword({ of, onClose }: Props) {
  const say = editTexts.use();
  const client = useQueryClient();
  const me = useSession().account.id;
  const rounds = useQuery(satisfactionRoundsQuery(of.programme)).data ?? [];
  const nameOf = (id: string): string => {
    if (id === '') return say('survey.none');
    const round = rounds.find((one) => one.id === id);
    if (!round) return say('survey.other');
    return say('survey.choice', { form: round.formCode, from: dayText(round.opensAt) });
  };
  const edited = useVersionedForm<Values, TrainingClass, TrainingClass>({
    name: `class-reword-${of.id}`,
    initial: { seen: of.version, ...wordsOf(of), read: wordsOf(of), reason: '' },
    send: ({ seen, reason, read, ...words }, key) =>
      send('POST', `${TRAINING}/classes/${of.id}/reword`, {
        body: { ...changedWords(read, words), reason: reason.trim(), version: seen },
        key,
      }),
    done: say('reword.done'),
    refreshes: ['classes'],
    onDone: onClose,
    readAgain: () => client.fetchQuery({ ...classQuery(of.id), staleTime: 0 }),
    typedOf: (stored) => ({ ...wordsOf(stored), read: wordsOf(stored) }),
    inWords: ({ venue, partner, names, accounts, campaignId }) => [
      [say('venue'), venue],
      [say('partner'), partner],
      [say('trainers'), names],
      [say('mine'), accounts.includes(me) ? '✓' : ''],
      [say('survey'), nameOf(campaignId)],
    ],
  });
  const { form } = edited;
  const { accounts, campaignId } = form.values;
  const others = accounts.filter((one) => one !== me).length;
  const choices = [
    '',
    ...new Set([...(campaignId === '' ? [] : [campaignId]), ...rounds.map(({ id }) => id)]),
  ];
  return (
    <FormDialog
      title={say('reword')}
      lead={say('reword.lead')}
      of={edited}
      fields={['venue', 'partner', 'campaignId', 'reason']}
      required={['venue', 'reason']}
      onClose={onClose}
    >
      <TextInput
        required
        data-autofocus
        label={say('venue')}
        description={say('venue.hint')}
        maxLength={300}
        {...form.getInputProps('venue')}
      />
      <TextInput label={say('partner')} maxLength={200} {...form.getInputProps('partner')} />
      <Textarea
        autosize
        minRows={2}
        label={say('trainers')}
        description={say('trainers.hint')}
        {...form.getInputProps('names')}
      />
      <Checkbox
        label={say('mine')}
        checked={accounts.includes(me)}
        onChange={(event) =>
          form.setFieldValue('accounts', withAccount(accounts, me, event.currentTarget.checked))
        }
      />
      {others > 0 && <Text>{say('accounts.others', { count: others })}</Text>}
      <NativeSelect
        label={say('survey')}
        data={choices.map((value) => ({ value, label: nameOf(value) }))}
        {...form.getInputProps('campaignId')}
      />
      <ReasonField {...form.getInputProps('reason')} />
    </FormDialog>
  );
}
