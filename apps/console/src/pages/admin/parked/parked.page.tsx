import { Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { AppLink } from '../../../components/app-link.js';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import { Filters } from '../../../components/fields/filters.js';
import { Pick, SearchBox } from '../../../components/fields/pickers.js';
import { ProblemNote } from '../../../components/problem-note.js';
import { Empty } from '../../../components/states.js';
import { momentText } from '../../../format/days.js';
import { found } from '../../../format/fold.js';
import { asProblem } from '../../../http/problem.js';
import { Page, Section } from '../../../layout/page.js';
import { plain, shown } from '../../lists/shared/columns.js';
import { listTexts } from '../../lists/shared/lists.texts.js';
import { CONSUMING, isNamed, type Parked, parkedQuery } from './parked.queries.js';
import { parkedTexts } from './parked.texts.js';

const route = getRouteApi('/admin/parked');

/** What services could not handle, the oldest first. */
export function ParkedPage() {
  const say = parkedTexts.use();
  const lists = listTexts.use();
  const { service, q } = route.useSearch();
  const navigate = route.useNavigate();
  const asked = CONSUMING.filter((one) => service === undefined || one === service);
  const queries = useQueries({ queries: asked.map(parkedQuery) });
  const events = queries
    .flatMap(({ data }, index) =>
      (data?.events ?? []).map((event): Parked => ({ ...event, service: asked[index] ?? '' })),
    )
    .filter((event) => q === undefined || found(searched(event), q))
    .sort((a, b) => a.parkedAt.localeCompare(b.parkedAt));
  const columns = useColumns();
  const pending = queries.some(({ isPending }) => isPending);
  return (
    <Page title={say('title')} lead={say('lead')}>
      <Filters label={lists('filters')}>
        <SearchBox
          label={say('search')}
          value={q}
          onChange={(value) =>
            void navigate({ search: (before) => ({ ...before, q: value }), replace: true })
          }
        />
        <Pick
          label={say('service')}
          any={say('service.any')}
          choices={CONSUMING.map((value) => ({ value, label: value }))}
          value={service}
          onChange={(value) =>
            void navigate({ search: (before) => ({ ...before, service: value }), replace: true })
          }
        />
      </Filters>
      {queries.map(({ error, data, refetch }, index) => {
        const name = asked[index] ?? '';
        if (error)
          return (
            <Section key={name} title={say('failed', { service: name })}>
              <ProblemNote problem={asProblem(error)} onRetry={() => void refetch()} />
            </Section>
          );
        return data && data.total > data.events.length ? (
          <Text key={name}>
            {say('more', { service: name, total: data.total, shown: data.events.length })}
          </Text>
        ) : null;
      })}
      {queries.every(({ error }) => error) ? null : (
        <DataTable
          title={say('title')}
          columns={columns}
          query={{
            data: pending ? undefined : events,
            error: null,
            isPending: pending,
            refetch: () => queries.forEach(({ refetch }) => void refetch()),
          }}
          rowKey={({ service: of, consumer, eventId }) => `${of} ${consumer} ${eventId}`}
          filtered={q !== undefined}
          empty={<Empty title={say('none')} />}
          exportName="su-kien-tam-giu"
        />
      )}
    </Page>
  );
}

const searched = ({ consumer, type, key, error, eventId }: Parked): string =>
  [consumer, type, key, error, eventId].join(' ');

function useColumns(): readonly Column<Parked>[] {
  const say = parkedTexts.use();
  const typed = ({ type, eventId }: Parked): string => type ?? eventId;
  return [
    shown(
      'event',
      say('col.event'),
      (event) =>
        isNamed(event) ? (
          <AppLink href={hrefOf(event)}>{typed(event)}</AppLink>
        ) : (
          <>
            {typed(event)}
            <br />
            {say('unnamed', { service: event.service })}
          </>
        ),
      typed,
      { names: true },
    ),
    plain('service', say('service'), ({ service }) => service),
    plain('consumer', say('col.consumer'), ({ consumer }) => consumer),
    plain('error', say('col.error'), ({ error }) => error),
    shown(
      'attempts',
      say('col.attempts'),
      ({ attempts }) => attempts,
      ({ attempts }) => attempts,
      { numeric: true },
    ),
    plain('key', say('col.key'), ({ key }) => key),
    plain('parked', say('col.parked'), ({ parkedAt }) => momentText(parkedAt)),
  ];
}

const hrefOf = ({ service, consumer, eventId }: Parked): string =>
  `/admin/parked/${service}/${encodeURIComponent(consumer)}/${encodeURIComponent(eventId)}`;
