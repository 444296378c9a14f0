import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { AppLink } from '../../../components/app-link.js';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import { useKeyset } from '../../../components/data-table/keyset.js';
import { Filters } from '../../../components/fields/filters.js';
import { Pick } from '../../../components/fields/pickers.js';
import { StateBadge } from '../../../components/state-badge.js';
import { Empty } from '../../../components/states.js';
import { useWord } from '../../../i18n/words.texts.js';
import { Page } from '../../../layout/page.js';
import { type Programme, WithProgramme } from '../../../layout/programme.js';
import { RECORDERS } from '../../../session/session.js';
import { useMay } from '../../../session/use-session.js';
import { CurriculumPick } from '../classes/curriculum-pick.js';
import { classesTexts } from '../classes/classes.texts.js';
import { plansQuery } from '../training.queries.js';
import { PLAN_STATES, type TrainingPlan } from '../training.types.js';
import { DraftPlan } from './draft-plan.js';
import { comparedVersion } from './plan-numbers.js';
import { PlannedHeld } from './planned-held.js';
import { planTexts } from './plans.texts.js';

const route = getRouteApi('/training-plans');

/** What is planned beside what was held, a line a plan. */
export function PlansPage() {
  const say = planTexts.use();
  const classes = classesTexts.use();
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={<AppLink href="/curricula">{classes('curricula')}</AppLink>}
    >
      <WithProgramme>{(programme) => <Plans key={programme.code} programme={programme} />}</WithProgramme>
    </Page>
  );
}

function Plans({ programme }: { readonly programme: Programme }) {
  const say = planTexts.use();
  const word = useWord();
  const drafts = useMay(RECORDERS);
  const [drafting, { open, close }] = useDisclosure(false);
  const navigate = route.useNavigate();
  const { state, curriculum, after } = route.useSearch();
  const keyset = useKeyset({
    after,
    go: (next) => void navigate({ search: (before) => ({ ...before, after: next }) }),
  });
  const query = useQuery(plansQuery({ programme: programme.code, state, curriculum }, keyset.query));
  const columns = useColumns();
  const choose = (next: object) =>
    void navigate({ search: (before) => ({ ...before, ...next, after: undefined }), replace: true });
  return (
    <>
      <Filters label={say('filters')}>
        <Pick
          label={say('filter.state')}
          value={state}
          any={say('filter.state.any')}
          choices={PLAN_STATES.map((one) => ({ value: one, label: word('state', one) }))}
          onChange={(next) => choose({ state: next })}
        />
        <CurriculumPick value={curriculum} onChange={(next) => choose({ curriculum: next })} />
        {drafts && <Button onClick={open}>{say('new')}</Button>}
      </Filters>
      <DataTable
        title={say('title')}
        columns={columns}
        query={query}
        rowKey={({ id }) => id}
        keyset={keyset}
        filtered={state !== undefined || curriculum !== undefined}
        empty={<Empty title={say('none')} />}
        exportName={`ke-hoach-dao-tao-${programme.code}`}
      />
      {drafting && <DraftPlan programme={programme} onClose={close} />}
    </>
  );
}

function useColumns(): readonly Column<TrainingPlan>[] {
  const say = planTexts.use();
  const word = useWord();
  const classesOf = (plan: TrainingPlan): number => comparedVersion(plan)?.plannedClasses ?? 0;
  const traineesOf = (plan: TrainingPlan): number => comparedVersion(plan)?.plannedTrainees ?? 0;
  return [
    {
      key: 'plan',
      title: say('col.commune'),
      names: true,
      cell: ({ id, commune, curriculum }) => (
        <AppLink href={`/training-plans/${id}`}>{say('one', { curriculum, commune })}</AppLink>
      ),
      text: ({ commune }) => commune,
    },
    {
      key: 'curriculum',
      title: say('col.curriculum'),
      cell: ({ curriculum }) => curriculum,
      text: ({ curriculum }) => curriculum,
    },
    {
      key: 'state',
      title: say('col.state'),
      cell: ({ state }) => <StateBadge state={state} />,
      text: ({ state }) => word('state', state),
    },
    {
      key: 'classes',
      title: say('col.classes'),
      cell: (plan) => <PlannedHeld held={plan.held.classes} planned={classesOf(plan)} />,
      text: (plan) => say('of', { held: plan.held.classes, planned: classesOf(plan) }),
    },
    {
      key: 'trainees',
      title: say('col.trainees'),
      cell: (plan) => <PlannedHeld held={plan.held.trainees} planned={traineesOf(plan)} />,
      text: (plan) => say('of', { held: plan.held.trainees, planned: traineesOf(plan) }),
    },
    {
      key: 'ahead',
      title: say('col.ahead'),
      numeric: true,
      cell: ({ held }) => held.ahead,
      text: ({ held }) => held.ahead,
    },
  ];
}
