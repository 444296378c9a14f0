import { Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import {
  deliverablesAccept,
  deliverablesDeliver,
  deliverablesGoLive,
  deliverablesRetire,
} from '../../../api/programme/operations.gen.js';
import { AppLink } from '../../../components/app-link.js';
import { DescriptionList } from '../../../components/description-list.js';
import { StateBadge } from '../../../components/state-badge.js';
import { Loaded } from '../../../components/states.js';
import { dayText } from '../../../format/days.js';
import { common } from '../../../i18n/common.texts.js';
import { useWord } from '../../../i18n/words.texts.js';
import { Page, Section } from '../../../layout/page.js';
import { RECORDERS } from '../../../session/session.js';
import { useMay } from '../../../session/use-session.js';
import { DayDeed, Opens, ReasonDeed } from '../shared/deeds.js';
import styles from '../shared/lists.module.css';
import { listTexts } from '../shared/lists.texts.js';
import { CorrectDeliverable } from './deliverable-forms.js';
import { deliverableTexts } from './deliverables.texts.js';
import { deliverableQuery, partnersOfPilotQuery } from './equipment.queries.js';
import type { Deliverable, DeliverableState } from './equipment.types.js';

const route = getRouteApi('/deliverables/$id');
const REFRESHES = ['deliverables', 'figures'];

/** One deliverable, step by step. */
export function DeliverablePage() {
  const say = deliverableTexts.use();
  const query = useQuery(deliverableQuery(route.useParams().id));
  const { data } = query;
  return (
    <Page
      title={data?.title ?? say('title')}
      crumbs={[{ label: say('title'), href: '/deliverables' }]}
      actions={data && <Actions deliverable={data} />}
    >
      <Loaded query={query}>{(deliverable) => <Details deliverable={deliverable} />}</Loaded>
    </Page>
  );
}

/** What comes next, from each state. */
const NEXT = {
  planned: { verb: 'deliver', send: deliverablesDeliver },
  delivered: { verb: 'accept', send: deliverablesAccept },
  accepted: { verb: 'go-live', send: deliverablesGoLive },
} as const;

const hasNext = (state: DeliverableState): state is keyof typeof NEXT => Object.hasOwn(NEXT, state);

function Actions({ deliverable }: { readonly deliverable: Deliverable }) {
  const say = deliverableTexts.use();
  const lists = listTexts.use();
  if (!useMay(RECORDERS)) return null;
  const { id, state } = deliverable;
  const next = hasNext(state) ? NEXT[state] : undefined;
  return (
    <Group gap="xs">
      {next && (
        <Opens primary label={say(next.verb)}>
          {(close) => (
            <DayDeed
              name={`deliverable-${next.verb}-${id}`}
              title={say(next.verb)}
              body={next.verb === 'go-live' && say('go-live.body')}
              action={say(next.verb)}
              dayLabel={say('step.on')}
              done={say('step.done')}
              refreshes={REFRESHES}
              send={(on) => next.send({ path: { id }, body: { on } })}
              onClose={close}
            />
          )}
        </Opens>
      )}
      <Opens label={lists('correct')}>
        {(close) => <CorrectDeliverable deliverable={deliverable} onClose={close} />}
      </Opens>
      {state !== 'retired' && (
        <Opens label={say('retire')}>
          {(close) => (
            <ReasonDeed
              danger
              title={say('retire')}
              body={say('retire.body')}
              action={say('retire')}
              dayLabel={say('retire.on')}
              done={say('retire.done')}
              refreshes={REFRESHES}
              send={(body) => deliverablesRetire({ path: { id }, body })}
              onClose={close}
            />
          )}
        </Opens>
      )}
    </Group>
  );
}

function Details({ deliverable }: { readonly deliverable: Deliverable }) {
  const say = deliverableTexts.use();
  const lists = listTexts.use();
  const base = common.use();
  const word = useWord();
  const partners = useQuery(partnersOfPilotQuery(deliverable.pilotId)).data;
  const { partnerId } = deliverable;
  return (
    <>
      <Section title={lists('details')} aside={<StateBadge state={deliverable.state} group="deliverable" />}>
        <DescriptionList
          items={[
            {
              term: say('col.commune'),
              detail: <AppLink href={`/pilots/${deliverable.pilotId}`}>{deliverable.commune}</AppLink>,
            },
            { term: say('col.type'), detail: say(`type.${deliverable.type}`) },
            { term: say('col.work'), detail: say(`work.${deliverable.workKind}`) },
            {
              term: say('one.partner'),
              detail: partnerId && (partners?.find(({ id }) => id === partnerId)?.organisation ?? partnerId),
            },
            { term: say('one.reason'), detail: deliverable.reason },
            { term: lists('synthetic'), detail: deliverable.synthetic ? base('yes') : null },
          ]}
        />
      </Section>
      <Section title={say('one.steps')}>
        <ol className={styles['steps']}>
          {deliverable.steps.map(({ to, on }) => (
            <li key={to}>
              {word('deliverable', to)}: {dayText(on)}
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
}
