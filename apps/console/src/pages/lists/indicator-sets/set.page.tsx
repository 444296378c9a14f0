import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { IndicatorSet } from '../../../api/programme/types.gen.js';
import { AppLink } from '../../../components/app-link.js';
import { DataTable } from '../../../components/data-table/data-table.js';
import { DescriptionList } from '../../../components/description-list.js';
import { StateBadge } from '../../../components/state-badge.js';
import { Loaded } from '../../../components/states.js';
import { dayText } from '../../../format/days.js';
import { Page, Section } from '../../../layout/page.js';
import { listTexts } from '../shared/lists.texts.js';
import { useItemColumns } from './item-columns.js';
import { Scores } from './scores.js';
import { setQuery } from './sets.queries.js';
import { setTexts } from './sets.texts.js';

const route = getRouteApi('/indicator-sets/$id');

/** One set, and what communes score by it. */
export function SetPage() {
  const say = setTexts.use();
  const query = useQuery(setQuery(route.useParams().id));
  return (
    <Page
      title={query.data?.name ?? say('title')}
      crumbs={[{ label: say('title'), href: '/indicator-sets' }]}
    >
      <Loaded query={query}>{(set) => <Details set={set} />}</Loaded>
    </Page>
  );
}

function Details({ set }: { readonly set: IndicatorSet }) {
  const say = setTexts.use();
  const lists = listTexts.use();
  return (
    <>
      <Section title={lists('details')} aside={<StateBadge state={set.state} />}>
        <DescriptionList
          items={[
            { term: say('one.decision'), detail: set.docNo },
            { term: say('col.issuer'), detail: set.issuer },
            { term: say('col.year'), detail: set.year },
            { term: say('col.from'), detail: dayText(set.validFrom) },
            {
              term: say('one.replaces'),
              detail: set.replaces && (
                <AppLink href={`/indicator-sets/${set.replaces}`}>{say('one.replaces')}</AppLink>
              ),
            },
            { term: say('one.reason'), detail: set.reason },
          ]}
        />
      </Section>
      <Scores set={set} />
      <Section title={say('one.items')}>
        <DataTable
          title={say('one.items')}
          columns={useItemColumns()}
          query={{ data: set.items, error: null, isPending: false, refetch: () => undefined }}
          rowKey={({ code }) => code}
          exportName={`bo-chi-tieu-${set.year}`}
        />
      </Section>
    </>
  );
}
