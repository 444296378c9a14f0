import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { AppLink } from '../../../components/app-link.js';
import { DescriptionList } from '../../../components/description-list.js';
import { StateBadge } from '../../../components/state-badge.js';
import { Loaded } from '../../../components/states.js';
import { momentText } from '../../../format/days.js';
import { Page } from '../../../layout/page.js';
import { RECORDERS } from '../../../session/session.js';
import { useMay } from '../../../session/use-session.js';
import { classesTexts } from '../classes/classes.texts.js';
import { SaveButton } from '../common/save-button.js';
import { useTrainingWord } from '../common/training-words.texts.js';
import { enrolmentQuery, personQuery, TRAINING } from '../training.queries.js';
import type { Enrolment } from '../training.types.js';
import { enrolmentTexts } from './enrolment.texts.js';

const route = getRouteApi('/enrolments/$id');

/** The record behind an event of a trainee: a person in a class, without a name until somebody asks for it. */
export function EnrolmentPage() {
  const say = enrolmentTexts.use();
  const classes = classesTexts.use();
  const query = useQuery(enrolmentQuery(route.useParams().id));
  return (
    <Page title={say('title')} lead={say('lead')} crumbs={[{ label: classes('title'), href: '/classes' }]}>
      <Loaded query={query}>{(enrolment) => <Details enrolment={enrolment} />}</Loaded>
    </Page>
  );
}

function Details({ enrolment }: { readonly enrolment: Enrolment }) {
  const say = enrolmentTexts.use();
  const word = useTrainingWord();
  const seesNames = useMay([...RECORDERS, 'trainer']);
  const { classId, curriculum, state, group, walkIn, outcome, certificateId, withdrawnReason } = enrolment;
  return (
    <DescriptionList
      items={[
        { term: say('who'), detail: seesNames ? <Name personId={enrolment.personId} /> : null },
        {
          term: say('class'),
          detail: <AppLink href={`/classes/${classId}`}>{say('class.open', { curriculum })}</AppLink>,
        },
        { term: say('state'), detail: <StateBadge state={state} /> },
        { term: say('group'), detail: word('group', group) },
        { term: say('walk-in'), detail: say(walkIn ? 'yes' : 'no') },
        { term: say('registered'), detail: momentText(enrolment.registeredAt) },
        {
          term: say('outcome'),
          detail: outcome === null ? say('outcome.none') : word('outcome', outcome),
        },
        {
          term: say('withdrawn'),
          detail: withdrawnReason === null ? null : word('withdrawal', withdrawnReason),
        },
        {
          term: say('certificate'),
          detail:
            certificateId === null ? (
              say('certificate.none')
            ) : seesNames ? (
              <SaveButton
                path={`${TRAINING}/certificates/${certificateId}.pdf`}
                file="chung-nhan.pdf"
                label={say('certificate.pdf')}
              />
            ) : (
              certificateId
            ),
        },
      ]}
    />
  );
}

/** A name, read only when somebody asks for it. */
function Name({ personId }: { readonly personId: string }) {
  const say = enrolmentTexts.use();
  const [asked, setAsked] = useState(false);
  const query = useQuery({ ...personQuery(personId), enabled: asked });
  if (!asked)
    return (
      <Button variant="default" onClick={() => setAsked(true)}>
        {say('who.show')}
      </Button>
    );
  return (
    <Loaded query={query} rows={1}>
      {({ name, birthYear }) => (
        <>
          {name}, {birthYear}
        </>
      )}
    </Loaded>
  );
}
