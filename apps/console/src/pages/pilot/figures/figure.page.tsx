import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { DescriptionList } from '../../../components/description-list.js';
import { Filters } from '../../../components/fields/filters.js';
import { Pick } from '../../../components/fields/pickers.js';
import { Figure } from '../../../components/figure.js';
import { Empty, Loaded } from '../../../components/states.js';
import { dayText } from '../../../format/days.js';
import { valueText } from '../../../format/numbers.js';
import { useTitle } from '../../../i18n/texts.js';
import { useWord } from '../../../i18n/words.texts.js';
import { Page, Section } from '../../../layout/page.js';
import { figureTexts } from '../figures.texts.js';
import type { FigureView } from '../figures.types.js';
import { breakdownQuery, type Cut, figuresQuery } from '../pilot.queries.js';
import { CommuneTable } from './commune-table.js';
import { CutFields, CutNote, cutAddress, figureHref } from './cut-fields.js';
import { OverTime } from './over-time-chart.js';

const route = getRouteApi('/figures/$programmeCode/$indicator');

/** One figure: what it says, how it is counted, of whom, and how it went. */
export function FigurePage() {
  const say = figureTexts.use();
  const titleOf = useTitle();
  const { programmeCode, indicator } = route.useParams();
  const { asOf, knownAt, units } = route.useSearch();
  const navigate = route.useNavigate();
  const cut: Cut = { asOf, knownAt };
  const query = useQuery(figuresQuery(programmeCode, cut));
  const figure = query.data?.find((one) => one.indicator === indicator);
  const change = (next: Partial<ReturnType<typeof route.useSearch>>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  return (
    <Page
      title={figure ? titleOf(figure) : indicator}
      crumbs={[{ label: say('list.title'), href: `/figures${cutAddress(cut)}` }]}
    >
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
        {() =>
          figure ? (
            <Details figure={figure} cut={cut} units={units} />
          ) : (
            <Empty title={say('one.not-found')} />
          )
        }
      </Loaded>
    </Page>
  );
}

interface DetailsProps {
  readonly figure: FigureView;
  readonly cut: Cut;
  readonly units: 'today' | undefined;
}

function Details({ figure, cut, units }: DetailsProps) {
  const say = figureTexts.use();
  const { programme, indicator } = figure;
  const byCommune = useQuery(breakdownQuery(programme, indicator, { ...cut, units }));
  const communes = (byCommune.data?.cells ?? []).flatMap(({ unitId }) => unitId ?? []);
  return (
    <>
      <Section title={say('one.result')}>
        <Figure
          figure={figure}
          size="lg"
          eventsHref={`${figureHref(programme, indicator)}/events${cutAddress(cut)}`}
        />
        <Result figure={figure} />
      </Section>
      <Section title={say('one.by-commune')}>
        <CommuneTable query={byCommune} />
      </Section>
      <OverTime figure={figure} communes={communes} cut={cut} />
      <Section title={say('one.definition')}>
        <Definition figure={figure} />
      </Section>
    </>
  );
}

function Result({ figure }: { readonly figure: FigureView }) {
  const say = figureTexts.use();
  const word = useWord();
  const { target, baseline, endline, liveOn, missing, unit } = figure;
  const number = (value: number | null) => (value === null ? null : valueText(value, word('unit', unit)));
  return (
    <DescriptionList
      items={[
        {
          term: say('one.target'),
          detail:
            target &&
            say('one.target.text', {
              value: valueText(target.value, word('unit', target.unit)),
              issued: dayText(target.issuedOn),
              due: dayText(target.dueOn),
            }),
        },
        { term: say('one.baseline'), detail: number(baseline) },
        { term: say('one.endline'), detail: number(endline) },
        { term: say('one.live-on'), detail: liveOn && dayText(liveOn) },
        {
          term: say('one.missing'),
          detail: missing.length > 0 && (
            <ul lang="vi">
              {missing.map(({ communeUnitId, reasonVi }) => (
                <li key={communeUnitId}>
                  {communeUnitId}: {reasonVi}
                </li>
              ))}
            </ul>
          ),
        },
      ].map(({ term, detail }) => ({ term, detail: detail === false ? null : detail }))}
    />
  );
}

function Definition({ figure }: { readonly figure: FigureView }) {
  const say = figureTexts.use();
  const word = useWord();
  const { kind, numeratorVi, denominatorVi, method, sources, definition, better, indicator } = figure;
  return (
    <DescriptionList
      items={[
        { term: say('one.kind'), detail: word('kind', kind) },
        {
          term: say(denominatorVi === '' ? 'one.numerator.value' : 'one.numerator'),
          detail: <span lang="vi">{numeratorVi}</span>,
        },
        { term: say('one.denominator'), detail: denominatorVi && <span lang="vi">{denominatorVi}</span> },
        { term: say('one.method'), detail: method && word('method', method) },
        { term: say('one.better'), detail: better && say(`one.better.${better}`) },
        {
          term: say('one.sources'),
          detail: sources.length === 0 ? say('one.sources.none') : sources.join(', '),
        },
        { term: say('one.version'), detail: definition },
        { term: say('one.code'), detail: indicator },
      ]}
    />
  );
}
