import { Text, Title } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { AppLink } from '../../../components/app-link.js';
import { DescriptionList } from '../../../components/description-list.js';
import { StateBadge } from '../../../components/state-badge.js';
import { Loaded } from '../../../components/states.js';
import { dayText, momentText, periodText } from '../../../format/days.js';
import { get } from '../../../http/request.js';
import { useWord, words } from '../../../i18n/words.texts.js';
import { Page, Section } from '../../../layout/page.js';
import type { Observation, ObservationRevision } from '../observations.types.js';
import { pilotQuery } from '../pilot.queries.js';
import { ObservationActions } from './observation-actions.js';
import { observationTexts } from './observations.texts.js';
import { FoundValue } from './value-of.js';

const route = getRouteApi('/observations/$id');

const observationQuery = (id: string) =>
  queryOptions({
    queryKey: ['observations', 'one', id],
    queryFn: ({ signal }) => get<Observation>(`/api/programme/observations/${id}`, undefined, signal),
  });

/** One observation with every revision of it. */
export function ObservationPage() {
  const say = observationTexts.use();
  const query = useQuery(observationQuery(route.useParams().id));
  const { data } = query;
  return (
    <Page
      title={data ? say('one.title', { indicator: data.indicator }) : say('title')}
      crumbs={[{ label: say('title'), href: '/observations' }]}
      actions={data && <ObservationActions observation={data} name={data.indicator} />}
    >
      <Loaded query={query}>{(observation) => <Details observation={observation} />}</Loaded>
    </Page>
  );
}

function Details({ observation }: { readonly observation: Observation }) {
  const say = observationTexts.use();
  const word = useWord();
  const term = words.use();
  const pilot = useQuery(pilotQuery(observation.pilotId)).data;
  const [last, ...earlier] = observation.revisions.toReversed();
  const half = [term('period.half.1'), term('period.half.2')] as const;
  return (
    <>
      <Section title={say('one.now')} aside={<StateBadge state={observation.state} />}>
        <DescriptionList
          items={[
            {
              term: say('one.pilot'),
              detail: (
                <AppLink href={`/pilots/${observation.pilotId}`}>
                  {pilot?.commune ?? observation.communeUnitId}
                </AppLink>
              ),
            },
            { term: say('col.phase'), detail: word('observation', observation.phase) },
            {
              term: say('col.period'),
              detail: periodText(observation.period, { quarter: term('period.quarter'), half }),
            },
          ]}
        />
        {last && <Revision revision={last} />}
      </Section>
      <Section title={say('one.revisions')}>
        {earlier.length === 0 && <Text>{say('one.revisions.none')}</Text>}
        {earlier.map((revision) => (
          <div key={revision.revision}>
            <Title order={3}>{say('one.revision', { n: revision.revision })}</Title>
            <Revision revision={revision} />
          </div>
        ))}
      </Section>
    </>
  );
}

const isAddress = (text: string): boolean => /^https?:\/\//.test(text);

function Revision({ revision }: { readonly revision: ObservationRevision }) {
  const say = observationTexts.use();
  const word = useWord();
  const { observedOn, method, issuer, explanation, evidence, reason, recorded, approval, definition } =
    revision;
  return (
    <DescriptionList
      items={[
        { term: say('one.value'), detail: <FoundValue found={revision} /> },
        { term: say('one.observed-on'), detail: dayText(observedOn) },
        { term: say('one.method'), detail: word('method', method) },
        { term: say('one.issuer'), detail: issuer },
        { term: say('one.explanation'), detail: explanation },
        { term: say('one.reason'), detail: reason },
        {
          term: say('one.evidence'),
          detail: evidence.length > 0 && (
            <ul>
              {evidence.map((one) => (
                <li key={one}>
                  {isAddress(one) ? (
                    <a href={one} target="_blank" rel="noreferrer noopener">
                      {one}
                    </a>
                  ) : (
                    <AppLink href={`/documents/${one}`}>{one}</AppLink>
                  )}
                </li>
              ))}
            </ul>
          ),
        },
        {
          term: say('one.from-survey'),
          detail: revision.campaignId && (
            <AppLink href={`/surveys/${revision.campaignId}`}>{say('one.open-survey')}</AppLink>
          ),
        },
        { term: say('one.definition'), detail: definition },
        { term: say('one.recorded'), detail: momentText(recorded.at) },
        { term: say('one.approved'), detail: approval && momentText(approval.at) },
      ]}
    />
  );
}
