import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { AppLink } from '../../../components/app-link.js';
import { Pick } from '../../../components/fields/pickers.js';
import { Empty, Loaded } from '../../../components/states.js';
import { dayText } from '../../../format/days.js';
import { byText } from '../../../format/names.js';
import { numberText } from '../../../format/numbers.js';
import { useTitle } from '../../../i18n/texts.js';
import { useWord } from '../../../i18n/words.texts.js';
import { Page, Section } from '../../../layout/page.js';
import { type Programme, WithProgramme } from '../../../layout/programme.js';
import { useSession } from '../../../session/use-session.js';
import { LINES } from '../pilot.addresses.js';
import { figuresQuery, observationsQuery, pilotsQuery } from '../pilot.queries.js';
import { pilotTexts } from '../pilot.texts.js';
import type { Pilot } from '../pilot.types.js';
import { reportsQuery } from '../reports/reports.queries.js';
import { type Change, latestChanges } from './changes.js';
import styles from './glance.module.css';
import { GoalBar } from './goal-bar.js';
import { goalsOf } from './goals.js';
import { PilotStatus } from './pilot-status.js';
import { Shortcuts } from './shortcuts.js';
import { waitingQuery } from './waiting.queries.js';

const route = getRouteApi('/');
const CHANGES = 8;

/** The pilot at a glance: where it stands, what it reached, what waits, what changed. */
export function GlancePage() {
  return (
    <WithProgramme>{(programme) => <Glance key={programme.code} programme={programme} />}</WithProgramme>
  );
}

function Glance({ programme }: { readonly programme: Programme }) {
  const say = pilotTexts.use();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(pilotsQuery(programme.code));
  const pilots = [...(query.data ?? [])].sort((a, b) => byText(a.commune, b.commune));
  const [only] = pilots;
  const chosen = pilots.find(({ id }) => id === search.pilot) ?? (pilots.length === 1 ? only : undefined);
  const choose = (pilot: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, pilot }), replace: true });
  return (
    <Page
      title={chosen ? chosen.commune : say('glance.title')}
      lead={programme.name}
      actions={
        pilots.length > 1 && (
          <Pick
            label={say('glance.pilot')}
            value={chosen?.id}
            any={say('glance.all')}
            choices={pilots.map(({ id, commune }) => ({ value: id, label: commune }))}
            onChange={choose}
          />
        )
      }
    >
      <Shortcuts />
      <div className={styles['columns']}>
        <div className={styles['column']}>
          <Section title={say('glance.where')}>
            <Loaded query={query}>
              {(all) =>
                all.length === 0 ? (
                  <Empty title={say('glance.no-pilot')} />
                ) : (
                  <Lines pilots={chosen ? [chosen] : pilots} />
                )
              }
            </Loaded>
          </Section>
          <div className={styles['tail']}>
            <Goals programme={programme.code} commune={chosen?.communeUnitId} />
          </div>
        </div>
        <div className={styles['column']}>
          <Tasks programme={programme.code} />
          <div className={styles['tail']}>
            <Changes programme={programme.code} pilots={chosen ? [chosen] : pilots} />
          </div>
        </div>
      </div>
    </Page>
  );
}

function Lines({ pilots }: { readonly pilots: readonly Pilot[] }) {
  const say = pilotTexts.use();
  return (
    <>
      <ul className={styles['list']}>
        {pilots.slice(0, LINES).map((pilot) => (
          <PilotStatus key={pilot.id} pilot={pilot} named={pilots.length > 1} />
        ))}
      </ul>
      {pilots.length > LINES && <AppLink href="/pilots">{say('pilots.title')}</AppLink>}
    </>
  );
}

function Goals({ programme, commune }: { readonly programme: string; readonly commune: string | undefined }) {
  const say = pilotTexts.use();
  const query = useQuery(figuresQuery(programme, { commune }));
  const all = commune === undefined ? '/figures' : `/figures?commune=${encodeURIComponent(commune)}`;
  return (
    <Section title={say('glance.goals')} aside={<AppLink href={all}>{say('glance.all-figures')}</AppLink>}>
      <Loaded query={query}>
        {(figures) => {
          const goals = goalsOf(figures);
          if (goals.length === 0) return <Empty title={say('glance.goals.empty')} />;
          return (
            <ul className={styles['goals']}>
              {goals.map((goal) => (
                <GoalBar key={goal.figure.indicator} goal={goal} />
              ))}
            </ul>
          );
        }}
      </Loaded>
    </Section>
  );
}

function Tasks({ programme }: { readonly programme: string }) {
  const say = pilotTexts.use();
  const { role } = useSession();
  const query = useQuery(waitingQuery(useQueryClient(), programme, role));
  return (
    <Section title={say('glance.waiting')}>
      <Loaded query={query} rows={2}>
        {(tasks) =>
          tasks.length === 0 ? (
            <p>{say('glance.waiting.none')}</p>
          ) : (
            <ul className={styles['tasks']}>
              {tasks.map(({ kind, count, more, href }) => (
                <li key={kind}>
                  <AppLink href={href} className={styles['task']}>
                    <span className={styles['task-count']}>
                      {numberText(count)}
                      {more ? '+' : ''}
                    </span>{' '}
                    {say(`waiting.${kind}`)}
                  </AppLink>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}

function Changes({ programme, pilots }: { readonly programme: string; readonly pilots: readonly Pilot[] }) {
  const say = pilotTexts.use();
  const word = useWord();
  const ids = new Set(pilots.map(({ id }) => id));
  const observed = useQuery(observationsQuery({ programme, state: 'approved', limit: 100 }));
  const reported = useQuery(reportsQuery(programme, {}));
  const figures = useQuery(figuresQuery(programme)).data ?? [];
  const titleOf = useTitle();
  const nameOf = (code: string): string => {
    // What was observed of a measure is shown as its change.
    const figure = figures.find(({ indicator }) => indicator === code || indicator === `${code}.change`);
    return figure ? titleOf(figure) : code;
  };
  const observations = (observed.data ?? []).filter(({ pilotId }) => ids.has(pilotId));
  const changes = latestChanges({ pilots, observations, reports: reported.data ?? [] }, CHANGES);
  const textOf = (change: Change): string => {
    switch (change.is) {
      case 'phase':
        return say('change.phase', { commune: change.commune, to: word('phase', change.to) });
      case 'plan':
        return say('change.plan', { commune: change.commune, version: change.version });
      case 'observation':
        return say('change.observation', { indicator: nameOf(change.indicator), commune: change.commune });
      case 'report':
        return say(change.approved ? 'change.report-approved' : 'change.report-made');
    }
  };
  return (
    <Section title={say('glance.changes')}>
      {changes.length === 0 ? (
        <p>{say('glance.changes.none')}</p>
      ) : (
        <ul className={styles['list']}>
          {changes.map((change, index) => (
            <li key={index} className={styles['change']}>
              <AppLink href={change.href}>{textOf(change)}</AppLink>
              <time dateTime={change.on}>{dayText(change.on)}</time>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
