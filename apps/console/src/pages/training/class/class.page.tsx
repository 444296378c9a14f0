import { Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { AppLink } from '../../../components/app-link.js';
import { DescriptionList } from '../../../components/description-list.js';
import { StateBadge } from '../../../components/state-badge.js';
import { Loaded } from '../../../components/states.js';
import { Page, Section } from '../../../layout/page.js';
import { useMay, useSession } from '../../../session/use-session.js';
import { classesTexts } from '../classes/classes.texts.js';
import { titlesOf } from '../classes/titles.js';
import { spanText } from '../common/moments.js';
import { useTrainingWord } from '../common/training-words.texts.js';
import { classQuery, curriculaQuery } from '../training.queries.js';
import { CLASS_TABS } from '../training.routes.js';
import type { TrainingClass } from '../training.types.js';
import { Attendance } from './attendance.js';
import { ClassCertificates } from './class-certificates.js';
import { classTexts } from './class.texts.js';
import { ClassSteps } from './class-steps.js';
import { ClassEdits } from './edit/class-edits.js';
import { WORK_WITH_CLASSES } from './roles.js';
import { Roster } from './roster.js';
import { Tests } from './tests.js';

const route = getRouteApi('/classes/$id');

/** One class, from its plan to its certificates. */
export function ClassPage() {
  const list = classesTexts.use();
  const query = useQuery(classQuery(route.useParams().id));
  const titles = titlesOf(useQuery(curriculaQuery()).data ?? []);
  const { data } = query;
  const title = data
    ? [data.curriculum, titles.get(data.curriculumId)].filter(Boolean).join(' – ')
    : list('title');
  return (
    <Page
      title={title}
      crumbs={[{ label: list('title'), href: '/classes' }]}
      actions={
        data && (
          <>
            <ClassSteps of={data} />
            <ClassEdits of={data} />
          </>
        )
      }
    >
      <Loaded query={query}>{(of) => <Details of={of} />}</Loaded>
    </Page>
  );
}

function Details({ of }: { readonly of: TrainingClass }) {
  const say = classTexts.use();
  const word = useTrainingWord();
  const works = useMay(WORK_WITH_CLASSES);
  const account = useSession().account.id;
  const trainers = of.trainers?.map((one) => {
    if (one.name !== null) return one.name;
    return one.account === account
      ? say('trainers.me')
      : say('trainers.account', { account: one.account ?? '' });
  });
  const cancelled = of.cancelReason === null ? null : word('cancel', of.cancelReason);
  return (
    <>
      <DescriptionList
        items={[
          { term: say('state'), detail: <StateBadge state={of.state} /> },
          { term: say('cancelled'), detail: [cancelled, of.cancelNote].filter(Boolean).join(': ') },
          { term: say('when'), detail: spanText(of.startsAt, of.endsAt) },
          { term: say('venue'), detail: of.venue },
          { term: say('commune'), detail: of.commune },
          {
            term: say('curriculum'),
            detail: `${of.curriculum}, ${say('version', { version: of.curriculumVersion })}`,
          },
          { term: say('kind'), detail: word('kind', of.kind) },
          { term: say('capacity'), detail: of.capacity },
          {
            term: say('trainers'),
            detail: trainers ? trainers.join('; ') : say('trainers.count', { count: of.trainerCount }),
          },
          { term: say('partner'), detail: of.partner },
          {
            term: say('survey'),
            detail: of.campaignId && (
              <AppLink href={`/surveys/${of.campaignId}`}>{say('survey.open')}</AppLink>
            ),
          },
        ]}
      />
      {of.synthetic && <Text>{say('synthetic')}</Text>}
      <Sessions of={of} works={works} />
      {works && <Parts of={of} />}
    </>
  );
}

function Sessions({ of, works }: { readonly of: TrainingClass; readonly works: boolean }) {
  const say = classTexts.use();
  return (
    <Section title={say('sessions')}>
      <ol>
        {of.sessions.map(({ n, startsAt, endsAt }) => (
          <li key={n}>
            {spanText(startsAt, endsAt)}{' '}
            {works && of.state === 'in-progress' && (
              <AppLink href={`/classes/${of.id}/code/${n}`}>{say('session.code', { n })}</AppLink>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Parts({ of }: { readonly of: TrainingClass }) {
  const say = classTexts.use();
  const navigate = route.useNavigate();
  const { tab = 'roster' } = route.useSearch();
  const choose = (next: string | null) =>
    void navigate({
      search: (before) => ({ ...before, tab: CLASS_TABS.find((one) => one === next) }),
      replace: true,
    });
  return (
    <Tabs value={tab} onChange={choose} keepMounted={false}>
      <Tabs.List aria-label={say('tabs')}>
        {CLASS_TABS.map((one) => (
          <Tabs.Tab key={one} value={one}>
            {say(`tab.${one}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="roster" pt="md">
        <Roster of={of} />
      </Tabs.Panel>
      <Tabs.Panel value="attendance" pt="md">
        <Attendance of={of} />
      </Tabs.Panel>
      <Tabs.Panel value="tests" pt="md">
        <Tests of={of} />
      </Tabs.Panel>
      <Tabs.Panel value="certificates" pt="md">
        <ClassCertificates of={of} />
      </Tabs.Panel>
    </Tabs>
  );
}
