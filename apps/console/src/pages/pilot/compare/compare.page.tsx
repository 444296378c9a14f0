import { useQueries, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Chart } from '../../../components/chart/chart.js';
import type { Palette } from '../../../components/chart/palette.js';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import { Filters } from '../../../components/fields/filters.js';
import { Pick } from '../../../components/fields/pickers.js';
import { useFigureText } from '../../../components/figure.js';
import { Empty, Loaded, Loading, NotMeasured } from '../../../components/states.js';
import { numberText } from '../../../format/numbers.js';
import { common } from '../../../i18n/common.texts.js';
import { useTitle } from '../../../i18n/texts.js';
import { Page, Section } from '../../../layout/page.js';
import { type Programme, WithProgramme } from '../../../layout/programme.js';
import { CutFields, CutNote } from '../figures/cut-fields.js';
import { figureTexts } from '../figures.texts.js';
import type { Breakdown, FigureView } from '../figures.types.js';
import { breakdownQuery, figuresQuery } from '../pilot.queries.js';
import { type CommuneRow, numberOf, rowsOf } from './commune-rows.js';

const route = getRouteApi('/compare');

/** Communes beside each other: a line a commune, a column a figure. */
export function ComparePage() {
  const say = figureTexts.use();
  return (
    <Page title={say('compare.title')} lead={say('compare.lead')}>
      <WithProgramme>{(programme) => <Content key={programme.code} programme={programme} />}</WithProgramme>
    </Page>
  );
}

function Content({ programme }: { readonly programme: Programme }) {
  const say = figureTexts.use();
  const { asOf, knownAt, units } = route.useSearch();
  const navigate = route.useNavigate();
  const cut = { asOf, knownAt };
  const query = useQuery(figuresQuery(programme.code, cut));
  const change = (next: Partial<ReturnType<typeof route.useSearch>>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  return (
    <>
      <Filters label={say('filters')}>
        <CutFields cut={cut} onChange={change} />
        <Pick
          label={say('one.units')}
          any={say('one.units.recorded')}
          value={units}
          choices={[{ value: 'today', label: say('one.units.today') }]}
          onChange={(value) => change({ units: value === 'today' ? 'today' : undefined })}
        />
      </Filters>
      <CutNote cut={cut} />
      <Loaded query={query}>
        {(figures) => {
          const known = figures.filter(({ events }) => events > 0);
          if (known.length === 0) return <Empty title={say('compare.none')} />;
          return <Comparison programme={programme.code} figures={known} />;
        }}
      </Loaded>
    </>
  );
}

function Comparison({
  programme,
  figures,
}: {
  readonly programme: string;
  readonly figures: readonly FigureView[];
}) {
  const say = figureTexts.use();
  const titleOf = useTitle();
  const { asOf, knownAt, units, indicator } = route.useSearch();
  const navigate = route.useNavigate();
  const queries = useQueries({
    queries: figures.map((figure) => breakdownQuery(programme, figure.indicator, { asOf, knownAt, units })),
  });
  if (queries.some(({ isPending }) => isPending)) return <Loading rows={8} />;
  const parts = queries.flatMap(({ data }) => data ?? []);
  const rows = rowsOf(parts);
  if (rows.length === 0) return <Empty title={say('compare.none')} />;
  const shown = parts.filter(({ cells }) => cells.some(({ unitId }) => unitId !== null));
  const drawn = shown.find((part) => part.indicator === indicator) ?? shown[0];
  return (
    <>
      {drawn && (
        <Section
          title={say('compare.chart', { title: titleOf(drawn) })}
          aside={
            <Pick
              label={say('compare.indicator')}
              value={drawn.indicator}
              choices={shown.map((part) => ({ value: part.indicator, label: titleOf(part) }))}
              onChange={(value) =>
                void navigate({ search: (before) => ({ ...before, indicator: value }), replace: true })
              }
            />
          }
        >
          <Bars part={drawn} rows={rows} />
        </Section>
      )}
      <Communes rows={rows} parts={shown} programme={programme} />
    </>
  );
}

function Bars({ part, rows }: { readonly part: Breakdown; readonly rows: readonly CommuneRow[] }) {
  const say = figureTexts.use();
  const titleOf = useTitle();
  const bars = rows.map(({ name, cells }) => [name, numberOf(cells.get(part.indicator))] as const);
  const percent = part.kind === 'ratio';
  const format = (value: number) => `${numberText(value)}${percent ? '\u00a0%' : ''}`;
  const option = (palette: Palette) => ({
    grid: { left: 8, right: 72, top: 8, bottom: 8, containLabel: true },
    xAxis: {
      type: 'value',
      axisLabel: { fontSize: 14, color: palette.dimmed, formatter: numberText },
      splitLine: { lineStyle: { color: palette.line } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map(([name]) => name),
      axisLabel: { fontSize: 14, color: palette.text },
    },
    series: [
      {
        type: 'bar',
        data: bars.map(([, value]) => value),
        barMaxWidth: 28,
        label: {
          show: true,
          position: 'right',
          color: palette.text,
          formatter: ({ value }: { value: number }) => format(value),
        },
      },
    ],
  });
  return (
    <Chart
      title={say('compare.chart', { title: titleOf(part) })}
      option={option}
      height={Math.max(160, bars.length * 44 + 40)}
      table={{ columns: [say('compare.commune'), titleOf(part)], rows: bars }}
      format={format}
      exportName={`so-sanh-${part.indicator}`}
      titled
    />
  );
}

interface CommunesProps {
  readonly rows: readonly CommuneRow[];
  readonly parts: readonly Breakdown[];
  readonly programme: string;
}

function Communes({ rows, parts, programme }: CommunesProps) {
  const say = figureTexts.use();
  const base = common.use();
  const titleOf = useTitle();
  const textOf = useFigureText();
  const columns: readonly Column<CommuneRow>[] = [
    {
      key: 'commune',
      title: say('compare.commune'),
      names: true,
      cell: ({ name }) => name,
      text: ({ name }) => name,
    },
    ...parts.map((part): Column<CommuneRow> => ({
      key: part.indicator,
      title: titleOf(part),
      numeric: true,
      cell: ({ cells }) => {
        const cell = cells.get(part.indicator);
        if (cell?.suppressed) return base('suppressed');
        return (cell && textOf({ ...cell, kind: part.kind, unit: part.unit })) ?? <NotMeasured />;
      },
      text: ({ cells }) => numberOf(cells.get(part.indicator)),
    })),
  ];
  return (
    <DataTable
      title={say('compare.table')}
      columns={columns}
      query={{ data: rows, error: null, isPending: false, refetch: () => undefined }}
      rowKey={({ unitId }) => unitId}
      exportName={`so-sanh-xa-${programme}`}
    />
  );
}
