import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { scoresApprove, scoresPublish } from '../../../api/programme/operations.gen.js';
import type {
  IndicatorItem,
  IndicatorSet,
  ScoredItem,
  ScoreSummary,
} from '../../../api/programme/types.gen.js';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import { Filters } from '../../../components/fields/filters.js';
import { Pick } from '../../../components/fields/pickers.js';
import { StateBadge } from '../../../components/state-badge.js';
import { numberText } from '../../../format/numbers.js';
import { useWord } from '../../../i18n/words.texts.js';
import { Section } from '../../../layout/page.js';
import { WithProgramme } from '../../../layout/programme.js';
import { APPROVERS, LEADS, RECORDERS } from '../../../session/session.js';
import { useMay, useSession } from '../../../session/use-session.js';
import type { Pilot } from '../../pilot/pilot.types.js';
import { plain, shown } from '../shared/columns.js';
import { DayDeed, Opens } from '../shared/deeds.js';
import { EvidenceList } from '../shared/evidence-list.js';
import { listTexts } from '../shared/lists.texts.js';
import { usePilots } from '../shared/pilot-field.js';
import { ReviewScore, SelfScore } from './score-forms.js';
import { scoresQuery } from './sets.queries.js';
import { setTexts } from './sets.texts.js';

const route = getRouteApi('/indicator-sets/$id');

/** What one commune scored in one period, and what became of it. */
export function Scores({ set }: { readonly set: IndicatorSet }) {
  const say = setTexts.use();
  return (
    <Section title={say('scores')}>
      <WithProgramme>{({ code }) => <Chosen set={set} programme={code} />}</WithProgramme>
    </Section>
  );
}

function Chosen({ set, programme }: { readonly set: IndicatorSet; readonly programme: string }) {
  const say = setTexts.use();
  const lists = listTexts.use();
  const { pilot: id, period = String(set.year) } = route.useSearch();
  const navigate = route.useNavigate();
  const pilots = usePilots(programme);
  const pilot = pilots.find((one) => one.id === id) ?? (pilots.length === 1 ? pilots[0] : undefined);
  return (
    <>
      <Filters label={say('scores')}>
        <Pick
          label={lists('commune')}
          any={lists('commune.choose')}
          choices={pilots.map((one) => ({ value: one.id, label: one.commune }))}
          value={pilot?.id}
          onChange={(value) =>
            void navigate({ search: (before) => ({ ...before, pilot: value }), replace: true })
          }
        />
        <Pick
          label={say('scores.period')}
          choices={periodsOf(set.year).map((value) => ({ value, label: value }))}
          value={period}
          onChange={(value) =>
            void navigate({ search: (before) => ({ ...before, period: value }), replace: true })
          }
        />
      </Filters>
      {pilot ? <Table set={set} pilot={pilot} period={period} /> : <Text>{say('scores.choose')}</Text>}
    </>
  );
}

/** The year of the set and the ones around it, and their halves. */
const periodsOf = (year: number): string[] =>
  [year - 1, year, year + 1].flatMap((one) => [String(one), `${one}-H1`, `${one}-H2`]);

interface TableProps {
  readonly set: IndicatorSet;
  readonly pilot: Pilot;
  readonly period: string;
}

function Table({ set, pilot, period }: TableProps) {
  const say = setTexts.use();
  const query = useQuery(scoresQuery(set.id, { communeUnitId: pilot.communeUnitId, period }));
  return (
    <>
      {query.data && <Total summary={query.data} />}
      <DataTable
        title={`${say('scores')}: ${pilot.commune}, ${period}`}
        columns={useColumns({ set, pilot, period })}
        query={{ ...query, data: query.data?.items }}
        rowKey={({ code }) => code}
        exportName={`diem-${pilot.communeUnitId.slice(0, 5)}-${period}`}
      />
    </>
  );
}

