import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { AppLink } from '../../../components/app-link.js';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import { Filters } from '../../../components/fields/filters.js';
import { Pick } from '../../../components/fields/pickers.js';
import { Empty } from '../../../components/states.js';
import { dayText } from '../../../format/days.js';
import { numberText } from '../../../format/numbers.js';
import { useWord } from '../../../i18n/words.texts.js';
import { Page } from '../../../layout/page.js';
import { LEADS } from '../../../session/session.js';
import { useMay } from '../../../session/use-session.js';
import { useTrainingWord } from '../common/training-words.texts.js';
import { curriculaQuery } from '../training.queries.js';
import { CURRICULUM_STATES, type Curriculum } from '../training.types.js';
import { curriculumTexts } from './curricula.texts.js';
import { CurriculumActions, nameOf } from './curriculum-actions.js';
import { CurriculumForm } from './curriculum-form.js';

const route = getRouteApi('/curricula');

/** Every version of every curriculum; leads publish and retire them. */
export function CurriculaPage() {
  const say = curriculumTexts.use();
  const navigate = route.useNavigate();
  const { state } = route.useSearch();
  const query = useQuery(curriculaQuery());
  const columns = useColumns();
  const writes = useMay(LEADS);
  const [drafting, { open, close }] = useDisclosure(false);
  const rows = query.data?.filter((one) => state === undefined || one.state === state);
  const choose = (next: string | undefined) =>
    void navigate({
      search: (before) => ({ ...before, state: CURRICULUM_STATES.find((one) => one === next) }),
      replace: true,
    });
  return (
    <Page title={say('title')} lead={say('lead')} crumbs={[{ label: say('classes'), href: '/classes' }]}>
      <Filters label={say('filters')}>
        <Pick
          label={say('filter.state')}
          value={state}
          any={say('filter.state.any')}
          choices={CURRICULUM_STATES.map((one) => ({ value: one, label: say(`state.${one}`) }))}
          onChange={choose}
        />
      </Filters>
      {writes && (
        <Group className="xaso-no-print">
          <Button onClick={open}>{say('draft')}</Button>
        </Group>
      )}
      {drafting && <CurriculumForm onClose={close} />}
      <DataTable
        title={say('title')}
        columns={columns}
        query={{ ...query, data: rows }}
        rowKey={({ id }) => id}
        filtered={state !== undefined}
        empty={<Empty title={say('none')} />}
        exportName="giao-trinh"
      />
    </Page>
  );
}

function useColumns(): readonly Column<Curriculum>[] {
  const say = curriculumTexts.use();
  const word = useWord();
  const groupOf = useTrainingWord();
  const publishes = useMay(LEADS);
  const audienceOf = ({ audience }: Curriculum): string =>
    audience.map((one) => groupOf('group', one)).join(', ');
  const hoursOf = ({ hours }: Curriculum): string =>
    hours === null ? say('hours.unknown') : numberText(hours);
  return [
    { key: 'code', title: say('col.code'), cell: ({ code }) => code, text: ({ code }) => code },
    {
      key: 'title',
      title: say('col.title'),
      names: true,
      cell: (row) => (
        <AppLink href={`/curricula/${row.id}`} aria-label={`${row.title}, ${nameOf(row)}`}>
          {row.title}
        </AppLink>
      ),
      text: ({ title }) => title,
    },
    {
      key: 'version',
      title: say('col.version'),
      numeric: true,
      cell: ({ curriculumVersion }) => curriculumVersion,
      text: ({ curriculumVersion }) => curriculumVersion,
    },
    {
      key: 'state',
      title: say('col.state'),
      cell: ({ state }) => say(`state.${state}`),
      text: ({ state }) => say(`state.${state}`),
    },
    {
      key: 'since',
      title: say('col.since'),
      cell: ({ publishedOn }) => (publishedOn === null ? '' : dayText(publishedOn)),
      text: ({ publishedOn }) => (publishedOn === null ? null : dayText(publishedOn)),
    },
    {
      key: 'pillar',
      title: say('col.pillar'),
      cell: ({ pillar }) => word('pillar', pillar),
      text: ({ pillar }) => word('pillar', pillar),
    },
    { key: 'audience', title: say('col.audience'), cell: audienceOf, text: audienceOf },
    { key: 'hours', title: say('col.hours'), numeric: true, cell: hoursOf, text: hoursOf },
    ...(publishes
      ? [
          {
            key: 'actions',
            title: say('col.actions'),
            cell: (row: Curriculum) => <CurriculumActions of={row} />,
          },
        ]
      : []),
  ];
}
