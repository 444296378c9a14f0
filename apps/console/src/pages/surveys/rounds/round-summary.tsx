import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import { Empty } from '../../../components/states.js';
import { momentText } from '../../../format/days.js';
import { numberText, percentText } from '../../../format/numbers.js';
import { common } from '../../../i18n/common.texts.js';
import { Section } from '../../../layout/page.js';
import { summaryQuery } from '../surveys.queries.js';
import { surveyTexts } from '../surveys.texts.js';
import type { MetricCell, Round } from '../surveys.types.js';

/** What the accepted forms of a closed round came to, commune by commune. */
export function RoundSummary({ round }: { readonly round: Round }) {
  const say = surveyTexts.use();
  if (round.state !== 'closed')
    return (
      <Section title={say('summary')}>
        <Text>{say('summary.none')}</Text>
      </Section>
    );
  return <Told round={round} />;
}

function Told({ round }: { readonly round: Round }) {
  const say = surveyTexts.use();
  const base = common.use();
  const query = useQuery(summaryQuery(round.id));
  const valueOf = (cell: MetricCell): string => {
    if (cell.suppressed) return base('suppressed');
    const { numerator, denominator } = cell;
    if (numerator === undefined || !denominator) return base('not-measured');
    return percentText((numerator * 100) / denominator);
  };
  const partsOf = ({ numerator, denominator }: MetricCell): string =>
    numerator === undefined || denominator === undefined
      ? ''
      : base('of-total', { numerator: numberText(numerator), denominator: numberText(denominator) });
  const columns: readonly Column<MetricCell>[] = [
    {
      key: 'indicator',
      title: say('summary.indicator'),
      names: true,
      cell: ({ indicator }) => indicator,
      text: ({ indicator }) => indicator,
    },
    {
      key: 'commune',
      title: say('progress.commune'),
      cell: ({ commune }) => commune,
      text: ({ commune }) => commune,
    },
    { key: 'value', title: say('summary.value'), numeric: true, cell: valueOf, text: valueOf },
    { key: 'parts', title: say('summary.parts'), numeric: true, cell: partsOf, text: partsOf },
    {
      key: 'forms',
      title: say('summary.forms'),
      numeric: true,
      cell: ({ responses }) => (responses === undefined ? '' : numberText(responses)),
      text: ({ responses }) => responses ?? null,
    },
  ];
  const { data } = query;
  return (
    <Section title={say('summary')}>
      {data && (
        <Text c="dimmed">
          {say('summary.made', { revision: data.revision, at: momentText(data.madeAt) })}
        </Text>
      )}
      <DataTable
        title={say('summary')}
        columns={columns}
        query={{ ...query, data: data?.metrics }}
        rowKey={({ indicator, communeUnitId }) => `${indicator} ${communeUnitId}`}
        empty={<Empty title={say('summary.empty')} />}
        exportName={`tong-hop-${round.formCode}`}
      />
    </Section>
  );
}
