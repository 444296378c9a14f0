import { Text } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { AppLink } from '../../../components/app-link.js';
import { TableTools } from '../../../components/data-table/table-tools.js';
import { ScrollRegion } from '../../../components/scroll-region.js';
import { Filters } from '../../../components/fields/filters.js';
import { Pick } from '../../../components/fields/pickers.js';
import { Empty, Loaded, Loading } from '../../../components/states.js';
import { numberText } from '../../../format/numbers.js';
import { Section } from '../../../layout/page.js';
import { RECORDERS } from '../../../session/session.js';
import { useMay } from '../../../session/use-session.js';
import { reviewHref } from '../review/queue.js';
import { hamletProgressQuery, hamletsQuery, roundsQuery } from '../surveys.queries.js';
import { surveyTexts } from '../surveys.texts.js';
import type { Round } from '../surveys.types.js';
import { type Grid, type GridCell, type GridRow, hamletGrid, missingIn } from './hamlet-grid.js';
import styles from './rounds.module.css';

const route = getRouteApi('/surveys/$id');

/** Who has not submitted: the hamlets of a commune beside the rounds of the same purpose. */
export function HamletSection({ round }: { readonly round: Round }) {
  const say = surveyTexts.use();
  const navigate = route.useNavigate();
  const { commune: asked } = route.useSearch();
  const communes = round.communes;
  const commune = communes.find(({ communeUnitId }) => communeUnitId === asked) ?? communes[0];
  const choose = (next: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, commune: next }), replace: true });
  if (!commune) return null;
  return (
    <Section title={say('grid')}>
      <Text>{say('grid.lead')}</Text>
      {communes.length > 1 && (
        <Filters label={say('grid')}>
          <Pick
            label={say('grid.commune')}
            value={commune.communeUnitId}
            choices={communes.map((one) => ({ value: one.communeUnitId, label: one.commune }))}
            onChange={choose}
          />
        </Filters>
      )}
      <HamletGrid key={commune.communeUnitId} round={round} communeUnitId={commune.communeUnitId} />
    </Section>
  );
}

function HamletGrid({ round, communeUnitId }: { readonly round: Round; readonly communeUnitId: string }) {
  const hamlets = useQuery(hamletsQuery(round.programme, communeUnitId));
  const all = useQuery(roundsQuery(round.programme));
  const beside = (all.data ?? [round]).filter(
    (one) =>
      one.id === round.id ||
      (one.purpose === round.purpose &&
        one.state !== 'draft' &&
        one.communes.some((commune) => commune.communeUnitId === communeUnitId)),
  );
  const progress = useQueries({ queries: beside.map(({ id }) => hamletProgressQuery(id)) });
  const failed = progress.find(({ error }) => error !== null);
  if (failed) return <Loaded query={failed}>{() => null}</Loaded>;
  if (progress.some(({ data }) => data === undefined)) return <Loading />;
  return (
    <Loaded query={hamlets}>
      {(known) => (
        <GridTable
          communeUnitId={communeUnitId}
          grid={hamletGrid(
            communeUnitId,
            known,
            beside.map((one, place) => ({ round: one, progress: progress[place]?.data ?? [] })),
          )}
        />
      )}
    </Loaded>
  );
}

function GridTable({ grid, communeUnitId }: { readonly grid: Grid; readonly communeUnitId: string }) {
  const say = surveyTexts.use();
  const reviews = useMay(RECORDERS);
  if (grid.rows.length === 0) return <Empty title={say('grid.no-hamlets')} />;
  const textOf = (cell: GridCell | undefined, row: GridRow): string | number => {
    if (!cell || cell.sent === 0) return row.hamletNo === null ? 0 : say('grid.missing');
    return cell.target === null ? cell.sent : `${cell.sent}/${cell.target}`;
  };
  const sheet = () => ({
    columns: [say('grid.hamlet'), ...grid.rounds.map(({ formCode }) => formCode)],
    rows: grid.rows.map((row) => [nameOf(row, say), ...row.cells.map((cell) => textOf(cell, row))]),
  });
  return (
    <>
      <ul>
        {grid.rounds.map(({ id, formCode: form }, place) => (
          <li key={id}>{wordsOf(grid, place, form, say)}</li>
        ))}
      </ul>
      <TableTools name="thon-chua-nop" sheet={sheet} />
      <ScrollRegion className={styles['scroll']} title={say('grid')}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{say('grid.hamlet')}</th>
              {grid.rounds.map(({ id, formCode }) => (
                <th key={id} scope="col">
                  {formCode}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.rows.map((row) => (
              <tr key={row.hamletNo ?? ''}>
                <th scope="row">{nameOf(row, say)}</th>
                {grid.rounds.map(({ id }, place) => (
                  <Cell
                    key={id}
                    cell={row.cells[place]}
                    late={row.hamletNo !== null && grid.asks[place] === true}
                    href={
                      reviews && row.hamletNo !== null
                        ? reviewHref({
                            round: id,
                            state: 'any',
                            commune: communeUnitId,
                            hamlet: row.hamletNo,
                          })
                        : undefined
                    }
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

interface CellProps {
  readonly cell: GridCell | undefined;
  /** Whether nothing sent means that something is missing. */
  readonly late: boolean;
  readonly href: string | undefined;
}

function Cell({ cell, late, href }: CellProps) {
  const say = surveyTexts.use();
  const wanted = (target: number): string => say('grid.target', { target: numberText(target) });
  if (!cell || cell.sent === 0)
    return (
      <td className={styles[late ? 'missing' : 'plain']}>
        {late ? say('grid.missing') : '–'} {cell && cell.target !== null && wanted(cell.target)}
      </td>
    );
  const sent = say('grid.cell', { sent: numberText(cell.sent), accepted: numberText(cell.accepted) });
  const text = cell.target === null ? sent : `${sent} ${wanted(cell.target)}`;
  return (
    <td className={styles['sent']}>{href === undefined ? text : <AppLink href={href}>{text}</AppLink>}</td>
  );
}

type Say = ReturnType<typeof surveyTexts.use>;

function nameOf({ hamletNo, name }: GridRow, say: Say): string {
  if (hamletNo === null) return say('grid.nameless');
  return name === null ? `${hamletNo} (${say('grid.unregistered')})` : `${hamletNo} · ${name}`;
}

function wordsOf(grid: Grid, place: number, form: string, say: Say): string {
  if (grid.asks[place] !== true) return say('grid.asks-not', { form });
  const count = missingIn(grid, place).length;
  return count === 0 ? say('grid.all-sent', { form }) : say('grid.missing.count', { form, count });
}
