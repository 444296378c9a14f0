import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { AppLink } from '../../../components/app-link.js';
import { DescriptionList } from '../../../components/description-list.js';
import { StateBadge } from '../../../components/state-badge.js';
import { Loaded } from '../../../components/states.js';
import { momentText } from '../../../format/days.js';
import { useWord } from '../../../i18n/words.texts.js';
import { Page, Section } from '../../../layout/page.js';
import { RECORDERS, type Role } from '../../../session/session.js';
import { useMay } from '../../../session/use-session.js';
import { reviewHref } from '../review/queue.js';
import { roundQuery } from '../surveys.queries.js';
import { surveyTexts, usePurpose } from '../surveys.texts.js';
import type { Round } from '../surveys.types.js';
import { CommuneProgress } from './commune-progress.js';
import { HamletSection } from './hamlet-section.js';
import { RoundActions } from './round-actions.js';
import { RoundSummary } from './round-summary.js';

const route = getRouteApi('/surveys/$id');

/** Who sees forms by hamlet: those who collect or review them. */
const SEE_HAMLETS: readonly Role[] = [
  ...RECORDERS,
  'province-leader',
  'hamlet-head',
  'digital-team',
  'interviewer',
];

/** One round: how far it is, who has not submitted, what it came to. */
export function RoundPage() {
  const say = surveyTexts.use();
  const purposeOf = usePurpose();
  const query = useQuery(roundQuery(route.useParams().id));
  const { data } = query;
  const title = data
    ? say('round.name', { form: data.formCode, purpose: purposeOf(data.purpose) })
    : say('rounds.title');
  return (
    <Page
      title={title}
      crumbs={[{ label: say('rounds.title'), href: '/surveys' }]}
      actions={data && <RoundActions round={data} />}
    >
      <Loaded query={query}>{(round) => <Details round={round} />}</Loaded>
    </Page>
  );
}

function Details({ round }: { readonly round: Round }) {
  const say = surveyTexts.use();
  const word = useWord();
  const purposeOf = usePurpose();
  const reviews = useMay(RECORDERS);
  const seesHamlets = useMay(SEE_HAMLETS);
  const form = { code: round.formCode, version: round.formVersion };
  const window = { from: momentText(round.opensAt), to: momentText(round.closesAt) };
  return (
    <>
      <DescriptionList
        items={[
          { term: say('round.state'), detail: <StateBadge state={round.state} /> },
          { term: say('round.form'), detail: say('round.form.text', form) },
          { term: say('round.purpose'), detail: purposeOf(round.purpose) },
          { term: say('round.pillar'), detail: word('pillar', round.pillar) },
          { term: say('round.window'), detail: say('round.window.text', window) },
        ]}
      />
      {round.synthetic && <Text>{say('round.synthetic')}</Text>}
      <Section title={say('round.progress')}>
        {round.communes.length === 0 ? (
          <Text>{say('round.progress.none')}</Text>
        ) : (
          <CommuneProgress round={round} title={say('round.progress')} />
        )}
        {reviews && (
          <Group>
            <AppLink href={reviewHref({ round: round.id, state: 'submitted' })}>
              {say('round.review')}
            </AppLink>
          </Group>
        )}
      </Section>
      {seesHamlets && round.communes.length > 0 && <HamletSection round={round} />}
      <RoundSummary round={round} />
    </>
  );
}
