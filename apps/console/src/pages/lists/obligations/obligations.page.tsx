import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import { useKeyset } from '../../../components/data-table/keyset.js';
import { Filters } from '../../../components/fields/filters.js';
import { Pick, SearchBox } from '../../../components/fields/pickers.js';
import { Empty } from '../../../components/states.js';
import { dayText } from '../../../format/days.js';
import { numberText, percentText } from '../../../format/numbers.js';
import { Page } from '../../../layout/page.js';
import { type Programme, WithProgramme } from '../../../layout/programme.js';
import { RECORDERS } from '../../../session/session.js';
import { useMay } from '../../../session/use-session.js';
import { plain, shown } from '../shared/columns.js';
import { Opens } from '../shared/deeds.js';
import styles from '../shared/lists.module.css';
import { listTexts } from '../shared/lists.texts.js';
import { PilotPick } from '../shared/pilot-field.js';
import { CorrectObligation, ProgressObligation, SetObligation } from './obligation-forms.js';
import { overviewQuery } from './obligations.queries.js';
import { obligationTexts } from './obligations.texts.js';
import {
  DUTIES,
  type Obligation,
  type ObligationOverview,
  standingOf,
  STANDINGS,
} from './obligations.types.js';

const route = getRouteApi('/obligations');

/** Which data must be there, by whom and until when. */
export function ObligationsPage() {
  const say = obligationTexts.use();
  const records = useMay(RECORDERS);
  return (
    <WithProgramme>
      {(programme) => (
        <Page
          title={say('title')}
          lead={say('lead')}
          actions={
            records && (
              <Opens primary label={say('set')}>
                {(close) => <SetObligation programme={programme.code} onClose={close} />}
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
  const say = obligationTexts.use();
  const lists = listTexts.use();
  const { after, ...filter } = route.useSearch();
  const { q, pilot, standing } = filter;
  const navigate = route.useNavigate();
  const change = (part: typeof filter) =>
    void navigate({ search: (before) => ({ ...before, ...part, after: undefined }), replace: true });
  const keyset = useKeyset({
    after,
    go: (next) => void navigate({ search: (before) => ({ ...before, after: next }) }),
  });
  const query = useQuery(
    overviewQuery({ programme: programme.code, q, pilotId: pilot, standing, ...keyset.query }),
  );
  return (
    <>
      <Filters label={lists('filters')}>
        <SearchBox label={say('search')} value={q} onChange={(value) => change({ q: value })} />
        <PilotPick programme={programme.code} value={pilot} onChange={(value) => change({ pilot: value })} />
        <Pick
          label={say('col.standing')}
          any={say('standing.any')}
          choices={STANDINGS.map((value) => ({ value, label: say(`standing.${value}`) }))}
          value={standing}
          onChange={(value) => change({ standing: STANDINGS.find((one) => one === value) })}
        />
      </Filters>
      {query.data && query.data.required > 0 && <Total overview={query.data} />}
      <DataTable
        title={say('title')}
        columns={useColumns()}
        query={{ ...query, data: query.data?.obligations }}
        rowKey={({ id }) => id}
        keyset={keyset}
        filtered={[q, pilot, standing].some((one) => one !== undefined)}
        empty={<Empty title={say('none')} />}
        exportName={`nghia-vu-du-lieu-${programme.code}`}
      />
    </>
  );
}

function Total({ overview }: { readonly overview: ObligationOverview }) {
  const say = obligationTexts.use();
  const { approved, required, coveragePercent } = overview;
  return (
    <Text>
      {say('total', { approved: numberText(approved), required: numberText(required) })}
      {coveragePercent !== null && ` (${percentText(coveragePercent)})`}
    </Text>
  );
}

function useColumns(): readonly Column<Obligation>[] {
  const say = obligationTexts.use();
  const lists = listTexts.use();
  const records = useMay(RECORDERS);
  const actions: Column<Obligation> = {
    key: 'actions',
    title: lists('actions'),
    cell: (obligation) => <Actions obligation={obligation} />,
  };
  return [
    plain('dataset', say('col.dataset'), ({ dataset }) => dataset, { names: true }),
    plain('commune', say('col.commune'), ({ commune }) => commune),
    ...DUTIES.map((duty) => plain<Obligation>(duty, say(`duty.${duty}`), ({ duties }) => duties[duty])),
    plain('method', say('col.method'), ({ method }) => method),
    shown(
      'required',
      say('col.required'),
      ({ requiredUnits }) => numberText(requiredUnits),
      ({ requiredUnits }) => requiredUnits,
      { numeric: true },
    ),
    shown(
      'approved',
      say('col.approved'),
      ({ approvedUnits }) => numberText(approvedUnits),
      ({ approvedUnits }) => approvedUnits,
      { numeric: true },
    ),
    shown(
      'coverage',
      say('col.coverage'),
      ({ coveragePercent }) => coveragePercent !== null && percentText(coveragePercent),
      ({ coveragePercent }) => coveragePercent,
      { numeric: true },
    ),
    plain('due', say('col.due'), ({ dueOn }) => dayText(dueOn)),
    shown(
      'standing',
      say('col.standing'),
      (obligation) => (
        <span className={styles['standing']} data-standing={standingOf(obligation)}>
          {say(`standing.${standingOf(obligation)}`)}
        </span>
      ),
      (obligation) => say(`standing.${standingOf(obligation)}`),
    ),
    plain('progressed', say('col.progressed'), ({ progressedOn }) => dayText(progressedOn)),
    ...(records ? [actions] : []),
  ];
}

function Actions({ obligation }: { readonly obligation: Obligation }) {
  const say = obligationTexts.use();
  const lists = listTexts.use();
  const name = `${obligation.dataset}, ${obligation.commune}`;
  return (
    <Group gap="xs" wrap="nowrap">
      <Opens primary label={say('progress')} longLabel={say('progress.of', { name })}>
        {(close) => <ProgressObligation obligation={obligation} onClose={close} />}
      </Opens>
      <Opens label={lists('correct')} longLabel={say('correct.of', { name })}>
        {(close) => <CorrectObligation obligation={obligation} onClose={close} />}
      </Opens>
    </Group>
  );
}
