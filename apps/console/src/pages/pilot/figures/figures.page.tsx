import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { AppLink } from '../../../components/app-link.js';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import { Filters } from '../../../components/fields/filters.js';
import { Pick, SearchBox } from '../../../components/fields/pickers.js';
import { Figure, useFigureText } from '../../../components/figure.js';
import { Empty } from '../../../components/states.js';
import { dayText } from '../../../format/days.js';
import { found } from '../../../format/fold.js';
import { numberText, percentText, valueText } from '../../../format/numbers.js';
import { common } from '../../../i18n/common.texts.js';
import { useTitle } from '../../../i18n/texts.js';
import { useWord } from '../../../i18n/words.texts.js';
import { Page } from '../../../layout/page.js';
import { type Programme, WithProgramme } from '../../../layout/programme.js';
import { figureTexts } from '../figures.texts.js';
import type { FigureView } from '../figures.types.js';
import { figuresQuery, pilotsQuery } from '../pilot.queries.js';
import { CutFields, CutNote, cutAddress, figureHref } from './cut-fields.js';

const route = getRouteApi('/figures');

/** Every figure of a programme or of one commune, at any moment. */
export function FiguresPage() {
  const say = figureTexts.use();
  return (
    <Page title={say('list.title')} lead={say('list.lead')}>
      <WithProgramme>{(programme) => <List key={programme.code} programme={programme} />}</WithProgramme>
    </Page>
  );
}

function List({ programme }: { readonly programme: Programme }) {
  const say = figureTexts.use();
  const titleOf = useTitle();
  const navigate = route.useNavigate();
  const { q, commune, asOf, knownAt } = route.useSearch();
  const pilots = useQuery(pilotsQuery(programme.code));
  const query = useQuery(figuresQuery(programme.code, { asOf, knownAt, commune }));
  const cut = { asOf, knownAt };
  const columns = useColumns(cut);
  const rows = query.data?.filter((figure) => found(`${titleOf(figure)} ${figure.indicator}`, q ?? ''));
  const change = (next: Partial<ReturnType<typeof route.useSearch>>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  return (
    <>
      <Filters label={say('filters')}>
        <SearchBox label={say('filter.q')} value={q} onChange={(text) => change({ q: text })} />
        <Pick
          label={say('filter.commune')}
          any={say('filter.all-communes')}
          value={commune}
          choices={(pilots.data ?? []).map((one) => ({ value: one.communeUnitId, label: one.commune }))}
          onChange={(id) => change({ commune: id })}
        />
        <CutFields cut={cut} onChange={change} />
      </Filters>
      <CutNote cut={cut} />
      <DataTable
        title={say('list.title')}
        columns={columns}
        query={{ ...query, data: rows }}
        rowKey={({ indicator }) => indicator}
        filtered={q !== undefined}
        empty={<Empty title={say('list.none')} />}
        exportName={`chi-tieu-${programme.code}`}
      />
    </>
  );
}

function useColumns(cut: Parameters<typeof cutAddress>[0]): readonly Column<FigureView>[] {
  const say = figureTexts.use();
  const base = common.use();
  const word = useWord();
  const titleOf = useTitle();
  const textOf = useFigureText();
  const query = cutAddress(cut);
  const methodOf = ({ method }: FigureView): string => (method === null ? '' : word('method', method));
  const targetOf = ({ target }: FigureView): string => {
    if (target === null) return '';
    const text = valueText(target.value, word('unit', target.unit));
    return target.percent === null ? text : `${text} (${percentText(target.percent)})`;
  };
  const partsOf = ({ numerator, denominator }: FigureView): string =>
    numerator === null || denominator === null
      ? ''
      : base('of-total', { numerator: numberText(numerator), denominator: numberText(denominator) });
  return [
    {
      key: 'figure',
      title: say('col.figure'),
      names: true,
      cell: (figure) => (
        <AppLink href={figureHref(figure.programme, figure.indicator) + query}>{titleOf(figure)}</AppLink>
      ),
      text: titleOf,
    },
    {
      key: 'value',
      title: say('col.value'),
      cell: (figure) => (
        <Figure
          figure={{ ...figure, asOf: null, numerator: null, value: figure.value ?? figure.numerator }}
        />
      ),
      text: (figure) => textOf(figure) ?? (figure.suppressed ? base('suppressed') : base('not-measured')),
    },
    { key: 'parts', title: say('col.parts'), numeric: true, cell: partsOf, text: partsOf },
    { key: 'target', title: say('col.target'), numeric: true, cell: targetOf, text: targetOf },
    {
      key: 'as-of',
      title: say('col.as-of'),
      cell: ({ asOf }) => (asOf === null ? '' : dayText(asOf)),
      text: ({ asOf }) => (asOf === null ? null : dayText(asOf)),
    },
    { key: 'method', title: say('col.method'), cell: methodOf, text: methodOf },
    {
      key: 'events',
      title: say('col.events'),
      numeric: true,
      cell: ({ programme, indicator, events }) =>
        events === 0 ? (
          numberText(0)
        ) : (
          <AppLink
            href={`${figureHref(programme, indicator)}/events${query}`}
            aria-label={base('open-events', { count: events })}
          >
            {numberText(events)}
          </AppLink>
        ),
      text: ({ events }) => events,
    },
  ];
}
