import { Group, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ObservationsOneResponse } from '../../../api/programme/types.gen.js';
import { AppLink } from '../../../components/app-link.js';
import { DescriptionList } from '../../../components/description-list.js';
import { StateBadge } from '../../../components/state-badge.js';
import { Loaded } from '../../../components/states.js';
import { dayText, momentText, periodText } from '../../../format/days.js';
import { useWord, words } from '../../../i18n/words.texts.js';
import { Page, Section } from '../../../layout/page.js';
import { EvidenceList } from '../../lists/shared/evidence-list.js';
import { observationQuery, pilotQuery } from '../pilot.queries.js';
import { refsOf, type Revision as OneRevision } from './finding.js';
import { ObservationActions } from './observation-actions.js';
import { observationTexts } from './observations.texts.js';
import { FoundValue } from './value-of.js';
import { WriteActions } from './write-observation.js';

const route = getRouteApi('/observations/$id');

/** One observation with every revision of it. */
export function ObservationPage() {
  const say = observationTexts.use();
  const query = useQuery(observationQuery(route.useParams().id));
  const { data } = query;
  return (
    <Page
      title={data ? say('one.title', { indicator: data.indicator }) : say('title')}
      crumbs={[{ label: say('title'), href: '/observations' }]}
      actions={
        data && (
          <Group gap="xs">
            <WriteActions observation={data} />
            <ObservationActions observation={data} name={data.indicator} />
          </Group>
        )
      }
    >
      <Loaded query={query}>{(observation) => <Details observation={observation} />}</Loaded>
    </Page>
  );
}

function Details({ observation }: { readonly observation: ObservationsOneResponse }) {
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
        {last && <Revision revision={last} files={observation.files} />}
      </Section>
      <Section title={say('one.revisions')}>
        {earlier.length === 0 && <Text>{say('one.revisions.none')}</Text>}
        {earlier.map((revision) => (
          <div key={revision.revision}>
            <Title order={3}>{say('one.revision', { n: revision.revision })}</Title>
            <Revision revision={revision} files={observation.files} />
          </div>
        ))}
      </Section>
    </>
  );
}

interface RevisionProps {
  readonly revision: OneRevision;
  readonly files: ObservationsOneResponse['files'];
}

function Revision({ revision, files }: RevisionProps) {
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
          detail: evidence.length > 0 && <EvidenceList refs={refsOf(evidence)} files={files} />,
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
