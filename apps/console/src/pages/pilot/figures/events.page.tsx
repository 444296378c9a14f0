import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { AppLink } from '../../../components/app-link.js';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import { useKeyset } from '../../../components/data-table/keyset.js';
import { Filters } from '../../../components/fields/filters.js';
import { NotMeasured } from '../../../components/states.js';
import { dayText, momentText } from '../../../format/days.js';
import { signedText, valueText } from '../../../format/numbers.js';
import { common } from '../../../i18n/common.texts.js';
import { useTitle } from '../../../i18n/texts.js';
import { useWord } from '../../../i18n/words.texts.js';
import { Page } from '../../../layout/page.js';
import { recordPath } from '../../../layout/record-path.js';
import { figureTexts } from '../figures.texts.js';
import type { FigureEvent } from '../figures.types.js';
import { breakdownQuery, type Cut, eventsQuery, figuresQuery } from '../pilot.queries.js';
import { CutFields, CutNote, cutAddress, figureHref } from './cut-fields.js';

const route = getRouteApi('/figures/$programmeCode/$indicator/events');

/** The events behind a figure, oldest first, each with the way to its record. */
export function EventsPage() {
  const say = figureTexts.use();
  const titleOf = useTitle();
  const { programmeCode, indicator } = route.useParams();
  const { asOf, knownAt, after } = route.useSearch();
  const navigate = route.useNavigate();
  const cut: Cut = { asOf, knownAt };
  const keyset = useKeyset({
    after,
    go: (next) => void navigate({ search: (before) => ({ ...before, after: next }) }),
  });
  const figures = useQuery(figuresQuery(programmeCode, cut));
  const byCommune = useQuery(breakdownQuery(programmeCode, indicator, cut));
  const query = useQuery(eventsQuery(programmeCode, indicator, { ...cut, ...keyset.query }));
  const figure = figures.data?.find((one) => one.indicator === indicator);
  const names = new Map((byCommune.data?.cells ?? []).map(({ unitId, name }) => [unitId, name]));
  const observed = query.data?.some(({ observation }) => observation !== undefined) ?? false;
  const title = figure ? titleOf(figure) : indicator;
  return (
    <Page
      title={say('events.title')}
      lead={say('events.lead')}
      crumbs={[
        { label: say('list.title'), href: `/figures${cutAddress(cut)}` },
        { label: title, href: figureHref(programmeCode, indicator) + cutAddress(cut) },
      ]}
    >
      <Filters label={say('filters')}>
        <CutFields
          cut={cut}
          onChange={(next) =>
            void navigate({ search: (before) => ({ ...before, ...next, after: undefined }), replace: true })
          }
        />
      </Filters>
      <CutNote cut={cut} />
      <DataTable
        title={`${say('events.title')}: ${title}`}
        columns={useColumns(observed, (id) => names.get(id) ?? id)}
        query={query}
        rowKey={({ eventId }) => eventId}
        keyset={keyset}
        exportName={`${indicator}-su-kien`}
      />
    </Page>
  );
}

function useColumns(observed: boolean, nameOf: (id: string) => string): readonly Column<FigureEvent>[] {
  const say = figureTexts.use();
  const base = common.use();
  const word = useWord();
  const communeOf = ({ communeUnitId }: FigureEvent): string =>
    communeUnitId === null ? say('events.whole') : nameOf(communeUnitId);
  const saysOf = ({ observation }: FigureEvent): string | null => {
    if (!observation) return null;
    const { value, unit, notMeasured, suppressed } = observation;
    if (suppressed) return base('suppressed');
    if (notMeasured !== null) return `${base('not-measured')} (${word('why', notMeasured)})`;
    return value === null ? null : valueText(value, word('unit', unit));
  };
  const partsOf = (event: FigureEvent): string | null =>
    event.numerator === null || event.denominator === null ? null : `${event.numerator}/${event.denominator}`;
  const counted: readonly Column<FigureEvent>[] = [
    {
      key: 'numerator',
      title: say('events.adds'),
      numeric: true,
      cell: ({ numerator }) => (numerator ? signedText(numerator) : ''),
      text: ({ numerator }) => numerator,
    },
    {
      key: 'denominator',
      title: say('events.adds-denominator'),
      numeric: true,
      cell: ({ denominator }) => (denominator ? signedText(denominator) : ''),
      text: ({ denominator }) => denominator,
    },
  ];
  const measured: readonly Column<FigureEvent>[] = [
    {
      key: 'phase',
      title: say('one.kind'),
      cell: ({ observation }) =>
        observation && `${word('observation', observation.phase)} ${observation.period}`,
      text: ({ observation }) =>
        observation ? `${word('observation', observation.phase)} ${observation.period}` : null,
    },
    {
      key: 'says',
      title: say('events.says'),
      numeric: true,
      cell: (event) => saysOf(event) ?? partsOf(event) ?? <NotMeasured />,
      text: (event) => saysOf(event) ?? partsOf(event),
    },
  ];
  return [
    {
      key: 'when',
      title: say('events.when'),
      names: true,
      cell: ({ occurredAt }) => dayText(occurredAt),
      text: ({ occurredAt }) => dayText(occurredAt),
    },
    { key: 'type', title: say('events.type'), cell: ({ type }) => type, text: ({ type }) => type },
    { key: 'commune', title: say('events.commune'), cell: communeOf, text: communeOf },
    ...(observed ? measured : counted),
    {
      key: 'recorded',
      title: say('events.recorded'),
      cell: ({ recordedAt }) => momentText(recordedAt),
      text: ({ recordedAt }) => momentText(recordedAt),
    },
    {
      key: 'record',
      title: say('events.record'),
      cell: ({ type, aggregateId, occurredAt }) => {
        const path = recordPath(type, aggregateId);
        if (path === null) return say('events.no-record');
        return (
          <AppLink href={path} aria-label={`${say('events.open')}, ${dayText(occurredAt)}`}>
            {say('events.open')}
          </AppLink>
        );
      },
    },
  ];
}
