import { Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { Chart } from '../../../components/chart/chart.js';
import type { Palette } from '../../../components/chart/palette.js';
import { numberText, percentText } from '../../../format/numbers.js';
import { Section } from '../../../layout/page.js';
import { usePilots } from '../shared/pilot-field.js';
import { deliverableTexts } from './deliverables.texts.js';
import { shareQuery } from './equipment.queries.js';

/** More communes than one picture shows. */
const MOST = 12;

/** How much of each pilot changes how work is done, and how much is technology, beside what is advised. */
export function WorkShare({
  programme,
  pilot,
}: {
  readonly programme: string;
  readonly pilot: string | undefined;
}) {
  const say = deliverableTexts.use();
  const pilots = usePilots(programme)
    .filter(({ id }) => pilot === undefined || id === pilot)
    .slice(0, MOST);
  const shares = useQueries({ queries: pilots.map(({ id }) => shareQuery(id)) });
  const rows = pilots.flatMap(({ commune }, index) => {
    const share = shares[index]?.data;
    return share && share.changePercent !== null ? [{ commune, share }] : [];
  });
  if (rows.length === 0) return null;
  const [change, technology] = [say('work.change'), say('work.technology')];
  const advised = rows[0]?.share.guidance.changePercent ?? 0;
  const option = (palette: Palette) => ({
    grid: { left: 8, right: 24, top: 40, bottom: 8, containLabel: true },
    legend: { top: 0, textStyle: { color: palette.text } },
    xAxis: {
      type: 'value',
      max: 100,
      axisLabel: { fontSize: 14, color: palette.dimmed, formatter: numberText },
      splitLine: { lineStyle: { color: palette.line } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map(({ commune }) => commune),
      axisLabel: { fontSize: 14, color: palette.text },
    },
    series: [
      {
        name: change,
        type: 'bar',
        stack: 'share',
        data: rows.map(({ share }) => share.changePercent),
        markLine: {
          symbol: 'none',
          data: [{ xAxis: advised }],
          label: { formatter: percentText(advised), color: palette.text },
          lineStyle: { color: palette.text },
        },
      },
      {
        name: technology,
        type: 'bar',
        stack: 'share',
        data: rows.map(({ share }) => share.technologyPercent),
      },
    ],
  });
  return (
    <Section title={say('share.title')}>
      <Text>{say('share.lead')}</Text>
      <Chart
        titled
        title={say('share.title')}
        height={90 + rows.length * 48}
        format={numberText}
        exportName={`ty-le-70-30-${programme}`}
        option={option}
        table={{
          columns: [
            say('col.commune'),
            change,
            technology,
            say('share.percent', { work: change }),
            say('share.percent', { work: technology }),
            say('share.guidance'),
          ],
          rows: rows.map(({ commune, share }) => [
            commune,
            share.change,
            share.technology,
            share.changePercent,
            share.technologyPercent,
            share.guidance.changePercent,
          ]),
        }}
      />
    </Section>
  );
}
