import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { AppLink } from '../../../components/app-link.js';
import { DescriptionList } from '../../../components/description-list.js';
import { StateBadge } from '../../../components/state-badge.js';
import { Loaded } from '../../../components/states.js';
import { dayText } from '../../../format/days.js';
import { numberText } from '../../../format/numbers.js';
import { Page, Section } from '../../../layout/page.js';
import { useSession } from '../../../session/use-session.js';
import { planQuery } from '../training.queries.js';
import type { PlanVersion, TrainingPlan } from '../training.types.js';
import { PlanActions } from './plan-actions.js';
import { comparedVersion, waitingVersion } from './plan-numbers.js';
import { PlannedHeld } from './planned-held.js';
import { planTexts } from './plans.texts.js';

const route = getRouteApi('/training-plans/$id');

/** One plan: what holds, what was held of it, and every version. */
export function PlanPage() {
  const say = planTexts.use();
  const query = useQuery(planQuery(route.useParams().id));
  const { data } = query;
  return (
    <Page
      title={data ? say('one', { curriculum: data.curriculum, commune: data.commune }) : say('title')}
      crumbs={[{ label: say('title'), href: '/training-plans' }]}
      actions={data && <PlanActions plan={data} />}
    >
      <Loaded query={query}>{(plan) => <Details plan={plan} />}</Loaded>
    </Page>
  );
}

function Details({ plan }: { readonly plan: TrainingPlan }) {
  const say = planTexts.use();
  const account = useSession().account.id;
  const compared = comparedVersion(plan);
  const own = waitingVersion(plan)?.writtenBy.includes(account) ?? false;
  return (
    <>
      <Section title={say('held')} aside={<StateBadge state={plan.state} />}>
        {plan.holding === null && <Text>{say('held.none')}</Text>}
        {own && <Text>{say('version.mine')}</Text>}
        {compared && (
          <DescriptionList
            items={[
              {
                term: say('col.classes'),
                detail: <PlannedHeld held={plan.held.classes} planned={compared.plannedClasses} />,
              },
              {
                term: say('col.trainees'),
                detail: <PlannedHeld held={plan.held.trainees} planned={compared.plannedTrainees} />,
              },
              { term: say('col.ahead'), detail: numberText(plan.held.ahead) },
            ]}
          />
        )}
        <AppLink href={`/classes?curriculum=${encodeURIComponent(plan.curriculum)}&mine=no`}>
          {say('classes.open')}
        </AppLink>
      </Section>
      <Section title={say('versions')}>
        <ol reversed>
          {plan.versions.toReversed().map((version) => (
            <li key={version.planVersion}>
              <Version version={version} />
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
}

function Version({ version }: { readonly version: PlanVersion }) {
  const say = planTexts.use();
  const { planVersion, draftedOn, approval, plannedClasses, plannedTrainees, reason } = version;
  const standing = approval ? say('version.approved', { day: dayText(approval.on) }) : say('version.waits');
  return (
    <>
      <Text fw={600}>
        {say('version', { version: planVersion })} – {standing}
      </Text>
      <DescriptionList
        items={[
          { term: say('classes'), detail: numberText(plannedClasses) },
          { term: say('trainees'), detail: numberText(plannedTrainees) },
          { term: say('on'), detail: say('version.drafted', { day: dayText(draftedOn) }) },
          { term: say('version.reason'), detail: reason },
        ]}
      />
    </>
  );
}
