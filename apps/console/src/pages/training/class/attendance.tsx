import { Anchor, Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ScrollRegion } from '../../../components/scroll-region.js';
import { Empty, Loaded } from '../../../components/states.js';
import { DraftNote } from '../../../components/fields/draft-note.js';
import { ProblemNote } from '../../../components/problem-note.js';
import { useAction } from '../../../components/use-action.js';
import { dayText } from '../../../format/days.js';
import { numberText } from '../../../format/numbers.js';
import { send } from '../../../http/request.js';
import { Section } from '../../../layout/page.js';
import { useDraftForm } from '../../../session/use-draft-form.js';
import { WorkbookImport } from '../common/workbook-import.js';
import { rosterQuery, TRAINING } from '../training.queries.js';
import type { Session, Trainee, TrainingClass, WorkbookPreview } from '../training.types.js';
import styles from './attendance.module.css';
import { AttendanceConflict } from './attendance-conflict.js';
import { classTexts } from './class.texts.js';
import { changed, type Changes, listsOf, markOf } from './marks.js';

const REFRESHES = ['roster', 'class-results', 'classes', 'scores', 'figures'];

/** Who was at which session: marked on the screen or from Excel, corrected with a reason after the end. */
export function Attendance({ of }: { readonly of: TrainingClass }) {
  const say = classTexts.use();
  const query = useQuery(rosterQuery(of.id));
  const markable = of.state === 'in-progress' || of.state === 'completed';
  return (
    <Stack>
      {!markable && <Text>{say('attendance.not-yet')}</Text>}
      <Anchor href="/capture/">{say('attendance.offline')}</Anchor>
      <Loaded query={query}>
        {(trainees) =>
          trainees.length === 0 ? (
            <Empty title={say('tests.none')} />
          ) : (
            <Matrix of={of} trainees={trainees} markable={markable} />
          )
        }
      </Loaded>
      {markable && (
        <Section title={say('attendance.excel')}>
          <WorkbookImport<WorkbookPreview & Record<'marks' | 'present' | 'corrected', number>>
            template={{ path: `${TRAINING}/classes/${of.id}/attendance.xlsx`, file: 'diem-danh.xlsx' }}
            previewPath={`${TRAINING}/classes/${of.id}/attendance/preview`}
            commitPath={`${TRAINING}/classes/${of.id}/attendance`}
            corrects={of.state === 'completed'}
            refreshes={REFRESHES}
            describe={({ marks, present, corrected }) => (
              <Text>{say('attendance.excel.preview', { marks, present, corrected })}</Text>
            )}
          />
        </Section>
      )}
    </Stack>
  );
}

interface MatrixProps {
  readonly of: TrainingClass;
  readonly trainees: readonly Trainee[];
  readonly markable: boolean;
}

function Matrix({ of, trainees, markable }: MatrixProps) {
  const say = classTexts.use();
  const client = useQueryClient();
  const corrects = of.state === 'completed';
  const initial: { changes: Changes; reason: string } = { changes: {}, reason: '' };
  const draft = useDraftForm(`attendance-sheet-${of.id}`, initial);
  const { changes, reason } = draft.form.values;
  const count = Object.keys(changes).length;
  const set = (next: Changes) => draft.form.setValues({ changes: next });
  const action = useAction<Changes>({
    send: async (sent) => {
      // Session by session; the same marks again change nothing, so that a failure in between is sent again whole.
      for (const { session, marks } of listsOf(sent))
        await send('PUT', `${TRAINING}/classes/${of.id}/sessions/${session}/attendance`, {
          body: { marks, ...(corrects && { reason: reason.trim() }) },
        });
    },
    done: say('attendance.saved'),
    refreshes: REFRESHES,
    onDone: draft.done,
  });
  const { problem } = action;
  const overtaken = problem?.code === 'marks-changed-meanwhile' ? problem : undefined;
  return (
    <Stack>
      {overtaken && (
        <AttendanceConflict
          classId={of.id}
          changes={changes}
          problem={overtaken}
          onDecided={(next) => {
            set(next);
            action.reset();
            void client.invalidateQueries({ queryKey: ['roster', of.id] });
          }}
        />
      )}
      <DraftNote restored={draft.restored && count > 0} onDiscard={draft.done} />
      {corrects && <Text>{say('corrects')}</Text>}
      <Text c="dimmed">{say('attendance.legend')}</Text>
      <ScrollRegion className={styles['scroll']} title={say('tab.attendance')}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{say('tests.name')}</th>
              {of.sessions.map((session) => (
                <SessionHead key={session.n} session={session} trainees={trainees} changes={changes} />
              ))}
            </tr>
          </thead>
          <tbody>
            {trainees.map((trainee) => (
              <tr key={trainee.enrolmentId}>
                <th scope="row">{trainee.name}</th>
                {of.sessions.map(({ n }) => {
                  const mark = markOf(changes, trainee, n);
                  return (
                    <td key={n}>
                      <Checkbox
                        className={styles['mark'] ?? ''}
                        aria-label={say('attendance.mark', { n, name: trainee.name })}
                        checked={mark === true}
                        indeterminate={mark === undefined}
                        disabled={!markable}
                        onChange={(event) => set(changed(changes, trainee, n, event.currentTarget.checked))}
                      />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {markable && (
        <Group>
          {of.sessions.map(({ n }) => (
            <Button
              key={n}
              variant="default"
              onClick={() => set(trainees.reduce((so, trainee) => changed(so, trainee, n, true), changes))}
            >
              {say('attendance.all', { n })}
            </Button>
          ))}
        </Group>
      )}
      {problem && <ProblemNote problem={problem} />}
      {markable && count > 0 && (
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
            <Button loading={action.pending} onClick={() => action.run(changes)}>
              {say('attendance.save')}
            </Button>
            <Button variant="default" onClick={draft.done}>
              {say('attendance.undo')}
            </Button>
            <Text role="status">{say('attendance.changes', { count })}</Text>
          </Group>
        </Stack>
      )}
    </Stack>
  );
}

interface HeadProps {
  readonly session: Session;
  readonly trainees: readonly Trainee[];
  readonly changes: Changes;
}

function SessionHead({ session, trainees, changes }: HeadProps) {
  const say = classTexts.use();
  const present = trainees.filter((trainee) => markOf(changes, trainee, session.n) === true).length;
  return (
    <th scope="col">
      {say('session', { n: session.n })}
      <Text size="sm">{dayText(session.startsAt)}</Text>
      <Text size="sm" c="dimmed">
        {say('attendance.count', { present: numberText(present), all: numberText(trainees.length) })}
      </Text>
    </th>
  );
}
