import { Button, Checkbox, Group, Input, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AppLink } from '../../../components/app-link.js';
import { Empty, Loaded } from '../../../components/states.js';
import { send } from '../../../http/request.js';
import { Section } from '../../../layout/page.js';
import { FormDialog, useRecordForm } from '../../lists/shared/record-form.js';
import { paperQuery, questionsQuery, TRAINING } from '../training.queries.js';
import type { Question, TestPaper, TrainingClass } from '../training.types.js';
import { papersTexts } from './papers.texts.js';
import { type Stage, STAGES } from './scores.js';

/** What a class is asked before it and after it, put together of the bank of its curriculum. */
export function Papers({ of }: { readonly of: TrainingClass }) {
  const say = papersTexts.use();
  return (
    <Section title={say('title')}>
      <Text>{say('lead')}</Text>
      {STAGES.map((stage) => (
        <Paper key={stage} of={of} stage={stage} />
      ))}
    </Section>
  );
}

interface Props {
  readonly of: TrainingClass;
  readonly stage: Stage;
}

function Paper({ of, stage }: Props) {
  const say = papersTexts.use();
  const query = useQuery(paperQuery(of.id, stage));
  const [open, setOpen] = useState(false);
  const changeable = of.state !== 'completed' && of.state !== 'cancelled';
  return (
    <Loaded query={query} rows={1}>
      {(paper) => (
        <Stack gap="xs">
          <Text fw={600}>
            {say(stage)}: {paper ? seen(paper, say) : say('none')}
          </Text>
          {paper && <Asked paper={paper} label={say(stage)} />}
          {changeable && (
            <Group>
              <Button variant="default" onClick={() => setOpen(true)}>
                {say(paper ? 'change' : 'set', { stage: say(stage) })}
              </Button>
            </Group>
          )}
          {open && <Choosing of={of} stage={stage} paper={paper} onClose={() => setOpen(false)} />}
        </Stack>
      )}
    </Loaded>
  );
}

function Asked({ paper, label }: { readonly paper: TestPaper; readonly label: string }) {
  const say = papersTexts.use();
  return (
    <details>
      <summary aria-label={`${label}: ${seen(paper, say)}`}>{seen(paper, say)}</summary>
      <ol>
        {paper.questions.map(({ id, text, options }) => (
          <li key={id}>
            {text}
            <ul>
              {options.map((option) => (
                <li key={option}>{option}</li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </details>
  );
}

interface ChoosingProps extends Props {
  readonly paper: TestPaper | null;
  readonly onClose: () => void;
}

function Choosing({ of, stage, paper, onClose }: ChoosingProps) {
  const say = papersTexts.use();
  const bank = useQuery(questionsQuery(of.curriculumId));
  const initial: { chosen: readonly string[] } = { chosen: paper?.questions.map(({ id }) => id) ?? [] };
  const edited = useRecordForm<typeof initial, TestPaper>({
    name: `paper-${of.id}-${stage}`,
    initial,
    send: ({ chosen }, key) =>
      send('PUT', `${TRAINING}/classes/${of.id}/tests/${stage}`, {
        body: { questionIds: inOrder(bank.data ?? [], chosen).map(({ id }) => id) },
        key,
      }),
    done: say('done'),
    refreshes: ['test-papers'],
    onDone: onClose,
  });
  const { form } = edited;
  const { chosen } = form.values;
  const become = (next: readonly string[]) => form.setFieldValue('chosen', next);
  const asked = inOrder(bank.data ?? [], chosen);
  return (
    <FormDialog
      title={say(stage)}
      lead={say('choose.lead')}
      of={edited}
      fields={['chosen']}
      check={() => ({ chosen: asked.length === 0 ? say('nothing') : undefined })}
      onClose={onClose}
    >
      <Loaded query={bank}>
        {(questions) =>
          questions.length === 0 ? (
            <Empty title={say('empty')}>
              <AppLink href={`/curricula/${of.curriculumId}`}>{say('bank')}</AppLink>
            </Empty>
          ) : (
            <>
              <Group>
                <Button variant="default" onClick={() => become(questions.map(({ id }) => id))}>
                  {say('all')}
                </Button>
                <Text role="status">
                  {seen({ points: pointsOf(asked), questions: asked }, say, 'chosen')}
                </Text>
              </Group>
              <Checkbox.Group label={say('choose')} value={[...chosen]} onChange={become}>
                <Stack gap="xs" mt="xs">
                  {questions.map(({ id, text }) => (
                    <Checkbox key={id} value={id} label={text} />
                  ))}
                </Stack>
              </Checkbox.Group>
              {form.errors['chosen'] && <Input.Error role="alert">{form.errors['chosen']}</Input.Error>}
            </>
          )
        }
      </Loaded>
    </FormDialog>
  );
}

const inOrder = (bank: readonly Question[], chosen: readonly string[]): readonly Question[] =>
  bank.filter(({ id }) => chosen.includes(id));

const pointsOf = (questions: readonly Question[]): number =>
  questions.reduce((sum, { points }) => sum + points, 0);

const seen = (
  { questions, points }: TestPaper,
  say: ReturnType<typeof papersTexts.use>,
  as: 'seen' | 'chosen' = 'seen',
): string => say(as, { count: questions.length, points });
