import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { AppLink } from '../../../components/app-link.js';
import { Chart } from '../../../components/chart/chart.js';
import type { Palette } from '../../../components/chart/palette.js';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import { Filters } from '../../../components/fields/filters.js';
import { Pick } from '../../../components/fields/pickers.js';
import { Empty, Loaded, NotMeasured } from '../../../components/states.js';
import { numberText, signedText, valueText } from '../../../format/numbers.js';
import { useTitle } from '../../../i18n/texts.js';
import { useWord } from '../../../i18n/words.texts.js';
import { Page, Section } from '../../../layout/page.js';
import { type Programme, WithProgramme } from '../../../layout/programme.js';
import { figureHref } from '../figures/cut-fields.js';
import { figureTexts } from '../figures.texts.js';
import { figuresQuery, pilotsQuery } from '../pilot.queries.js';
import { type Sides, sidesOf, subjectOf } from './sides.js';

const route = getRouteApi('/before-after');

/** What changed between the beginning and the end of the pilot; a side that was not measured is said to be so. */
export function BeforeAfterPage() {
  const say = figureTexts.use();
  return (
    <Page title={say('before.title')} lead={say('before.lead')}>
      <WithProgramme>{(programme) => <Content key={programme.code} programme={programme} />}</WithProgramme>
    </Page>
  );
}

function Content({ programme }: { readonly programme: Programme }) {
  const say = figureTexts.use();
  const { commune } = route.useSearch();
  const navigate = route.useNavigate();
  const pilots = useQuery(pilotsQuery(programme.code));
  const query = useQuery(figuresQuery(programme.code, { commune }));
  return (
    <>
      <Filters label={say('filters')}>
        <Pick
          label={say('filter.commune')}
          any={say('filter.all-communes')}
          value={commune}
          choices={(pilots.data ?? []).map((one) => ({ value: one.communeUnitId, label: one.commune }))}
          onChange={(id) =>
            void navigate({ search: (before) => ({ ...before, commune: id }), replace: true })
          }
        />
      </Filters>
      <Loaded query={query}>
        {(figures) => {
          const sides = sidesOf(figures, programme.measures);
          const units = [...new Set(sides.filter(isDrawn).map(({ unit }) => unit))];
          if (sides.length === 0) return <Empty title={say('before.none')} />;
          return (
            <>
              {units.map((unit) => (
                <Slopes key={unit} unit={unit} sides={sides.filter((one) => one.unit === unit)} />
              ))}
              <SidesTable sides={sides} name={`truoc-sau-${programme.code}`} />
            </>
          );
        }}
      </Loaded>
    </>
  );
}

const isDrawn = ({ baseline, endline }: Sides): boolean => baseline !== null && endline !== null;

const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'pin'];

function Slopes({ unit, sides }: { readonly unit: string; readonly sides: readonly Sides[] }) {
  const say = figureTexts.use();
  const word = useWord();
  const titleOf = useTitle();
  const drawn = sides.filter(isDrawn);
  const [before, after] = [say('before.before'), say('before.after')];
  const option = (palette: Palette) => ({
    grid: { left: 16, right: 16, top: 16 + drawn.length * 28, bottom: 8, containLabel: true },
    legend: { top: 0, orient: 'vertical', left: 0, textStyle: { color: palette.text } },
    xAxis: {
      type: 'category',
      data: [before, after],
      boundaryGap: true,
      axisLabel: { fontSize: 14, color: palette.text },
    },
    yAxis: {
      type: 'value',
      axisLabel: { fontSize: 14, color: palette.dimmed, formatter: numberText },
      splitLine: { lineStyle: { color: palette.line } },
    },
    series: drawn.map(({ figure, baseline, endline }, index) => ({
      type: 'line',
      name: subjectOf(titleOf(figure)),
      data: [baseline, endline],
      symbol: SYMBOLS[index % SYMBOLS.length],
      symbolSize: 12,
      lineStyle: { width: 3 },
      label: {
        show: true,
        position: 'top',
        color: palette.text,
        formatter: ({ value }: { value: number }) => numberText(value),
      },
    })),
  });
  const rows = sides.map(({ figure, baseline, endline }) => [subjectOf(titleOf(figure)), baseline, endline]);
  const name = word('unit', unit);
  return (
    <Section title={say('before.chart', { unit: name })}>
      <Chart
        title={say('before.chart', { unit: name })}
        option={option}
        height={320 + drawn.length * 28}
        table={{ columns: [say('col.figure'), before, after], rows }}
        format={(value) => valueText(value, name)}
        exportName={`truoc-sau-${unit}`}
        titled
      />
    </Section>
  );
}

function SidesTable({ sides, name }: { readonly sides: readonly Sides[]; readonly name: string }) {
  const say = figureTexts.use();
  const word = useWord();
  const titleOf = useTitle();
  const side = (value: number | null, { unit, reasonVi }: Sides) =>
    value === null ? <NotMeasured why={reasonVi} /> : valueText(value, word('unit', unit));
  const changeOf = ({ change, figure }: Sides): string | null =>
    change === null
      ? null
      : `${signedText(change)} ${figure.kind === 'difference' ? figure.unit : word('unit', figure.unit)}`;
  const columns: readonly Column<Sides>[] = [
    {
      key: 'figure',
      title: say('col.figure'),
      names: true,
      cell: ({ figure }) => (
        <AppLink href={figureHref(figure.programme, figure.indicator)}>{subjectOf(titleOf(figure))}</AppLink>
      ),
      text: ({ figure }) => subjectOf(titleOf(figure)),
    },
    {
      key: 'before',
      title: say('before.before'),
      cell: (one) => side(one.baseline, one),
      text: (one) => one.baseline,
    },
    {
      key: 'after',
      title: say('before.after'),
      cell: (one) => side(one.endline, one),
      text: (one) => one.endline,
    },
    {
      key: 'change',
      title: say('before.change'),
      cell: (one) => {
        const text = changeOf(one);
        if (text === null) return <NotMeasured />;
        return one.verdict === null ? text : `${text} (${say(`before.${one.verdict}`)})`;
      },
      text: changeOf,
    },
  ];
  return (
    <DataTable
      title={say('before.title')}
      columns={columns}
      query={{ data: sides, error: null, isPending: false, refetch: () => undefined }}
      rowKey={({ indicator }) => indicator}
      exportName={name}
    />
  );
}
