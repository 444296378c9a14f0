import { Button, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { DescriptionList } from '../../../components/description-list.js';
import { Loaded } from '../../../components/states.js';
import { dayText } from '../../../format/days.js';
import { numberText } from '../../../format/numbers.js';
import { useWord } from '../../../i18n/words.texts.js';
import { Page, Section } from '../../../layout/page.js';
import { LEADS } from '../../../session/session.js';
import { useMay } from '../../../session/use-session.js';
import { WORK_WITH_CLASSES } from '../class/roles.js';
import { useTrainingWord } from '../common/training-words.texts.js';
import { curriculumQuery } from '../training.queries.js';
import type { Curriculum } from '../training.types.js';
import { Bank } from './bank.js';
import { curriculumTexts } from './curricula.texts.js';
import { versionTexts } from './curriculum.texts.js';
import { CurriculumActions, nameOf } from './curriculum-actions.js';
import { CurriculumForm } from './curriculum-form.js';
import { PassRuleSection } from './pass-rule.js';

const route = getRouteApi('/curricula/$id');

/** One version of a curriculum: what it says, what has to be done to pass, what its tests ask. */
export function CurriculumPage() {
  const list = curriculumTexts.use();
  const writes = useMay(LEADS);
  const query = useQuery(curriculumQuery(route.useParams().id));
  const { data } = query;
  return (
    <Page
      title={data ? `${nameOf(data)} – ${data.title}` : list('title')}
      crumbs={[{ label: list('title'), href: '/curricula' }]}
      actions={data && writes && <Writing of={data} />}
    >
      <Loaded query={query}>{(of) => <Details of={of} />}</Loaded>
    </Page>
  );
}

function Writing({ of }: { readonly of: Curriculum }) {
  const say = versionTexts.use();
  const [writing, setWriting] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setWriting(true)}>
        {say(of.state === 'draft' ? 'edit' : 'next')}
      </Button>
      <CurriculumActions of={of} />
      {writing && <CurriculumForm from={of} onClose={() => setWriting(false)} />}
    </>
  );
}

function Details({ of }: { readonly of: Curriculum }) {
  const say = versionTexts.use();
  const list = curriculumTexts.use();
  const word = useWord();
  const groupOf = useTrainingWord();
  const works = useMay(WORK_WITH_CLASSES);
  return (
    <>
      <DescriptionList
        items={[
          { term: say('state'), detail: list(`state.${of.state}`) },
          { term: say('version'), detail: of.curriculumVersion },
          { term: say('pillar'), detail: word('pillar', of.pillar) },
          { term: say('audience'), detail: of.audience.map((one) => groupOf('group', one)).join(', ') },
          { term: say('hours'), detail: of.hours === null ? list('hours.unknown') : numberText(of.hours) },
          { term: say('published'), detail: of.publishedOn && dayText(of.publishedOn) },
          { term: say('retired'), detail: of.retiredOn && dayText(of.retiredOn) },
          { term: say('reason'), detail: of.retiredReason },
        ]}
      />
      {of.objectives.length > 0 && (
        <Section title={say('objectives')}>
          <List>
            {of.objectives.map((one) => (
              <List.Item key={one}>{one}</List.Item>
            ))}
          </List>
        </Section>
      )}
      {of.materials.length > 0 && (
        <Section title={list('materials')}>
          <List>
            {of.materials.map(({ title, address }) => (
              <List.Item key={address}>
                <a href={address} target="_blank" rel="noreferrer">
                  {title}
                </a>
              </List.Item>
            ))}
          </List>
        </Section>
      )}
      <PassRuleSection of={of} />
      {works ? <Bank of={of} /> : <Text>{say('bank.lead')}</Text>}
    </>
  );
}
