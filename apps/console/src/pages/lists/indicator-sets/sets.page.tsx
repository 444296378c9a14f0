import { Button, Group } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { IndicatorSetRow } from '../../../api/programme/types.gen.js';
import { AppLink } from '../../../components/app-link.js';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import { useKeyset } from '../../../components/data-table/keyset.js';
import { notifyFailed } from '../../../components/notify.js';
import { saveFile } from '../../../components/save-file.js';
import { StateBadge } from '../../../components/state-badge.js';
import { Empty } from '../../../components/states.js';
import { dayText } from '../../../format/days.js';
import { numberText } from '../../../format/numbers.js';
import { asProblem } from '../../../http/problem.js';
import { download } from '../../../http/request.js';
import { useWord } from '../../../i18n/words.texts.js';
import { Page } from '../../../layout/page.js';
import { LEADS } from '../../../session/session.js';
import { useMay } from '../../../session/use-session.js';
import { plain, shown } from '../shared/columns.js';
import { listTexts } from '../shared/lists.texts.js';
import { SubPages } from '../shared/sub-pages.js';
import { setsQuery } from './sets.queries.js';
import { setTexts } from './sets.texts.js';

const route = getRouteApi('/indicator-sets');

/** Sets of indicators that a province scores its communes by. */
export function SetsPage() {
  const say = setTexts.use();
  const navigate = route.useNavigate();
  const leads = useMay(LEADS);
  const keyset = useKeyset({
    after: route.useSearch().after,
    go: (after) => void navigate({ search: (before) => ({ ...before, after }) }),
  });
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={
        <Group gap="xs">
          <TakeTemplate />
          {leads && (
            <Button onClick={() => void navigate({ to: '/indicator-sets/import' })}>{say('import')}</Button>
          )}
        </Group>
      }
    >
      <SubPages group="papers" />
      <DataTable
        title={say('title')}
        columns={useColumns()}
        query={useQuery(setsQuery(keyset.query))}
        rowKey={({ id }) => id}
        keyset={keyset}
        empty={<Empty title={say('none')} />}
        exportName="bo-chi-tieu"
      />
    </Page>
  );
}

/** The Excel file that a set is written into. */
export function TakeTemplate() {
  const say = setTexts.use();
  const [busy, setBusy] = useState(false);
  const take = async () => {
    setBusy(true);
    try {
      const { blob } = await download('/api/programme/indicator-sets/template.xlsx');
      saveFile(blob, 'Mẫu bộ chỉ tiêu.xlsx');
    } catch (error) {
      const { detail, correlationId } = asProblem(error);
      notifyFailed(say('template.failed'), [detail, correlationId].filter(Boolean).join(' · '));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      variant="default"
      loading={busy}
      leftSection={<IconDownload size={20} aria-hidden />}
      onClick={() => void take()}
    >
      {say('template')}
    </Button>
  );
}

function useColumns(): readonly Column<IndicatorSetRow>[] {
  const say = setTexts.use();
  const lists = listTexts.use();
  const word = useWord();
  return [
    shown(
      'name',
      say('col.name'),
      ({ id, name }) => <AppLink href={`/indicator-sets/${id}`}>{name}</AppLink>,
      ({ name }) => name,
      { names: true },
    ),
    plain('doc', say('col.doc'), ({ docNo }) => docNo),
    plain('issuer', say('col.issuer'), ({ issuer }) => issuer),
    plain('year', say('col.year'), ({ year }) => String(year), { numeric: true }),
    plain('from', say('col.from'), ({ validFrom }) => dayText(validFrom)),
    shown(
      'items',
      say('col.items'),
      ({ items }) => numberText(items),
      ({ items }) => items,
      { numeric: true },
    ),
    shown(
      'points',
      say('col.points'),
      ({ maxPoints }) => numberText(maxPoints),
      ({ maxPoints }) => maxPoints,
      { numeric: true },
    ),
    shown(
      'state',
      lists('state'),
      ({ state }) => <StateBadge state={state} />,
      ({ state }) => word('state', state),
    ),
  ];
}
