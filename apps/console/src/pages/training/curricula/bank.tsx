import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReasonDialog } from '../../../components/reason-dialog.js';
import { Empty, Loaded } from '../../../components/states.js';
import { useAction } from '../../../components/use-action.js';
import { send } from '../../../http/request.js';
import { Section } from '../../../layout/page.js';
import { LEADS } from '../../../session/session.js';
import { useMay } from '../../../session/use-session.js';
import { questionsQuery, TRAINING } from '../training.queries.js';
import type { Curriculum, Question } from '../training.types.js';
import { versionTexts } from './curriculum.texts.js';
import { QuestionForm } from './question-form.js';

/** The questions that tests of this version are made of. Leads write them, those who give tests see them. */
export function Bank({ of }: { readonly of: Curriculum }) {
  const say = versionTexts.use();
  const writes = useMay(LEADS);
  const query = useQuery(questionsQuery(of.id));
  const [adding, setAdding] = useState(false);
  return (
    <Section
      title={say('bank')}
      aside={
        writes &&
        of.state !== 'retired' && <Button onClick={() => setAdding(true)}>{say('question.add')}</Button>
      }
    >
      <Text>{say('bank.lead')}</Text>
      {adding && <QuestionForm curriculumId={of.id} onClose={() => setAdding(false)} />}
      <Loaded query={query}>
        {(questions) =>
          questions.length === 0 ? (
            <Empty title={say('bank.none')} />
          ) : (
            <ol>
              {questions.map((question) => (
                <li key={question.id}>
                  <OneQuestion question={question} writes={writes} />
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </Section>
  );
}

function OneQuestion({ question, writes }: { readonly question: Question; readonly writes: boolean }) {
  const say = versionTexts.use();
  const { text, kind, options, correct, points } = question;
  return (
    <Stack gap="xs" mb="md">
      <Text fw={600}>{text}</Text>
      <Text c="dimmed">
        {say(`kind.${kind}`)}, {say('question.points.of', { points })}
      </Text>
      <ul>
        {options.map((option, place) => (
          <li key={option}>
            {option} {correct.includes(place + 1) && <strong>({say('question.right.mark')})</strong>}
          </li>
        ))}
      </ul>
      {writes && <Withdraw of={question} />}
    </Stack>
  );
}

function Withdraw({ of }: { readonly of: Question }) {
  const say = versionTexts.use();
  const [open, setOpen] = useState(false);
  const action = useAction<string>({
    send: (reason, key) => send('POST', `${TRAINING}/questions/${of.id}/withdraw`, { body: { reason }, key }),
    done: say('question.withdrawn'),
    refreshes: ['curricula'],
    onDone: () => setOpen(false),
  });
  const title = say('question.withdraw.of', { text: of.text });
  return (
    <div>
      <Button variant="default" aria-label={title} onClick={() => setOpen(true)}>
        {say('question.withdraw')}
      </Button>
      {open && (
        <ReasonDialog
          opened
          danger
          title={title}
          action={say('question.withdraw')}
          pending={action.pending}
          problem={action.problem}
          onClose={() => {
            setOpen(false);
            action.reset();
          }}
          onConfirm={({ reason }) => action.run(reason)}
        >
          {say('question.withdraw.body')}
        </ReasonDialog>
      )}
    </div>
  );
}
