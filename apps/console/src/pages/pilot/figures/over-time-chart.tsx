import { Text } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Chart } from '../../../components/chart/chart.js';
import type { Palette } from '../../../components/chart/palette.js';
import { Loading } from '../../../components/states.js';
import { dayText, localDay, periodText } from '../../../format/days.js';
import { numberText } from '../../../format/numbers.js';
import { useTitle } from '../../../i18n/texts.js';
import { words } from '../../../i18n/words.texts.js';
import { Section } from '../../../layout/page.js';
import { figureTexts } from '../figures.texts.js';
import type { FigureView } from '../figures.types.js';
import { type Cut, dashboardQuery, eventsQuery } from '../pilot.queries.js';
import { cumulative, type Lines, reported } from './over-time.js';

const OBSERVED = ['difference', 'estimate', 'external'];
/** More events than a browser should read for one picture. */
const MOST_EVENTS = 1_000;
/** More lines than can be told apart. */
const MOST_LINES = 5;

interface Props {
  readonly figure: FigureView;
  readonly communes: readonly string[];
  readonly cut: Cut;
}

/** How a figure went: counted ones by their events, observed ones by what was reported. */
export function OverTime({ figure, communes, cut }: Props) {
  const say = figureTexts.use();
  const observed = OBSERVED.includes(figure.kind);
  return (
    <Section title={say('one.over-time')}>
      {observed ? (
        <Reported figure={figure} communes={communes.slice(0, MOST_LINES)} />
      ) : figure.events >= MOST_EVENTS ? (
        <Text>{say('one.over-time.partial', { count: numberText(MOST_EVENTS) })}</Text>
      ) : (
        <Counted figure={figure} cut={cut} />
      )}
    </Section>
  );
}

function Counted({ figure, cut }: Omit<Props, 'communes'>) {
  const say = figureTexts.use();
  const titleOf = useTitle();
  const { data } = useQuery(eventsQuery(figure.programme, figure.indicator, { ...cut, limit: MOST_EVENTS }));
  if (data === undefined) return <Loading />;
  const lines = cumulative(data, (instant) => localDay(instant) ?? instant, titleOf(figure));
  return <Picture title={say('one.over-time.cumulative')} lines={lines} labelOf={dayText} figure={figure} />;
}

function Reported({ figure, communes }: Omit<Props, 'cut'>) {
  const say = figureTexts.use();
  const word = words.use();
  const queries = useQueries({
    queries: communes.map((commune) => dashboardQuery(figure.programme, commune)),
  });
  if (queries.some(({ isPending }) => isPending)) return <Loading />;
  const lines = reported(
    queries.flatMap(({ data }) => data ?? []),
    figure.indicator,
  );
  const terms = {
    quarter: word('period.quarter'),
    half: [word('period.half.1'), word('period.half.2')] as const,
  };
  return (
    <Picture
      title={say('one.over-time.monthly')}
      lines={lines}
      labelOf={(period) => periodText(period, terms)}
      figure={figure}
    />
  );
}

interface PictureProps {
  readonly title: string;
  readonly lines: Lines;
  readonly labelOf: (day: string) => string;
  readonly figure: FigureView;
}

const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'pin'];

function Picture({ title, lines, labelOf, figure }: PictureProps) {
  const say = figureTexts.use();
  const titleOf = useTitle();
  const labels = lines.days.map((day) => labelOf(day));
  const option = (palette: Palette) => ({
    grid: { left: 8, right: 24, top: 40, bottom: 8, containLabel: true },
    legend: { show: lines.lines.length > 1, top: 0, textStyle: { color: palette.text } },
    xAxis: { type: 'category', data: labels, axisLabel: { fontSize: 14, color: palette.dimmed } },
    yAxis: {
      type: 'value',
      axisLabel: { fontSize: 14, color: palette.dimmed, formatter: numberText },
      splitLine: { lineStyle: { color: palette.line } },
    },
    series: lines.lines.map(({ name, values }, index) => ({
      type: 'line',
      name,
      data: values,
      connectNulls: false,
      showSymbol: values.length < 40,
      symbol: SYMBOLS[index % SYMBOLS.length],
      symbolSize: 9,
    })),
  });
  if (lines.days.length < 2) return <Text>{say('one.over-time.none')}</Text>;
  const columns = [say('events.when'), ...lines.lines.map(({ name }) => name)];
  const rows = labels.map((label, at) => [label, ...lines.lines.map(({ values }) => values[at] ?? null)]);
  return (
    <Chart
      title={`${titleOf(figure)}: ${title}`}
      option={option}
      table={{ columns, rows }}
      format={numberText}
      exportName={`${figure.indicator}-theo-thoi-gian`}
    />
  );
}
