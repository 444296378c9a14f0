import { Checkbox, NativeSelect, NumberInput, Stack, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { send } from '../../../http/request.js';
import { useWord } from '../../../i18n/words.texts.js';
import { FormDialog } from '../../lists/shared/record-form.js';
import { type SeenValues, useVersionedForm } from '../../lists/shared/versioned-form.js';
import { useTrainingWord } from '../common/training-words.texts.js';
import { curriculumQuery, TRAINING } from '../training.queries.js';
import { type Curriculum, PILLARS, TRAINEE_GROUPS } from '../training.types.js';
import { versionTexts } from './curriculum.texts.js';
import { badMaterial, bodyOf, type CurriculumWords, NO_WORDS, wordsOf } from './curriculum-words.js';

interface Values extends SeenValues, CurriculumWords {
  readonly code: string;
}

interface Props {
  /** A draft to be edited, or a version to begin the next one from; nothing for a new curriculum. */
  readonly from?: Curriculum;
  readonly onClose: () => void;
}

/** Drafts a version of a curriculum, or writes a draft otherwise. */
export function CurriculumForm({ from, onClose }: Props) {
  const say = versionTexts.use();
  const word = useWord();
  const groupOf = useTrainingWord();
  const client = useQueryClient();
  const { history } = useRouter();
  const draft = from?.state === 'draft' ? from : undefined;
  const groups = (audience: readonly string[]): string =>
    audience.map((one) => groupOf('group', one)).join(', ');
  const edited = useVersionedForm<Values, Curriculum, Curriculum>({
    name: `curriculum-${from?.id ?? 'new'}`,
    initial: { seen: from?.version ?? 0, code: from?.code ?? '', ...(from ? wordsOf(from) : NO_WORDS) },
    send: ({ seen, code, ...words }, key) =>
      draft
        ? send('POST', `${TRAINING}/curricula/${draft.id}/rewrite`, {
            body: { ...bodyOf(words), version: seen },
            key,
          })
        : send('POST', `${TRAINING}/curricula`, { body: { code: code.trim(), ...bodyOf(words) }, key }),
    done: say('draft.done'),
    refreshes: ['curricula'],
    onDone: ({ id }) => {
      onClose();
      if (!draft) history.push(`/curricula/${id}`);
    },
    readAgain: () => client.fetchQuery({ ...curriculumQuery(draft?.id ?? ''), staleTime: 0 }),
    typedOf: (stored) => ({ ...wordsOf(stored) }),
    inWords: ({ title, pillar, audience, hours, objectives, materials }) => [
      [say('title'), title],
      [say('pillar'), word('pillar', pillar)],
      [say('audience'), groups(audience)],
      [say('hours'), String(hours)],
      [say('objectives'), objectives],
      [say('materials'), materials],
    ],
  });
  const { form } = edited;
  const check = ({ materials }: Values) => {
    const line = badMaterial(materials);
    return { materials: line === undefined ? undefined : say('materials.bad', { line }) };
  };
  return (
    <FormDialog
      title={say(draft ? 'edit' : from ? 'next' : 'draft')}
      lead={say('draft.lead')}
      of={edited}
      fields={['code', 'title', 'pillar', 'hours']}
      required={['code', 'title']}
      check={check}
      onClose={onClose}
    >
      <TextInput
        required
        label={say('code')}
        description={say('code.hint')}
        maxLength={20}
        disabled={from !== undefined}
        {...form.getInputProps('code')}
      />
      <TextInput
        required
        data-autofocus
        label={say('title')}
        maxLength={300}
        {...form.getInputProps('title')}
      />
      <NativeSelect
        required
        label={say('pillar')}
        data={PILLARS.map((one) => ({ value: one, label: word('pillar', one) }))}
        {...form.getInputProps('pillar')}
      />
      <Checkbox.Group
        label={say('audience')}
        value={[...form.values.audience]}
        onChange={(audience) => form.setFieldValue('audience', audience)}
      >
        <Stack gap="xs" mt="xs">
          {TRAINEE_GROUPS.map((one) => (
            <Checkbox key={one} value={one} label={groupOf('group', one)} />
          ))}
        </Stack>
      </Checkbox.Group>
      <NumberInput
        label={say('hours')}
        description={say('hours.hint')}
        min={0}
        max={1_000}
        decimalScale={2}
        decimalSeparator=","
        {...form.getInputProps('hours')}
      />
      <Textarea
        autosize
        minRows={3}
        label={say('objectives')}
        description={say('objectives.hint')}
        {...form.getInputProps('objectives')}
      />
      <Textarea
        autosize
        minRows={2}
        label={say('materials')}
        description={say('materials.hint')}
        {...form.getInputProps('materials')}
      />
    </FormDialog>
  );
}
