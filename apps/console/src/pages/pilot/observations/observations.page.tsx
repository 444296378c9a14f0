import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ObservationView } from '../../../api/programme/types.gen.js';
import { AppLink } from '../../../components/app-link.js';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import { useKeyset } from '../../../components/data-table/keyset.js';
import { Filters } from '../../../components/fields/filters.js';
import { Pick } from '../../../components/fields/pickers.js';
import { StateBadge } from '../../../components/state-badge.js';
import { Empty } from '../../../components/states.js';
import { momentText, periodText } from '../../../format/days.js';
import { common } from '../../../i18n/common.texts.js';
import { useTitle } from '../../../i18n/texts.js';
import { useWord, words } from '../../../i18n/words.texts.js';
import { Page } from '../../../layout/page.js';
import { type Programme, WithProgramme } from '../../../layout/programme.js';
import { RECORDERS } from '../../../session/session.js';
import { useMay } from '../../../session/use-session.js';
import { subjectOf } from '../compare/sides.js';
import { figuresQuery, observationsQuery, pilotsQuery } from '../pilot.queries.js';
import { Opens } from '../../lists/shared/deeds.js';
import type { Revision } from './finding.js';
import { ObservationActions } from './observation-actions.js';
import { observationTexts } from './observations.texts.js';
import { RecordObservation } from './record-observation.js';
import { OBSERVATION_STATES } from './states.js';
import { FoundValue, useFoundText } from './value-of.js';

const route = getRouteApi('/observations');

interface Row extends ObservationView {
  readonly last: Revision;
}

/** What was measured, by state and commune: submitted, approved or returned here. */
export function ObservationsPage() {
  const say = observationTexts.use();
  const records = useMay(RECORDERS);
  const navigate = route.useNavigate();
  return (
    <WithProgramme>
      {(programme) => (
        <Page
          title={say('title')}
          lead={say('lead')}
          actions={
            records && (
              <Opens primary label={say('record')}>
                {(close) => (
                  <RecordObservation
                    programme={programme}
                    onClose={close}
                    onDone={(id) => void navigate({ to: '/observations/$id', params: { id } })}
                  />
                )}
              </Opens>
            )
          }
        >
          <List key={programme.code} programme={programme} />
        </Page>
      )}
    </WithProgramme>
  );
}

function List({ programme }: { readonly programme: Programme }) {
  const say = observationTexts.use();
  const word = useWord();
  const { state, pilot, after } = route.useSearch();
  const navigate = route.useNavigate();
  const pilots = useQuery(pilotsQuery(programme.code)).data ?? [];
  const change = (next: Partial<ReturnType<typeof route.useSearch>>) =>
    void navigate({ search: (before) => ({ ...before, after: undefined, ...next }), replace: true });
  const keyset = useKeyset({
    after,
    go: (next) => void navigate({ search: (before) => ({ ...before, after: next }) }),
  });
  const query = useQuery(
    observationsQuery({ programme: programme.code, state, pilotId: pilot, ...keyset.query }),
  );
  const rows = query.data?.flatMap((one): Row[] => {
    const last = one.revisions.at(-1);
    return last ? [{ ...one, last }] : [];
  });
  return (
    <>
      <Filters label={say('filters')}>
        <Pick
          label={say('filter.state')}
          any={say('any')}
          value={state}
          choices={OBSERVATION_STATES.map((value) => ({ value, label: word('state', value) }))}
          onChange={(value) => change({ state: OBSERVATION_STATES.find((one) => one === value) })}
        />
        <Pick
          label={say('filter.pilot')}
          any={say('any')}
          value={pilot}
          choices={pilots.map(({ id, commune }) => ({ value: id, label: commune }))}
          onChange={(id) => change({ pilot: id })}
        />
      </Filters>
      <DataTable
        title={say('title')}
        columns={useColumns(programme.code)}
        query={{ ...query, data: rows }}
        rowKey={({ id }) => id}
        keyset={keyset}
        filtered={state !== undefined || pilot !== undefined}
        empty={<Empty title={say('none')} />}
        exportName={`so-lieu-${programme.code}`}
      />
    </>
  );
}

function useColumns(programme: string): readonly Column<Row>[] {
  const say = observationTexts.use();
  const base = common.use();
  const word = useWord();
  const term = words.use();
  const titleOf = useTitle();
  const foundText = useFoundText();
  const figures = new Map((useQuery(figuresQuery(programme)).data ?? []).map((one) => [one.indicator, one]));
  const communes = new Map((useQuery(pilotsQuery(programme)).data ?? []).map((one) => [one.id, one.commune]));
  const nameOf = ({ indicator }: Row): string => {
    const figure = figures.get(indicator) ?? figures.get(`${indicator}.change`);
    return figure ? subjectOf(titleOf(figure)) : indicator;
  };
  const communeOf = ({ pilotId, communeUnitId }: Row): string => communes.get(pilotId) ?? communeUnitId;
  const half = [term('period.half.1'), term('period.half.2')] as const;
  const periodOf = ({ period }: Row): string => periodText(period, { quarter: term('period.quarter'), half });
  return [
    {
      key: 'indicator',
      title: say('col.indicator'),
      names: true,
      cell: (row) => <AppLink href={`/observations/${row.id}`}>{nameOf(row)}</AppLink>,
      text: nameOf,
    },
    { key: 'commune', title: say('col.commune'), cell: communeOf, text: communeOf },
    {
      key: 'phase',
      title: say('col.phase'),
      cell: ({ phase }) => word('observation', phase),
      text: ({ phase }) => word('observation', phase),
    },
    { key: 'period', title: say('col.period'), cell: periodOf, text: periodOf },
    {
      key: 'value',
      title: say('col.value'),
      cell: ({ last }) => <FoundValue found={last} />,
      text: ({ last }) => foundText(last) ?? base('not-measured'),
    },
    {
      key: 'state',
      title: say('col.state'),
      cell: ({ state }) => <StateBadge state={state} />,
      text: ({ state }) => word('state', state),
    },
    {
      key: 'recorded',
      title: say('col.recorded'),
      cell: ({ last }) => momentText(last.recorded.at),
      text: ({ last }) => momentText(last.recorded.at),
    },
    {
      key: 'actions',
      title: say('col.actions'),
      cell: (row) => <ObservationActions observation={row} name={`${nameOf(row)}, ${communeOf(row)}`} />,
    },
  ];
}
