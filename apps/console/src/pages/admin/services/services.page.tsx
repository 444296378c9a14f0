import { Button, Text } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import { Empty } from '../../../components/states.js';
import { momentText } from '../../../format/days.js';
import { get } from '../../../http/request.js';
import { common } from '../../../i18n/common.texts.js';
import { useWord } from '../../../i18n/words.texts.js';
import { Page } from '../../../layout/page.js';
import { plain, shown } from '../../lists/shared/columns.js';
import lists from '../../lists/shared/lists.module.css';
import { serviceTexts } from './services.texts.js';

/** What the gateway tells of one service. */
interface ServiceState {
  readonly name: string;
  /** `ok`, `degraded`, `down`, or `away` when it did not answer. */
  readonly status: string;
  readonly ready: boolean;
  readonly version?: string;
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly detail?: string }[];
}

const AGAIN_MS = 15_000;

const servicesQuery = queryOptions({
  queryKey: ['services'],
  queryFn: ({ signal }) =>
    get<{ readonly services: readonly ServiceState[] }>('/session/services', undefined, signal),
  refetchInterval: AGAIN_MS,
});

/** How every service is, as far as the gateway can reach it. */
export function ServicesPage() {
  const say = serviceTexts.use();
  const query = useQuery(servicesQuery);
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={
        <Button variant="default" loading={query.isFetching} onClick={() => void query.refetch()}>
          {say('again')}
        </Button>
      }
    >
      {query.dataUpdatedAt > 0 && (
        <Text c="dimmed">
          {say('asked.at', { at: momentText(new Date(query.dataUpdatedAt).toISOString()) })}
        </Text>
      )}
      <DataTable
        title={say('title')}
        columns={useColumns()}
        query={{ ...query, data: query.data?.services }}
        rowKey={({ name }) => name}
        empty={<Empty title={say('none')} />}
        exportName="dich-vu"
      />
    </Page>
  );
}

function useColumns(): readonly Column<ServiceState>[] {
  const say = serviceTexts.use();
  const base = common.use();
  const word = useWord();
  const checkOf = ({ name, ok, detail }: ServiceState['checks'][number]): string =>
    `${name}: ${say(ok ? 'check.ok' : 'check.bad')}${detail === undefined ? '' : ` (${detail})`}`;
  return [
    plain('service', say('col.service'), ({ name }) => name, { names: true }),
    shown(
      'status',
      say('col.status'),
      ({ status }) => (
        <span className={lists['standing']} data-standing={status === 'ok' ? 'met' : 'overdue'}>
          {word('service', status)}
        </span>
      ),
      ({ status }) => word('service', status),
    ),
    plain('ready', say('col.ready'), ({ ready }) => base(ready ? 'yes' : 'no')),
    plain('version', say('col.version'), ({ version }) => version ?? null),
    shown(
      'checks',
      say('col.checks'),
      ({ checks }) => (
        <ul className={lists['plain-list']}>
          {checks.map((check) => (
            <li key={check.name}>{checkOf(check)}</li>
          ))}
        </ul>
      ),
      ({ checks }) => checks.map(checkOf).join('; '),
    ),
  ];
}
