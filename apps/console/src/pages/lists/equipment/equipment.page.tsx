import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
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
import { Opens } from '../shared/deeds.js';
import { listTexts } from '../shared/lists.texts.js';
import { PilotPick } from '../shared/pilot-field.js';
import { SubPages } from '../shared/sub-pages.js';
import { handoversQuery } from './equipment.queries.js';
import { equipmentTexts } from './equipment.texts.js';
import { type Handover, HANDOVER_STATES } from './equipment.types.js';
import { DraftHandover } from './handover-forms.js';

const route = getRouteApi('/equipment');

/** Equipment handed over to offices of the communes. */
export function EquipmentPage() {
  const say = equipmentTexts.use();
  const navigate = route.useNavigate();
  const records = useMay(RECORDERS);
  return (
    <WithProgramme>
      {(programme) => (
        <Page
          title={say('title')}
          lead={say('lead')}
          actions={
            records && (
              <Opens primary label={say('draft')}>
                {(close) => (
                  <DraftHandover
                    programme={programme.code}
                    onClose={close}
                    onDone={(id) => void navigate({ to: '/equipment/$id', params: { id } })}
                  />
                )}
              </Opens>
            )
          }
        >
          <SubPages group="things" />
          <List key={programme.code} programme={programme} />
        </Page>
      )}
    </WithProgramme>
  );
}

function List({ programme }: { readonly programme: Programme }) {
  const say = equipmentTexts.use();
  const lists = listTexts.use();
  const word = useWord();
  const { after, ...filter } = route.useSearch();
  const { q, pilot, state } = filter;
  const navigate = route.useNavigate();
  const change = (part: typeof filter) =>
    void navigate({ search: (before) => ({ ...before, ...part, after: undefined }), replace: true });
  const keyset = useKeyset({
    after,
    go: (next) => void navigate({ search: (before) => ({ ...before, after: next }) }),
  });
  const query = useQuery(
    handoversQuery({ programme: programme.code, q, pilotId: pilot, state, ...keyset.query }),
  );
  return (
    <>
      <Filters label={lists('filters')}>
        <SearchBox label={say('search')} value={q} onChange={(value) => change({ q: value })} />
        <PilotPick programme={programme.code} value={pilot} onChange={(value) => change({ pilot: value })} />
        <Pick
          label={lists('state')}
          any={lists('state.any')}
          choices={HANDOVER_STATES.map((value) => ({ value, label: word('state', value) }))}
          value={state}
          onChange={(value) => change({ state: HANDOVER_STATES.find((one) => one === value) })}
        />
      </Filters>
      <DataTable
        title={say('title')}
        columns={useColumns()}
        query={query}
        rowKey={({ id }) => id}
        keyset={keyset}
        filtered={[q, pilot, state].some((one) => one !== undefined)}
        empty={<Empty title={say('none')} />}
        exportName={`ban-giao-thiet-bi-${programme.code}`}
      />
    </>
  );
}

const totalOf = ({ items }: Handover): number => items.reduce((sum, { quantity }) => sum + quantity, 0);

function useColumns(): readonly Column<Handover>[] {
  const say = equipmentTexts.use();
  const lists = listTexts.use();
  const word = useWord();
  const itemsOf = ({ items }: Handover): string =>
    items.map(({ kind, quantity }) => `${say(`kind.${kind}`)}: ${quantity}`).join('; ');
  return [
    shown(
      'receiver',
      say('col.receiver'),
      ({ id, receiver }) => <AppLink href={`/equipment/${id}`}>{receiver}</AppLink>,
      ({ receiver }) => receiver,
      { names: true },
    ),
    plain('commune', say('col.commune'), ({ commune }) => commune),
    plain('items', say('col.items'), itemsOf),
    shown('quantity', say('col.quantity'), totalOf, totalOf, { numeric: true }),
    shown(
      'state',
      lists('state'),
      ({ state }) => <StateBadge state={state} />,
      ({ state }) => word('state', state),
    ),
    plain('receipt', say('col.receipt'), ({ receiptNo }) => receiptNo),
    plain('signed', say('col.signed'), ({ signedOn }) => signedOn && dayText(signedOn)),
  ];
}
