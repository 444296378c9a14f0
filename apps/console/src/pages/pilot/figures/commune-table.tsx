import { Text } from '@mantine/core';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import { Figure, useFigureText } from '../../../components/figure.js';
import { Empty, type Loadable } from '../../../components/states.js';
import { byText } from '../../../format/names.js';
import { numberText } from '../../../format/numbers.js';
import { common } from '../../../i18n/common.texts.js';
import { figureTexts } from '../figures.texts.js';
import type { Breakdown, Cell, Unconverted } from '../figures.types.js';

/** A figure commune by commune; small counts of people are withheld by the service. */
export function CommuneTable({ query }: { readonly query: Loadable<Breakdown> }) {
  const say = figureTexts.use();
  const base = common.use();
  const textOf = useFigureText();
  const figure = query.data;
  const shown = (cell: Cell) => ({ ...cell, kind: figure?.kind ?? '', unit: figure?.unit ?? '' });
  const plain = (cell: Cell): string =>
    cell.suppressed ? base('suppressed') : (textOf(shown(cell)) ?? base('not-measured'));
  const nameOf = ({ name, unitId }: Cell): string => name ?? unitId ?? say('events.whole');
  const columns: readonly Column<Cell>[] = [
    { key: 'name', title: say('compare.commune'), names: true, cell: nameOf, text: nameOf },
    {
      key: 'value',
      title: say('col.value'),
      cell: (cell) => <Figure figure={{ ...shown(cell), denominator: null }} />,
      text: plain,
    },
    {
      key: 'numerator',
      title: say('one.numerator'),
      numeric: true,
      cell: ({ numerator }) => (numerator === null ? '' : numberText(numerator)),
      text: ({ numerator }) => numerator,
    },
    {
      key: 'denominator',
      title: say('one.denominator'),
      numeric: true,
      cell: ({ denominator }) => (denominator === null ? '' : numberText(denominator)),
      text: ({ denominator }) => denominator,
    },
  ];
  return (
    <>
      <DataTable
        title={say('one.by-commune')}
        columns={columns}
        query={{ ...query, data: figure?.cells.toSorted((a, b) => byText(nameOf(a), nameOf(b))) }}
        rowKey={({ unitId }) => unitId ?? ''}
        empty={<Empty title={say('one.by-commune.none')} />}
        exportName={`${figure?.indicator ?? 'chi-tieu'}-theo-xa`}
      />
      {figure && figure.unconverted.length > 0 && <Lost cells={figure.unconverted} plain={plain} />}
    </>
  );
}

function Lost({ cells, plain }: { cells: readonly Unconverted[]; plain: (cell: Cell) => string }) {
  const say = figureTexts.use();
  return (
    <div>
      <Text fw={600}>{say('one.unconverted')}</Text>
      <ul>
        {cells.map((cell) => (
          <li key={cell.unitId}>
            {cell.name ?? cell.unitId}: {plain(cell)}. <span lang="vi">{cell.conversionVi}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
