import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { AppLink } from '../../../components/app-link.js';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import type { Keyset } from '../../../components/data-table/keyset.js';
import { ReasonDialog } from '../../../components/reason-dialog.js';
import { StateBadge } from '../../../components/state-badge.js';
import type { Loadable } from '../../../components/states.js';
import { useAction } from '../../../components/use-action.js';
import { dayText } from '../../../format/days.js';
import { send } from '../../../http/request.js';
import { useWord } from '../../../i18n/words.texts.js';
import { RECORDERS } from '../../../session/session.js';
import { useMay } from '../../../session/use-session.js';
import { SaveButton } from '../common/save-button.js';
import { useTrainingWord } from '../common/training-words.texts.js';
import { TRAINING } from '../training.queries.js';
import { type Certificate, REVOCATION_REASONS } from '../training.types.js';
import { certificateTexts } from './certificates.texts.js';

interface Props {
  readonly query: Loadable<readonly Certificate[]>;
  readonly keyset?: Keyset;
  readonly filtered?: boolean;
  /** Names by enrolment, where whoever looks sees them. */
  readonly names?: ReadonlyMap<string, string>;
  readonly empty: ReactNode;
  readonly exportName: string;
}

const FORMATS = ['pdf', 'png', 'svg'] as const;

/** The end of a number is what tells certificates apart. */
const numberOf = ({ id }: Certificate): string => id.slice(-12);

/** Certificates with their files, and revoking one. */
export function CertificateTable({ query, keyset, filtered, names, empty, exportName }: Props) {
  const say = certificateTexts.use();
  const columns = useColumns(names);
  return (
    <DataTable
      title={say('title')}
      columns={columns}
      query={query}
      rowKey={({ id }) => id}
      empty={empty}
      exportName={exportName}
      {...(keyset && { keyset })}
      {...(filtered !== undefined && { filtered })}
    />
  );
}

function useColumns(names: Props['names']): readonly Column<Certificate>[] {
  const say = certificateTexts.use();
  const word = useWord();
  const sees = useMay([...RECORDERS, 'trainer']);
  const validOf = ({ validUntil }: Certificate): string =>
    validUntil === null ? say('valid.always') : dayText(validUntil);
  const nameOf = ({ enrolmentId }: Certificate): string => names?.get(enrolmentId) ?? '';
  const titleOf = ({ curriculum, title }: Certificate): string => `${curriculum} – ${title}`;
  const named: readonly Column<Certificate>[] = names
    ? [{ key: 'name', title: say('col.name'), names: true, cell: nameOf, text: nameOf }]
    : [];
  return [
    ...named,
    { key: 'number', title: say('col.number'), names: !names, cell: numberOf, text: ({ id }) => id },
    { key: 'title', title: say('col.title'), cell: titleOf, text: titleOf },
    {
      key: 'issued',
      title: say('col.issued'),
      cell: ({ issuedAt }) => dayText(issuedAt),
      text: ({ issuedAt }) => dayText(issuedAt),
    },
    { key: 'valid', title: say('col.valid'), cell: validOf, text: validOf },
    {
      key: 'state',
      title: say('col.state'),
      cell: ({ state }) => <StateBadge state={state} />,
      text: ({ state }) => word('state', state),
    },
    ...(names
      ? []
      : [
          {
            key: 'class',
            title: say('col.class'),
            cell: ({ classId }: Certificate) => (
              <AppLink href={`/classes/${classId}?tab=certificates`}>{say('class.open')}</AppLink>
            ),
          },
        ]),
    ...(sees
      ? [{ key: 'files', title: say('col.files'), cell: (row: Certificate) => <Files certificate={row} /> }]
      : []),
  ];
}

function Files({ certificate }: { readonly certificate: Certificate }) {
  const say = certificateTexts.use();
  const number = numberOf(certificate);
  return (
    <Group gap="xs">
      {FORMATS.map((format) => (
        <SaveButton
          key={format}
          path={`${TRAINING}/certificates/${certificate.id}.${format}`}
          file={`chung-nhan-${number}.${format}`}
          label={say(`file.${format}`)}
          of={number}
        />
      ))}
      <Revoke certificate={certificate} />
    </Group>
  );
}

function Revoke({ certificate }: { readonly certificate: Certificate }) {
  const say = certificateTexts.use();
  const word = useTrainingWord();
  const may = useMay(RECORDERS);
  const [opened, setOpened] = useState(false);
  const [reasonCode, setReasonCode] = useState<string>(REVOCATION_REASONS[0]);
  const number = numberOf(certificate);
  const action = useAction<string>({
    send: (reason, key) =>
      send('POST', `${TRAINING}/certificates/${certificate.id}/revoke`, {
        body: { reasonCode, reason },
        key,
      }),
    done: say('revoke.done'),
    refreshes: ['certificates', 'enrolments', 'figures'],
    onDone: () => setOpened(false),
  });
  if (!may || certificate.state === 'revoked') return null;
  return (
    <>
      <Button variant="default" aria-label={say('revoke.of', { number })} onClick={() => setOpened(true)}>
        {say('revoke')}
      </Button>
      {opened && (
        <ReasonDialog
          opened
          danger
          title={say('revoke.of', { number })}
          action={say('revoke')}
          pending={action.pending}
          problem={action.problem}
          onClose={() => setOpened(false)}
          onConfirm={({ reason }) => action.run(reason)}
        >
          <Stack>
            <Text>{say('revoke.body')}</Text>
            <NativeSelect
              label={say('revoke.kind')}
              value={reasonCode}
              data={REVOCATION_REASONS.map((one) => ({ value: one, label: word('revocation', one) }))}
              onChange={(event) => setReasonCode(event.currentTarget.value)}
            />
          </Stack>
        </ReasonDialog>
      )}
    </>
  );
}
