import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../../../components/dialog.js';
import { DayInput } from '../../../components/fields/day-input.js';
import { ProblemNote } from '../../../components/problem-note.js';
import { Empty } from '../../../components/states.js';
import { useAction } from '../../../components/use-action.js';
import { send } from '../../../http/request.js';
import { common } from '../../../i18n/common.texts.js';
import { Section } from '../../../layout/page.js';
import { RECORDERS } from '../../../session/session.js';
import { useMay } from '../../../session/use-session.js';
import { CertificateTable } from '../certificates/certificate-table.js';
import { certificatesQuery, rosterQuery, TRAINING } from '../training.queries.js';
import type { Issued, TrainingClass } from '../training.types.js';
import { classTexts } from './class.texts.js';

/** The certificates of a class: issued for everybody who passed, handed out as files, revoked with a reason. */
export function ClassCertificates({ of }: { readonly of: TrainingClass }) {
  const say = classTexts.use();
  const issues = useMay(RECORDERS);
  const query = useQuery(certificatesQuery({ classId: of.id }));
  const trainees = useQuery(rosterQuery(of.id)).data ?? [];
  const names = new Map(trainees.map(({ enrolmentId, name }) => [enrolmentId, name]));
  return (
    <Section title={say('tab.certificates')} aside={of.state === 'completed' && issues && <Issue of={of} />}>
      {of.state !== 'completed' && <Text>{say('certificates.not-yet')}</Text>}
      <CertificateTable
        query={query}
        names={names}
        empty={<Empty title={say('certificates.none')} />}
        exportName={`giay-chung-nhan-${of.curriculum}`}
      />
    </Section>
  );
}

function Issue({ of }: { readonly of: TrainingClass }) {
  const say = classTexts.use();
  const base = common.use();
  const [opened, setOpened] = useState(false);
  const [validUntil, setValidUntil] = useState('');
  const [issued, setIssued] = useState<Issued>();
  const action = useAction<undefined, Issued>({
    send: (_nothing, key) =>
      send('POST', `${TRAINING}/classes/${of.id}/certificates`, {
        body: validUntil === '' ? {} : { validUntil },
        key,
      }),
    done: say('certificates.issue.done'),
    refreshes: ['certificates', 'enrolments', 'figures'],
    onDone: (result) => {
      setIssued(result);
      setOpened(false);
    },
  });
  const close = () => {
    setOpened(false);
    action.reset();
  };
  return (
    <Group className="xaso-no-print">
      {issued && (
        <Text role="status">
          {say('certificates.issued', { issued: issued.issued, already: issued.already })}
        </Text>
      )}
      <Button onClick={() => setOpened(true)}>{say('certificates.issue')}</Button>
      {opened && (
        <Dialog title={say('certificates.issue')} onClose={close}>
          <Stack>
            <Text>{say('certificates.issue.body')}</Text>
            {action.problem && <ProblemNote problem={action.problem} />}
            <DayInput label={say('certificates.valid-until')} value={validUntil} onChange={setValidUntil} />
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                {base('cancel')}
              </Button>
              <Button data-autofocus loading={action.pending} onClick={() => action.run(undefined)}>
                {say('certificates.issue')}
              </Button>
            </Group>
          </Stack>
        </Dialog>
      )}
    </Group>
  );
}
