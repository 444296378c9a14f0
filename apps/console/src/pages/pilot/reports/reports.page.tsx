import { Button, Group } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import { useKeyset } from '../../../components/data-table/keyset.js';
import { notifyFailed } from '../../../components/notify.js';
import { saveFile } from '../../../components/save-file.js';
import { StateBadge } from '../../../components/state-badge.js';
import { Empty } from '../../../components/states.js';
import { dayText, localDay, momentText } from '../../../format/days.js';
import { asProblem } from '../../../http/problem.js';
import { download } from '../../../http/request.js';
import { useWord } from '../../../i18n/words.texts.js';
import { Page } from '../../../layout/page.js';
import { type Programme, WithProgramme } from '../../../layout/programme.js';
import { APPROVERS, LEADS } from '../../../session/session.js';
import { useMay } from '../../../session/use-session.js';
import { type Format, FORMATS, type ReportRow } from '../reports.types.js';
import { ApproveReport } from './approve-report.js';
import { MakeReport } from './make-report.js';
import { reportsQuery } from './reports.queries.js';
import { reportTexts } from './reports.texts.js';

const route = getRouteApi('/reports');
const today = (): string => localDay(new Date().toISOString()) ?? '';

/** Reports: made, looked at, approved, downloaded. */
export function ReportsPage() {
  const say = reportTexts.use();
  return (
    <WithProgramme>
      {(programme) => (
        <Page title={say('title')} lead={say('lead')} actions={<Make programme={programme} />}>
          <List key={programme.code} programme={programme} />
        </Page>
      )}
    </WithProgramme>
  );
}

function Make({ programme }: { readonly programme: Programme }) {
  const say = reportTexts.use();
  const [open, setOpen] = useState(false);
  if (!useMay(LEADS)) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('make')}</Button>
      {open && <MakeReport programme={programme} today={today()} onClose={() => setOpen(false)} />}
    </>
  );
}

function List({ programme }: { readonly programme: Programme }) {
  const say = reportTexts.use();
  const navigate = route.useNavigate();
  const [approved, setApproved] = useState<ReportRow>();
  const keyset = useKeyset({
    after: route.useSearch().before,
    go: (id) => void navigate({ search: (now) => ({ ...now, before: id }) }),
  });
  const { after, limit } = keyset.query;
  const query = useQuery(reportsQuery(programme.code, { before: after, limit }));
  return (
    <>
      <DataTable
        title={say('title')}
        columns={useColumns(setApproved)}
        query={query}
        rowKey={({ id }) => id}
        keyset={keyset}
        empty={<Empty title={say('none')} />}
        exportName={`bao-cao-${programme.code}`}
      />
      {approved && <ApproveReport report={approved} today={today()} onClose={() => setApproved(undefined)} />}
    </>
  );
}

function useColumns(onApprove: (report: ReportRow) => void): readonly Column<ReportRow>[] {
  const say = reportTexts.use();
  const word = useWord();
  const may = useMay(APPROVERS);
  const stateOf = ({ approval }: ReportRow): string => (approval ? 'approved' : 'draft');
  const actions: Column<ReportRow> = {
    key: 'actions',
    title: say('col.actions'),
    cell: (report) =>
      report.approval === null && (
        <Button
          onClick={() => onApprove(report)}
          aria-label={say('approve.of', { made: momentText(report.createdAt) })}
        >
          {say('approve')}
        </Button>
      ),
  };
  return [
    {
      key: 'kind',
      title: say('col.kind'),
      names: true,
      cell: ({ kind }) => word('report', kind),
      text: ({ kind }) => word('report', kind),
    },
    {
      key: 'made',
      title: say('col.made'),
      cell: ({ createdAt }) => momentText(createdAt),
      text: ({ createdAt }) => momentText(createdAt),
    },
    {
      key: 'state',
      title: say('col.state'),
      cell: (report) => <StateBadge state={stateOf(report)} />,
      text: (report) => word('state', stateOf(report)),
    },
    {
      key: 'number',
      title: say('col.number'),
      cell: ({ approval }) => approval?.number ?? '',
      text: ({ approval }) => approval?.number ?? null,
    },
    {
      key: 'issued',
      title: say('col.issued'),
      cell: ({ approval }) => (approval ? dayText(approval.issuedOn) : ''),
      text: ({ approval }) => (approval ? dayText(approval.issuedOn) : null),
    },
    { key: 'files', title: say('col.files'), cell: (report) => <Files report={report} /> },
    ...(may ? [actions] : []),
  ];
}

function Files({ report: { id, createdAt } }: { readonly report: ReportRow }) {
  const say = reportTexts.use();
  const [busy, setBusy] = useState<Format>();
  const take = async (format: Format) => {
    setBusy(format);
    try {
      const { blob, name } = await download(`/api/indicators/reports/${id}/files/${format}`);
      saveFile(blob, name ?? `bao-cao-${id}.${format}`);
    } catch (error) {
      const { detail, correlationId } = asProblem(error);
      notifyFailed(say('file.failed'), [detail, correlationId].filter(Boolean).join(' · '));
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <Group gap="xs" wrap="nowrap">
      {FORMATS.map((format) => (
        <Button
          key={format}
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
          loading={busy === format}
          aria-label={say('file.of', { format: format.toUpperCase(), made: momentText(createdAt) })}
          onClick={() => void take(format)}
        >
          {format.toUpperCase()}
        </Button>
      ))}
    </Group>
  );
}
