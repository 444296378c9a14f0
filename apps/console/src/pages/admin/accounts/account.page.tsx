import { Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { accountsBlock, accountsUnblock } from '../../../api/identity/operations.gen.js';
import type { AccountView, OneTimeLink } from '../../../api/identity/types.gen.js';
import { DescriptionList } from '../../../components/description-list.js';
import { StateBadge } from '../../../components/state-badge.js';
import { Loaded } from '../../../components/states.js';
import { momentText } from '../../../format/days.js';
import { common } from '../../../i18n/common.texts.js';
import { useWord } from '../../../i18n/words.texts.js';
import { Page, Section } from '../../../layout/page.js';
import { Opens, ReasonDeed } from '../../lists/shared/deeds.js';
import { listTexts } from '../../lists/shared/lists.texts.js';
import { ChangeAccount, ResetAccount, useScopeText } from './account-forms.js';
import { accountQuery } from './accounts.queries.js';
import { accountTexts } from './accounts.texts.js';
import { LinkDialog } from './one-time-link.js';

const route = getRouteApi('/admin/accounts/$id');

/** One account, and what an administrator may do with it. */
export function AccountPage() {
  const say = accountTexts.use();
  const query = useQuery(accountQuery(route.useParams().id));
  const { data } = query;
  const [made, setMade] = useState<{ readonly link: OneTimeLink | null }>();
  return (
    <Page
      title={data ? `${data.name} (${data.login})` : say('title')}
      crumbs={[{ label: say('title'), href: '/admin/accounts' }]}
      actions={data && <Actions account={data} onLink={(link) => setMade({ link })} />}
    >
      {made && <LinkDialog link={made.link} onClose={() => setMade(undefined)} />}
      <Loaded query={query}>{(account) => <Details account={account} />}</Loaded>
    </Page>
  );
}

interface ActionsProps {
  readonly account: AccountView;
  readonly onLink: (link: OneTimeLink | null) => void;
}

function Actions({ account, onLink }: ActionsProps) {
  const say = accountTexts.use();
  const { id, status } = account;
  return (
    <Group gap="xs">
      <Opens primary label={say('change')}>
        {(close) => <ChangeAccount account={account} onClose={close} />}
      </Opens>
      {status === 'blocked' ? (
        <Opens label={say('unblock')}>
          {(close) => (
            <ReasonDeed
              title={`${say('unblock')}: ${account.login}`}
              action={say('unblock')}
              done={say('unblock.done')}
              refreshes={['accounts']}
              send={({ reason }) => accountsUnblock({ path: { id }, body: { reason } })}
              onClose={close}
            />
          )}
        </Opens>
      ) : (
        <>
          <Opens label={say('reset')}>
            {(close) => <ResetAccount account={account} onClose={close} onLink={onLink} />}
          </Opens>
          <Opens label={say('block')}>
            {(close) => (
              <ReasonDeed
                danger
                title={`${say('block')}: ${account.login}`}
                body={say('block.body')}
                action={say('block')}
                done={say('block.done')}
                refreshes={['accounts']}
                send={({ reason }) => accountsBlock({ path: { id }, body: { reason } })}
                onClose={close}
              />
            )}
          </Opens>
        </>
      )}
    </Group>
  );
}

function Details({ account }: { readonly account: AccountView }) {
  const say = accountTexts.use();
  const lists = listTexts.use();
  const base = common.use();
  const word = useWord();
  const scopeText = useScopeText();
  return (
    <Section title={lists('details')} aside={<StateBadge state={account.status} />}>
      <DescriptionList
        items={[
          { term: say('col.login'), detail: account.login },
          { term: say('col.role'), detail: word('role', account.role) },
          { term: say('col.scope'), detail: scopeText(account) },
          { term: say('one.totp'), detail: base(account.totp ? 'yes' : 'no') },
          { term: say('one.locked'), detail: account.lockedUntil && momentText(account.lockedUntil) },
          { term: say('one.created'), detail: momentText(account.createdAt) },
          { term: say('one.changed'), detail: momentText(account.changedAt) },
        ]}
      />
    </Section>
  );
}
