import { Checkbox, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { AppLink } from '../../../components/app-link.js';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import { useKeyset } from '../../../components/data-table/keyset.js';
import { Filters } from '../../../components/fields/filters.js';
import { Pick } from '../../../components/fields/pickers.js';
import { StateBadge } from '../../../components/state-badge.js';
import { Empty } from '../../../components/states.js';
import { momentText } from '../../../format/days.js';
import { useWord } from '../../../i18n/words.texts.js';
import { Page } from '../../../layout/page.js';
import { type Programme, WithProgramme } from '../../../layout/programme.js';
import { responsesQuery, roundsQuery } from '../surveys.queries.js';
import { surveyTexts, usePurpose } from '../surveys.texts.js';
import { type QueueState, RESPONSE_STATES, type ResponseRow } from '../surveys.types.js';
import { type ReviewSearch, reviewHref } from './queue.js';
import { reviewTexts, useReviewWord } from './review.texts.js';

const route = getRouteApi('/responses');

/** The forms that were sent, to be reviewed. */
export function ResponsesPage() {
  const say = reviewTexts.use();
  return (
    <Page title={say('title')} lead={say('lead')}>
      <WithProgramme>{(programme) => <Queue key={programme.code} programme={programme} />}</WithProgramme>
    </Page>
  );
}

function Queue({ programme }: { readonly programme: Programme }) {
  const say = reviewTexts.use();
  const navigate = route.useNavigate();
  const { after, programme: _root, ...filters } = route.useSearch();
  const { state, ...others } = filters;
  const said = useLocation({ select: ({ searchStr }) => searchStr.includes('state=') });
  useEffect(() => {
    // What is shown without a word stands in the address all the same: it can be sent to somebody, and come back to.
    if (!said) void navigate({ search: (before) => before, replace: true });
  }, [said, navigate]);
  const search: ReviewSearch = { ...filters, of: programme.code };
  const keyset = useKeyset({
    after,
    go: (next) => void navigate({ search: (before) => ({ ...before, after: next }) }),
  });
  const query = useQuery(responsesQuery(search, keyset.query));
  const columns = useColumns(search);
  const change = (next: Partial<ReviewSearch>) =>
    void navigate({
      search: (before) => ({ ...before, ...next, of: undefined, after: undefined }),
      replace: true,
    });
  const first = state === 'submitted' ? query.data?.[0] : undefined;
  const narrowed = state !== 'submitted' || Object.keys(others).length > 0;
  return (
    <>
      {first && <AppLink href={reviewHref(search, first.id)}>{say('begin')}</AppLink>}
      <QueueFilters programme={programme} search={search} onChange={change} />
      <DataTable
        title={say('title')}
        columns={columns}
        query={query}
        rowKey={({ id }) => id}
        keyset={keyset}
        filtered={narrowed}
        empty={<Empty title={say('none')} />}
        exportName={`phieu-${programme.code}`}
      />
    </>
  );
}

interface FiltersProps {
  readonly programme: Programme;
  readonly search: ReviewSearch;
  readonly onChange: (next: Partial<ReviewSearch>) => void;
}

function QueueFilters({ programme, search, onChange }: FiltersProps) {
  const say = reviewTexts.use();
  const word = useWord();
  const rounds = useRoundNames(programme.code);
  const communes = new Map(
    rounds.flatMap(({ round }) => round.communes.map((one) => [one.communeUnitId, one.commune])),
  );
  return (
    <Filters label={say('filters')}>
      <Pick
        label={say('filter.state')}
        value={search.state}
        choices={[
          ...RESPONSE_STATES.map((one) => ({ value: one, label: word('state', one) })),
          { value: 'any', label: say('filter.state.any') },
        ]}
        onChange={(state) => onChange({ state: state as QueueState | undefined })}
      />
      <Pick
        label={say('filter.round')}
        value={search.round}
        any={say('filter.round.any')}
        choices={rounds.map(({ round, name }) => ({ value: round.id, label: name }))}
        onChange={(round) => onChange({ round })}
      />
      <Pick
        label={say('filter.commune')}
        value={search.commune}
        any={say('filter.commune.any')}
        choices={[...communes].map(([value, label]) => ({ value, label }))}
        onChange={(commune) => onChange({ commune })}
      />
      <HamletField value={search.hamlet} onChange={(hamlet) => onChange({ hamlet })} />
      <Checkbox
        label={say('filter.late')}
        checked={search.late === true}
        onChange={(event) => onChange({ late: event.currentTarget.checked ? true : undefined })}
      />
      <Checkbox
        label={say('filter.faults')}
        checked={search.faults === true}
        onChange={(event) => onChange({ faults: event.currentTarget.checked ? true : undefined })}
      />
    </Filters>
  );
}

interface HamletFieldProps {
  readonly value: string | undefined;
  readonly onChange: (hamlet: string | undefined) => void;
}

/** A number of three digits; asked for once it has them. */
function HamletField({ value, onChange }: HamletFieldProps) {
  const say = reviewTexts.use();
  return (
    <TextInput
      label={say('filter.hamlet')}
      inputMode="numeric"
      maxLength={3}
      defaultValue={value ?? ''}
      onChange={(event) => {
        const typed = event.currentTarget.value.trim();
        if (typed === '' || /^\d{3}$/.test(typed)) onChange(typed === '' ? undefined : typed);
      }}
    />
  );
}

function useRoundNames(programme: string) {
  const say = surveyTexts.use();
  const purposeOf = usePurpose();
  const { data } = useQuery(roundsQuery(programme));
  return (data ?? []).map((round) => ({
    round,
    name: say('round.name', { form: round.formCode, purpose: purposeOf(round.purpose) }),
  }));
}

function useColumns(search: ReviewSearch): readonly Column<ResponseRow>[] {
  const say = reviewTexts.use();
  const word = useWord();
  const modeOf = useReviewWord();
  const purposeOf = usePurpose();
  const formOf = ({ formCode, purpose }: ResponseRow): string => `${formCode} – ${purposeOf(purpose)}`;
  return [
    {
      key: 'form',
      title: say('col.form'),
      names: true,
      cell: (row) => <AppLink href={reviewHref(search, row.id)}>{formOf(row)}</AppLink>,
      text: formOf,
    },
    {
      key: 'commune',
      title: say('col.commune'),
      cell: ({ commune }) => commune,
      text: ({ commune }) => commune,
    },
    {
      key: 'hamlet',
      title: say('col.hamlet'),
      cell: ({ hamletNo }) => hamletNo ?? '–',
      text: ({ hamletNo }) => hamletNo,
    },
    {
      key: 'state',
      title: say('col.state'),
      cell: ({ state, late }) => (
        <>
          <StateBadge state={state} /> {late && say('late')}
        </>
      ),
      text: ({ state, late }) => `${word('state', state)}${late ? `, ${say('late')}` : ''}`,
    },
    {
      key: 'faults',
      title: say('col.faults'),
      numeric: true,
      cell: ({ faultCount }) => faultCount,
      text: ({ faultCount }) => faultCount,
    },
    {
      key: 'captured',
      title: say('col.captured'),
      cell: ({ capturedAt }) => momentText(capturedAt),
      text: ({ capturedAt }) => momentText(capturedAt),
    },
    {
      key: 'received',
      title: say('col.received'),
      cell: ({ receivedAt }) => momentText(receivedAt),
      text: ({ receivedAt }) => momentText(receivedAt),
    },
    {
      key: 'mode',
      title: say('col.mode'),
      cell: ({ mode }) => (mode === null ? '–' : modeOf('mode', mode)),
      text: ({ mode }) => (mode === null ? null : modeOf('mode', mode)),
    },
  ];
}
