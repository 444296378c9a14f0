import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ScrollRegion } from '../../../components/scroll-region.js';
import { DescriptionList } from '../../../components/description-list.js';
import { DraftNote } from '../../../components/fields/draft-note.js';
import { ProblemNote } from '../../../components/problem-note.js';
import { Empty, Loaded, NotMeasured } from '../../../components/states.js';
import { useAction } from '../../../components/use-action.js';
import { numberText, signedText } from '../../../format/numbers.js';
import { send } from '../../../http/request.js';
import { Section } from '../../../layout/page.js';
import { useDraftForm } from '../../../session/use-draft-form.js';
import { useTrainingWord } from '../common/training-words.texts.js';
import { WorkbookImport } from '../common/workbook-import.js';
import { resultsQuery, rosterQuery, scoresQuery, TRAINING } from '../training.queries.js';
import type { Score, Trainee, TrainingClass, WorkbookPreview } from '../training.types.js';
import styles from './attendance.module.css';
import { classTexts } from './class.texts.js';
import { Papers } from './papers.js';
import { ScoresConflict } from './scores-conflict.js';
import { entriesOf, keyOf, scoreOf, scoreText, STAGES, type Typed, typedInto } from './scores.js';

const REFRESHES = ['scores', 'roster', 'class-results', 'classes', 'figures'];

/** Scores before and after the class, and what it came to. */
export function Tests({ of }: { readonly of: TrainingClass }) {
  const say = classTexts.use();
  const trainees = useQuery(rosterQuery(of.id));
  const scores = useQuery(scoresQuery(of.id));
  const path = `${TRAINING}/classes/${of.id}/scores`;
  return (
    <Stack>
      <Results of={of} />
      <Papers of={of} />
      <Section title={say('tests')}>
        <Loaded query={trainees}>
          {(people) =>
            people.length === 0 ? (
              <Empty title={say('tests.none')} />
            ) : (
              <Loaded query={scores}>
                {(stored) => <Scores of={of} trainees={people} stored={stored} />}
              </Loaded>
            )
          }
        </Loaded>
      </Section>
      <Section title={say('tests.excel')}>
        <WorkbookImport<WorkbookPreview & { readonly changed: number; readonly corrected: number }>
          template={{ path: `${path}/template.xlsx`, file: 'diem-kiem-tra.xlsx' }}
          previewPath={`${path}/preview`}
          commitPath={`${path}/import`}
          corrects={of.state === 'completed'}
          refreshes={REFRESHES}
          describe={({ changed, corrected }) => (
            <Text>{say('tests.excel.preview', { changed, corrected })}</Text>
          )}
        />
      </Section>
    </Stack>
  );
}

function Results({ of }: { readonly of: TrainingClass }) {
  const say = classTexts.use();
  const query = useQuery(resultsQuery(of.id));
  const shown = (value: number | null, text = numberText) => (value === null ? <NotMeasured /> : text(value));
  return (
    <Section title={say('results')}>
      <Loaded query={query}>
        {(results) => (
          <>
            <DescriptionList
              items={[
                { term: say('results.enrolled'), detail: numberText(results.enrolled) },
                { term: say('results.attended'), detail: numberText(results.attended) },
                { term: say('results.passed'), detail: shown(results.passed) },
                { term: say('results.not-passed'), detail: shown(results.notPassed) },
                { term: say('results.tested'), detail: numberText(results.tested) },
                { term: say('results.before'), detail: shown(results.averageBefore) },
                { term: say('results.after'), detail: shown(results.averageAfter) },
                { term: say('results.gain'), detail: shown(results.gain, signedText) },
                { term: say('results.rule'), detail: <span lang="vi">{results.passRule.words}</span> },
              ]}
            />
            {results.revision > 0 && <Text>{say('results.revised', { count: results.revision })}</Text>}
          </>
        )}
      </Loaded>
    </Section>
  );
}

interface ScoresProps {
  readonly of: TrainingClass;
  readonly trainees: readonly Trainee[];
  readonly stored: readonly Score[];
}

function Scores({ of, trainees, stored }: ScoresProps) {
  const say = classTexts.use();
  const word = useTrainingWord();
  const client = useQueryClient();
  const corrects = of.state === 'completed';
  const writable = of.state !== 'planned' && of.state !== 'cancelled';
  const initial: { typed: Typed; reason: string } = { typed: {}, reason: '' };
  const draft = useDraftForm(`score-sheet-${of.id}`, initial);
  const { typed } = draft.form.values;
  const known = new Map(stored.map((one) => [one.enrolmentId, one]));
  const entries = entriesOf(typed, stored);
  const action = useAction<undefined>({
    send: () =>
      send('PUT', `${TRAINING}/classes/${of.id}/scores`, {
        body: { scores: entries, ...(corrects && { reason: draft.form.values.reason.trim() }) },
      }),
    done: say('tests.saved'),
    refreshes: REFRESHES,
    onDone: draft.done,
  });
  const wrong = Object.values(typed).some(({ text }) => scoreOf(text) === undefined);
  const { problem } = action;
  const overtaken = problem?.code === 'scores-changed-meanwhile' ? problem : undefined;
  return (
    <Stack>
      {overtaken && (
        <ScoresConflict
          classId={of.id}
          trainees={trainees}
          typed={typed}
          problem={overtaken}
          onDecided={(next) => {
            draft.form.setValues({ typed: next });
            action.reset();
            void client.invalidateQueries({ queryKey: ['scores', of.id] });
          }}
        />
      )}
      <DraftNote restored={draft.restored && entries.length > 0} onDiscard={draft.done} />
      {corrects && <Text>{say('corrects')}</Text>}
      <ScrollRegion className={styles['scroll']} title={say('tests')}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{say('tests.name')}</th>
              <th scope="col">{say('tests.before')}</th>
              <th scope="col">{say('tests.after')}</th>
              <th scope="col">{say('tests.outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {trainees.map(({ enrolmentId, name, outcome }) => (
              <tr key={enrolmentId}>
                <th scope="row">{name}</th>
                {STAGES.map((stage) => {
                  const key = keyOf(enrolmentId, stage);
                  const text = typed[key]?.text ?? scoreText(known.get(enrolmentId)?.[stage]?.score);
                  return (
                    <td key={stage}>
                      <TextInput
                        className={styles['score'] ?? ''}
                        inputMode="decimal"
                        maxLength={4}
                        disabled={!writable}
                        aria-label={say('tests.score', { stage: say(`tests.${stage}`), name })}
                        value={text}
                        error={scoreOf(text) === undefined ? say('tests.wrong') : null}
                        onChange={(event) =>
                          draft.form.setValues({
                            typed: typedInto(typed, key, event.currentTarget.value, stored),
                          })
                        }
                      />
                    </td>
                  );
                })}
                <td>{outcome === null ? '' : word('outcome', outcome)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {problem && !overtaken && <ProblemNote problem={problem} />}
      {entries.length > 0 && (
        <Stack className={`${styles['bar']} xaso-no-print`}>
          {corrects && (
            <TextInput
              required
              label={say('reason')}
              maxLength={1_000}
              {...draft.form.getInputProps('reason')}
            />
          )}
          <Group>
            <Button disabled={wrong} loading={action.pending} onClick={() => action.run(undefined)}>
              {say('tests.save')}
            </Button>
            <Button variant="default" onClick={draft.done}>
              {say('attendance.undo')}
            </Button>
            <Text role="status">{say('attendance.changes', { count: entries.length })}</Text>
          </Group>
        </Stack>
      )}
    </Stack>
  );
}
