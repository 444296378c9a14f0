import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { AccountView, OneTimeLink } from '../../../api/identity/types.gen.js';
import { AppLink } from '../../../components/app-link.js';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import { useKeyset } from '../../../components/data-table/keyset.js';
import { Filters } from '../../../components/fields/filters.js';
import { Pick, SearchBox } from '../../../components/fields/pickers.js';
import { StateBadge } from '../../../components/state-badge.js';
import { Empty } from '../../../components/states.js';
import { momentText } from '../../../format/days.js';
import { useWord } from '../../../i18n/words.texts.js';
import { Page } from '../../../layout/page.js';
import { useProgrammes } from '../../../layout/programme.js';
import { ROLES } from '../../../session/session.js';
import { plain, shown } from '../../lists/shared/columns.js';
import { Opens } from '../../lists/shared/deeds.js';
import { listTexts } from '../../lists/shared/lists.texts.js';
import { usePilots } from '../../lists/shared/pilot-field.js';
import { AddAccount, useScopeText } from './account-forms.js';
import { accountsQuery } from './accounts.queries.js';
import { accountTexts } from './accounts.texts.js';
import { LinkDialog } from './one-time-link.js';
import { STATUSES } from './particulars.js';

const route = getRouteApi('/admin/accounts');

/** Who may sign in, as what, and where. */
export function AccountsPage() {
  const say = accountTexts.use();
  const [added, setAdded] = useState<{ readonly link: OneTimeLink | null }>();
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={
        <Opens primary label={say('add')}>
          {(close) => <AddAccount onClose={close} onAdded={(_account, link) => setAdded({ link })} />}
        </Opens>
      }
    >
      {added && <LinkDialog link={added.link} onClose={() => setAdded(undefined)} />}
      <List />
    </Page>
  );
}

function List() {
  const say = accountTexts.use();
  const lists = listTexts.use();
  const word = useWord();
  const { after, ...filter } = route.useSearch();
  const { q, role, status, commune } = filter;
  const navigate = route.useNavigate();
  const change = (part: typeof filter) =>
    void navigate({ search: (before) => ({ ...before, ...part, after: undefined }), replace: true });
  const pilots = usePilots(useProgrammes().current?.code ?? '');
  const keyset = useKeyset({
    after,
    go: (next) => void navigate({ search: (before) => ({ ...before, after: next }) }),
  });
  const query = useQuery(accountsQuery({ q, role, status, communeUnitId: commune, ...keyset.query }));
  return (
    <>
      <Filters label={lists('filters')}>
        <SearchBox label={say('search')} value={q} onChange={(value) => change({ q: value })} />
        <Pick
          label={say('col.role')}
          any={say('role.any')}
          choices={ROLES.map((value) => ({ value, label: word('role', value) }))}
          value={role}
          onChange={(value) => change({ role: ROLES.find((one) => one === value) })}
        />
        <Pick
          label={lists('state')}
          any={lists('state.any')}
          choices={STATUSES.map((value) => ({ value, label: word('state', value) }))}
          value={status}
          onChange={(value) => change({ status: STATUSES.find((one) => one === value) })}
        />
        {pilots.length > 0 && (
          <Pick
            label={say('commune')}
            any={lists('commune.any')}
            choices={pilots.map((one) => ({ value: one.communeUnitId, label: one.commune }))}
            value={commune}
            onChange={(value) => change({ commune: value })}
          />
        )}
      </Filters>
      <DataTable
        title={say('title')}
        columns={useColumns()}
        query={query}
        rowKey={({ id }) => id}
        keyset={keyset}
        filtered={[q, role, status, commune].some((one) => one !== undefined)}
        empty={<Empty title={say('none')} />}
        exportName="tai-khoan"
      />
    </>
  );
}

function useColumns(): readonly Column<AccountView>[] {
  const say = accountTexts.use();
  const lists = listTexts.use();
  const word = useWord();
  const scopeText = useScopeText();
  return [
    shown(
      'name',
      say('col.name'),
      ({ id, name }) => <AppLink href={`/admin/accounts/${id}`}>{name}</AppLink>,
      ({ name }) => name,
      { names: true },
    ),
    plain('login', say('col.login'), ({ login }) => login),
    plain('role', say('col.role'), ({ role }) => word('role', role)),
    plain('scope', say('col.scope'), scopeText),
    shown(
      'status',
      lists('state'),
      ({ status }) => <StateBadge state={status} />,
      ({ status }) => word('state', status),
    ),
    plain('changed', say('col.changed'), ({ changedAt }) => momentText(changedAt)),
  ];
}
