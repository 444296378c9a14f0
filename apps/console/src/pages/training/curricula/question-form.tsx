import {
  Button,
  Checkbox,
  Group,
  Input,
  NativeSelect,
  NumberInput,
  Textarea,
  TextInput,
} from '@mantine/core';
import { send } from '../../../http/request.js';
import { FormDialog, useRecordForm } from '../../lists/shared/record-form.js';
import { TRAINING } from '../training.queries.js';
import { QUESTION_KINDS } from '../training.types.js';
import { versionTexts } from './curriculum.texts.js';
import {
  marked,
  MOST_OPTIONS,
  NO_OPTIONS,
  type OptionDraft,
  optionsOf,
  withOption,
} from './question-draft.js';

interface Props {
  readonly curriculumId: string;
  readonly onClose: () => void;
}

const EMPTY: { text: string; kind: string; points: number | string; options: readonly OptionDraft[] } = {
  text: '',
  kind: QUESTION_KINDS[0],
  points: 1,
  options: NO_OPTIONS,
};
type Values = typeof EMPTY;
/** The service names what is wrong by the place of the question in the request; there is one. */
const AT = 'questions.0.';

/** A new question of the bank, with its options and which of them are right. */
export function QuestionForm({ curriculumId, onClose }: Props) {
  const say = versionTexts.use();
  const edited = useRecordForm<Values, unknown>({
    name: `question-new-${curriculumId}`,
    initial: EMPTY,
    send: ({ text, kind, points, options }, key) =>
      send('POST', `${TRAINING}/curricula/${curriculumId}/questions`, {
        body: { questions: [{ text: text.trim(), kind, points: Number(points), ...optionsOf(options) }] },
        key,
      }),
    done: say('question.added'),
    refreshes: ['curricula'],
    onDone: onClose,
  });
  const { form } = edited;
  const { options, kind } = form.values;
  const become = (next: readonly OptionDraft[]) => form.setFieldValue('options', next);
  const check = (values: Values) => ({
    right: optionsOf(values.options).correct.length === 0 ? say('question.right.none') : undefined,
  });
  return (
    <FormDialog
      title={say('question.add')}
      of={edited}
      fields={[`${AT}text`, `${AT}points`]}
      required={['text', 'points']}
      check={check}
      onClose={onClose}
    >
      <Textarea
        required
        data-autofocus
        autosize
        label={say('question.text')}
        maxLength={1_000}
        {...form.getInputProps('text')}
        error={form.errors['text'] ?? form.errors[`${AT}text`]}
      />
      <NativeSelect
        label={say('question.kind')}
        data={QUESTION_KINDS.map((one) => ({ value: one, label: say(`kind.${one}`) }))}
        {...form.getInputProps('kind')}
      />
      {options.map((option, place) => (
        <Group key={place} align="flex-end" wrap="nowrap">
          <TextInput
            flex={1}
            label={say('question.option', { n: place + 1 })}
            maxLength={500}
            value={option.text}
            onChange={(event) => become(options.with(place, { ...option, text: event.currentTarget.value }))}
          />
          <Checkbox
            aria-label={say('question.right', { n: place + 1 })}
            label={say('question.right.mark')}
            checked={option.right}
            onChange={(event) => become(marked(options, place, event.currentTarget.checked, kind))}
          />
        </Group>
      ))}
      {form.errors['right'] && <Input.Error role="alert">{form.errors['right']}</Input.Error>}
      <Group>
        <Button
          variant="default"
          disabled={options.length >= MOST_OPTIONS}
          onClick={() => become(withOption(options))}
        >
          {say('question.option.more')}
        </Button>
        <Button
          variant="default"
          disabled={options.length <= NO_OPTIONS.length}
          onClick={() => become(options.slice(0, -1))}
        >
          {say('question.option.less')}
        </Button>
      </Group>
      <NumberInput
        required
        label={say('question.points')}
        min={1}
        max={100}
        allowDecimal={false}
        {...form.getInputProps('points')}
        error={form.errors['points'] ?? form.errors[`${AT}points`]}
      />
    </FormDialog>
  );
}
