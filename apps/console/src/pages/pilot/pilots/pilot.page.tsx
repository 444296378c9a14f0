import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { AppLink } from '../../../components/app-link.js';
import { DescriptionList } from '../../../components/description-list.js';
import { StateBadge } from '../../../components/state-badge.js';
import { Loaded } from '../../../components/states.js';
import { dayText, localDay } from '../../../format/days.js';
import { useWord } from '../../../i18n/words.texts.js';
import { Page, Section } from '../../../layout/page.js';
import { APPROVERS, RECORDERS } from '../../../session/session.js';
import { useMay } from '../../../session/use-session.js';
import { Opens } from '../../lists/shared/deeds.js';
import { PhaseLine } from '../phase-line.js';
import { gatesQuery, pilotQuery } from '../pilot.queries.js';
import { pilotTexts } from '../pilot.texts.js';
import type { Pilot } from '../pilot.types.js';
import { ChangePhase } from './change-phase.js';
import { GateList } from './gate-list.js';
import styles from './pilot.module.css';
import { ENDED, Plans } from './plans.js';
import { RestateProblems } from './restate-problems.js';

const route = getRouteApi('/pilots/$id');

/** One pilot: its phases with their gates, problems, plans, and what was decided. */
export function PilotPage() {
  const say = pilotTexts.use();
  const { id } = route.useParams();
  const query = useQuery(pilotQuery(id));
  return (
    <Page
      title={query.data?.commune ?? say('glance.pilot')}
      crumbs={[{ label: say('pilots.title'), href: '/pilots' }]}
    >
      <Loaded query={query}>{(pilot) => <Details pilot={pilot} />}</Loaded>
    </Page>
  );
}

function Details({ pilot }: { readonly pilot: Pilot }) {
  const say = pilotTexts.use();
  const word = useWord();
  const today = localDay(new Date().toISOString()) ?? '';
  const commune = encodeURIComponent(pilot.communeUnitId);
  return (
    <>
      <Section title={say('glance.where')} aside={<StateBadge state={pilot.phase} group="phase" />}>
        <PhaseLine pilot={pilot} />
        <DescriptionList
          items={[
            { term: say('pilot.programme'), detail: pilot.programme },
            { term: say('pilot.proposed'), detail: dayText(pilot.proposedOn) },
            {
              term: say('pilots.pillars'),
              detail: pilot.pillars.map((pillar) => word('pillar', pillar)).join(', '),
            },
            { term: say('pilots.today'), detail: pilot.communeToday?.name },
          ]}
        />
        <Group>
          <AppLink href={`/figures?commune=${commune}`}>{say('pilot.figures')}</AppLink>
          <AppLink href={`/observations?pilot=${pilot.id}`}>{say('pilot.observations')}</AppLink>
        </Group>
      </Section>
      <Gates pilot={pilot} today={today} />
      <Section title={say('pilot.problems')} aside={<RestateButton pilot={pilot} />}>
        <ul className={styles['problems']}>
          {pilot.problems.map(({ text, primary }) => (
            <li key={text}>
              {text} {primary && <strong>({say('pilot.primary')})</strong>}
            </li>
          ))}
        </ul>
      </Section>
      <Plans pilot={pilot} today={today} />
      <History pilot={pilot} />
    </>
  );
}

function RestateButton({ pilot }: { readonly pilot: Pilot }) {
  const say = pilotTexts.use();
  const records = useMay(RECORDERS);
  if (!records || ENDED.includes(pilot.phase)) return null;
  return (
    <Opens label={say('problems.restate')}>
      {(close) => <RestateProblems pilot={pilot} onClose={close} />}
    </Opens>
  );
}

function Gates({ pilot, today }: { readonly pilot: Pilot; readonly today: string }) {
  const say = pilotTexts.use();
  const [opened, { open, close }] = useDisclosure(false);
  const query = useQuery(gatesQuery(pilot.id));
  const may = useMay(APPROVERS) && (query.data?.length ?? 0) > 0;
  return (
    <Section
      title={say('pilot.gates')}
      aside={
        may && (
          <Button className="xaso-no-print" onClick={open}>
            {say('phase.change')}
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {(gates) => (
          <>
            <GateList gates={gates} />
            {opened && <ChangePhase pilot={pilot} gates={gates} today={today} opened onClose={close} />}
          </>
        )}
      </Loaded>
    </Section>
  );
}

function History({ pilot }: { readonly pilot: Pilot }) {
  const say = pilotTexts.use();
  const word = useWord();
  return (
    <Section title={say('pilot.history')}>
      {pilot.history.length === 0 ? (
        <Text>{say('pilot.history.none')}</Text>
      ) : (
        <ol className={styles['steps']}>
          {pilot.history.map(({ from, to, on, documentId, reason, planVersion }, index) => (
            <li key={index}>
              <Text fw={600}>{say('step.line', { from: word('phase', from), to: word('phase', to) })}</Text>
              <Text c="dimmed">
                {dayText(on)}
                {planVersion !== null && ` · ${say('step.plan', { version: planVersion })}`}
              </Text>
              {reason !== null && <Text>{reason}</Text>}
              {documentId !== null && (
                <AppLink href={`/documents/${documentId}`}>{say('document.open')}</AppLink>
              )}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
