import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { EntryRow } from '../../../api/programme/types.gen.js';
import { AppLink } from '../../../components/app-link.js';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import { useKeyset } from '../../../components/data-table/keyset.js';
import { Filters } from '../../../components/fields/filters.js';
import { Pick, SearchBox } from '../../../components/fields/pickers.js';
import { StateBadge } from '../../../components/state-badge.js';
import { Empty } from '../../../components/states.js';
import { dayText } from '../../../format/days.js';
import { useWord } from '../../../i18n/words.texts.js';
import { Page } from '../../../layout/page.js';
import { type Programme, WithProgramme } from '../../../layout/programme.js';
import { RECORDERS } from '../../../session/session.js';
import { useMay } from '../../../session/use-session.js';
import { plain, shown } from '../shared/columns.js';
import { listTexts } from '../shared/lists.texts.js';
import { PilotPick } from '../shared/pilot-field.js';
import { SubPages } from '../shared/sub-pages.js';
import { entriesQuery } from './documents.queries.js';
import { documentTexts } from './documents.texts.js';
import { RecordEntry } from './entry-forms.js';
import { ENTRY_STATES, kindOf, nameOf, REGISTER_KINDS, type RegisterKind } from './kinds.js';
import { useKinds } from './use-kinds.js';

const route = getRouteApi('/documents');

/** Everything that is only written down and approved. */
export function DocumentsPage() {
  const say = documentTexts.use();
  const records = useMay(RECORDERS);
  return (
    <WithProgramme>
      {(programme) => (
        <Page
          title={say('title')}
          lead={say('lead')}
          actions={records && <Record programme={programme.code} />}
        >
          <SubPages group="papers" />
          <List key={programme.code} programme={programme} />
        </Page>
      )}
    </WithProgramme>
  );
}

/** Choosing a kind opens its form. */
function Record({ programme }: { readonly programme: string }) {
  const say = documentTexts.use();
  const { titleOf } = useKinds();
  const navigate = route.useNavigate();
  const [kind, setKind] = useState<RegisterKind>();
  return (
    <>
      <NativeSelect
        label={say('record')}
        data={[
          { value: '', label: say('kind.choose') },
          ...REGISTER_KINDS.map((value) => ({ value, label: titleOf(value) })),
        ]}
        value={kind ?? ''}
        onChange={(event) => setKind(kindOf(event.currentTarget.value))}
      />
      {kind && (
        <RecordEntry
          key={kind}
          programme={programme}
          kind={kind}
          onClose={() => setKind(undefined)}
          onDone={(id) => void navigate({ to: '/documents/$id', params: { id } })}
        />
      )}
    </>
  );
}

function List({ programme }: { readonly programme: Programme }) {
  const say = documentTexts.use();
  const lists = listTexts.use();
  const word = useWord();
  const { titleOf } = useKinds();
  const { after, ...filter } = route.useSearch();
  const { q, pilot, kind, state } = filter;
  const navigate = route.useNavigate();
  const change = (part: typeof filter) =>
    void navigate({ search: (before) => ({ ...before, ...part, after: undefined }), replace: true });
  const keyset = useKeyset({
    after,
    go: (next) => void navigate({ search: (before) => ({ ...before, after: next }) }),
  });
  const query = useQuery(
    entriesQuery({ programme: programme.code, q, pilotId: pilot, kind, state, ...keyset.query }),
  );
  return (
    <>
      <Filters label={lists('filters')}>
        <SearchBox label={say('search')} value={q} onChange={(value) => change({ q: value })} />
        <Pick
          label={say('kind')}
          any={say('kind.any')}
          choices={REGISTER_KINDS.map((value) => ({ value, label: titleOf(value) }))}
          value={kind}
          onChange={(value) => change({ kind: kindOf(value) })}
        />
        <PilotPick programme={programme.code} value={pilot} onChange={(value) => change({ pilot: value })} />
        <Pick
          label={lists('state')}
          any={lists('state.any')}
          choices={ENTRY_STATES.map((value) => ({ value, label: word('state', value) }))}
          value={state}
          onChange={(value) => change({ state: ENTRY_STATES.find((one) => one === value) })}
        />
      </Filters>
      <DataTable
        title={say('title')}
        columns={useColumns()}
        query={query}
        rowKey={({ id }) => id}
        keyset={keyset}
        filtered={[q, pilot, kind, state].some((one) => one !== undefined)}
        empty={<Empty title={say('none')} />}
        exportName={`so-ghi-nhan-${programme.code}`}
      />
    </>
  );
}

function useColumns(): readonly Column<EntryRow>[] {
  const say = documentTexts.use();
  const lists = listTexts.use();
  const word = useWord();
  const { titleOf } = useKinds();
  const titled = ({ kind, latest, id }: EntryRow): string => nameOf(kind, latest.content) || id;
  const waits = ({ state, approvedRevision, latest }: EntryRow): boolean =>
    state === 'approved' && approvedRevision !== latest.revision;
  return [
    shown(
      'name',
      say('col.name'),
      (row) => <AppLink href={`/documents/${row.id}`}>{titled(row)}</AppLink>,
      titled,
      {
        names: true,
      },
    ),
    plain('kind', say('kind'), ({ kind }) => titleOf(kind)),
    plain('of', say('col.of'), ({ commune }) => commune ?? say('programme')),
    plain('on', say('col.on'), ({ latest }) => dayText(latest.on)),
    shown(
      'state',
      lists('state'),
      (row) => (
        <>
          <StateBadge state={row.state} />
          {waits(row) && ` ${say('waits')}`}
        </>
      ),
      (row) => (waits(row) ? `${word('state', row.state)}, ${say('waits')}` : word('state', row.state)),
    ),
    shown(
      'revision',
      say('col.revision'),
      ({ latest }) => latest.revision,
      ({ latest }) => latest.revision,
      { numeric: true },
    ),
  ];
}
