import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import { Dialog } from '../../../components/dialog.js';
import { Filters } from '../../../components/fields/filters.js';
import { Pick } from '../../../components/fields/pickers.js';
import { ProblemNote } from '../../../components/problem-note.js';
import { ReasonDialog } from '../../../components/reason-dialog.js';
import { Empty } from '../../../components/states.js';
import { useAction } from '../../../components/use-action.js';
import { dayText, localDay } from '../../../format/days.js';
import { numberText } from '../../../format/numbers.js';
import { send } from '../../../http/request.js';
import { common } from '../../../i18n/common.texts.js';
import { useWord } from '../../../i18n/words.texts.js';
import { Page } from '../../../layout/page.js';
import { LEADS } from '../../../session/session.js';
import { useMay } from '../../../session/use-session.js';
import { useTrainingWord } from '../common/training-words.texts.js';
import { curriculaQuery, TRAINING } from '../training.queries.js';
import { CURRICULUM_STATES, type Curriculum } from '../training.types.js';
import { curriculumTexts } from './curricula.texts.js';

const route = getRouteApi('/curricula');

const nameOf = ({ code, curriculumVersion }: Curriculum): string => `${code} v${curriculumVersion}`;

/** Every version of every curriculum; leads publish and retire them. */
export function CurriculaPage() {
  const say = curriculumTexts.use();
  const navigate = route.useNavigate();
  const { state } = route.useSearch();
  const query = useQuery(curriculaQuery());
  const columns = useColumns();
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
      cell: (row) => <Words of={row} />,
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
      ? [{ key: 'actions', title: say('col.actions'), cell: (row: Curriculum) => <Actions of={row} /> }]
      : []),
  ];
}

/** The title, and what the version says where somebody asks for it. */
function Words({ of }: { readonly of: Curriculum }) {
  const say = curriculumTexts.use();
  if (of.objectives.length === 0 && of.materials.length === 0) return of.title;
  return (
    <details>
      <summary aria-label={say('details', { name: `${of.title}, ${nameOf(of)}` })}>{of.title}</summary>
      {of.objectives.length > 0 && <Text fw={600}>{say('objectives')}</Text>}
      <ul>
        {of.objectives.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      {of.materials.length > 0 && <Text fw={600}>{say('materials')}</Text>}
      <ul>
        {of.materials.map(({ title, address }) => (
          <li key={address}>
            <a href={address} target="_blank" rel="noreferrer">
              {title}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

interface Given {
  readonly deed: 'publish' | 'retire';
  readonly body: object;
}

function Actions({ of }: { readonly of: Curriculum }) {
  const say = curriculumTexts.use();
  const base = common.use();
  const [open, setOpen] = useState<Given['deed']>();
  const [on, setOn] = useState(() => localDay(new Date().toISOString()) ?? '');
  const action = useAction<Given>({
    send: ({ deed, body }, key) => send('POST', `${TRAINING}/curricula/${of.id}/${deed}`, { body, key }),
    done: open ? say(`${open}.done`) : '',
    refreshes: ['curricula'],
    onDone: () => setOpen(undefined),
  });
  const deed = of.state === 'draft' ? 'publish' : of.state === 'published' ? 'retire' : undefined;
  if (deed === undefined) return null;
  const close = () => {
    setOpen(undefined);
    action.reset();
  };
  const title = say(`${deed}.of`, { name: nameOf(of) });
  return (
    <>
      <Button variant="default" aria-label={title} onClick={() => setOpen(deed)}>
        {say(deed)}
      </Button>
      {open === 'retire' && (
        <ReasonDialog
          opened
          danger
          title={title}
          action={say('retire')}
          day={{ label: say('on'), initial: on }}
          pending={action.pending}
          problem={action.problem}
          onClose={close}
          onConfirm={(body) => action.run({ deed: 'retire', body })}
        >
          {say('retire.body')}
        </ReasonDialog>
      )}
      {open === 'publish' && (
        <Dialog title={title} onClose={close}>
          <Stack>
            <Text>{say('publish.body')}</Text>
            {action.problem && <ProblemNote problem={action.problem} />}
            <TextInput
              type="date"
              required
              label={say('on')}
              value={on}
              onChange={(event) => setOn(event.currentTarget.value)}
            />
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                {base('cancel')}
              </Button>
              <Button
                data-autofocus
                loading={action.pending}
                onClick={() => action.run({ deed: 'publish', body: { on } })}
              >
                {say('publish')}
              </Button>
            </Group>
          </Stack>
        </Dialog>
      )}
    </>
  );
}