function Total({ summary }: { readonly summary: ScoreSummary }) {
  const say = setTexts.use();
  const { total, maxOfScored, max, notScored } = summary;
  return (
    <Text>
      {total === null
        ? say('scores.total.none', { max: numberText(max) })
        : say('scores.total', {
            total: numberText(total),
            maxOfScored: numberText(maxOfScored),
            max: numberText(max),
            count: notScored,
          })}
    </Text>
  );
}

function useColumns(table: TableProps): readonly Column<ScoredItem>[] {
  const say = setTexts.use();
  const lists = listTexts.use();
  const word = useWord();
  const items = new Map(table.set.items.map((item) => [item.code, item]));
  return [
    plain('code', say('item.code'), ({ code }) => code),
    plain('name', say('item.name'), ({ name }) => name, { names: true }),
    shown(
      'points',
      say('score.points'),
      ({ score, maxPoints }) =>
        score === null ? say('score.none') : `${numberText(score.points)} / ${numberText(maxPoints)}`,
      ({ score }) => score?.points ?? null,
      { numeric: true },
    ),
    shown(
      'state',
      lists('state'),
      ({ score }) => score && <StateBadge state={score.state} />,
      ({ score }) => (score ? word('state', score.state) : null),
    ),
    {
      key: 'evidence',
      title: say('score.evidence'),
      cell: ({ score }) =>
        score !== null &&
        score.evidence.length > 0 && (
          <EvidenceList
            refs={score.evidence}
            files={score.evidence.flatMap((ref) => (typeof ref === 'string' ? [{ id: ref }] : []))}
          />
        ),
    },
    {
      key: 'actions',
      title: lists('actions'),
      cell: (row) => {
        const item = items.get(row.code);
        return item && <Actions {...table} item={item} score={row.score} />;
      },
    },
  ];
}

interface ActionsProps extends TableProps {
  readonly item: IndicatorItem;
  readonly score: ScoredItem['score'];
}

/** Whoever scored does not review or approve; a set that was replaced is not scored by any more. */
function Actions({ set, pilot, period, item, score }: ActionsProps) {
  const say = setTexts.use();
  const [records, leads, approves] = [useMay(RECORDERS), useMay(LEADS), useMay(APPROVERS)];
  const { account } = useSession();
  const { code } = item;
  const own = score?.steps.findLast(({ to }) => to === 'self-scored')?.by === account.id;
  const current = set.state === 'current';
  const deed = (
    verb: 'approve' | 'publish',
    send: typeof scoresApprove | typeof scoresPublish,
    id: string,
  ) => (
    <Opens primary label={say(verb)} longLabel={say(`${verb}.of`, { code })}>
      {(close) => (
        <DayDeed
          name={`score-${verb}-${id}`}
          title={say(`${verb}.of`, { code })}
          body={verb === 'publish' && say('publish.body')}
          action={say(verb)}
          dayLabel={say('deed.on')}
          done={say(`${verb}.done`)}
          refreshes={['scores']}
          send={(on) => send({ path: { setId: set.id, id }, body: { on } })}
          onClose={close}
        />
      )}
    </Opens>
  );
  return (
    <Group gap="xs" wrap="nowrap">
      {current && records && (
        <Opens
          primary={score === null}
          label={say(score ? 'correct' : 'self')}
          longLabel={say(score ? 'correct.of' : 'self.of', { code })}
        >
          {(close) => (
            <SelfScore set={set} pilot={pilot} period={period} item={item} score={score} onClose={close} />
          )}
        </Opens>
      )}
      {current && leads && !own && score?.state === 'self-scored' && (
        <Opens primary label={say('review')} longLabel={say('review.of', { code })}>
          {(close) => <ReviewScore set={set} item={item} score={score} onClose={close} />}
        </Opens>
      )}
      {approves && !own && score?.state === 'reviewed' && deed('approve', scoresApprove, score.id)}
      {approves && score?.state === 'approved' && deed('publish', scoresPublish, score.id)}
    </Group>
  );
}
