import { Button, Group, Skeleton, useComputedColorScheme } from '@mantine/core';
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import type { EChartsCoreOption } from 'echarts/core';
import type { CellText, Sheet } from '../../format/csv.js';
import { common } from '../../i18n/common.texts.js';
import { NotMeasured } from '../states.js';
import { TableTools } from '../data-table/table-tools.js';
import { ScrollRegion } from '../scroll-region.js';
import styles from './chart.module.css';
import type { ECharts } from './echarts.js';
import { type Palette, paletteOf } from './palette.js';

export interface ChartProps {
  readonly title: string;
  /** The same numbers as a table: the first column names the rows, null is "not measured". */
  readonly table: Sheet;
  readonly option: (palette: Palette) => EChartsCoreOption;
  readonly height?: number;
  /** How a number of the table is written. */
  readonly format: (value: number) => string;
  readonly exportName: string;
  /** The heading above says the same: the title is for those who cannot see it. */
  readonly titled?: boolean;
}

/** A picture with its table behind it: whoever cannot see the one reads the other, and both can be copied. */
export function Chart({
  title,
  table,
  option,
  height = 320,
  format,
  exportName,
  titled = false,
}: ChartProps) {
  const say = common.use();
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  return (
    <figure className={styles['figure']} aria-labelledby={id}>
      <figcaption id={id} className={styles[titled ? 'unseen' : 'title']}>
        {title}
      </figcaption>
      {asTable ? (
        <ChartTable title={title} table={table} format={format} />
      ) : (
        <Picture title={title} option={option} height={height} content={JSON.stringify(table)} />
      )}
      <Group gap="xs" className="xaso-no-print">
        <Button variant="default" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {say(asTable ? 'chart.picture' : 'chart.table')}
        </Button>
        {asTable && <TableTools name={exportName} sheet={() => table} />}
      </Group>
    </figure>
  );
}

interface PictureProps extends Pick<ChartProps, 'title' | 'option'> {
  readonly height: number;
  /** Changes when the numbers do. */
  readonly content: string;
}

function Picture({ title, option, height, content }: PictureProps) {
  const scheme = useComputedColorScheme('light');
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(undefined);
  const [ready, setReady] = useState(false);
  useEffect(() => {
    let gone = false;
    void import('./echarts.js').then(({ init }) => {
      if (gone || !place.current) return;
      chart.current = init(place.current);
      setReady(true);
    });
    const watcher = new ResizeObserver(() => chart.current?.resize());
    if (place.current) watcher.observe(place.current);
    return () => {
      gone = true;
      watcher.disconnect();
      chart.current?.dispose();
    };
  }, []);
  const draw = useEffectEvent(() => {
    if (place.current) chart.current?.setOption(drawn(option, place.current), { notMerge: true });
  });
  // Drawn anew when its numbers or the colours of the page change, not whenever the page around it does.
  useEffect(() => {
    if (ready) draw();
  }, [ready, content, scheme]);
  return (
    <Skeleton visible={!ready} animate={false}>
      <div ref={place} className={styles['picture']} style={{ height }} role="img" aria-label={title} />
    </Skeleton>
  );
}

/** Tooltips are drawn on the canvas: as HTML they would need inline styles, which the page does not allow. */
function drawn(option: ChartProps['option'], place: Element): EChartsCoreOption {
  const palette = paletteOf(place);
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return {
    animation: !still,
    textStyle: { color: palette.text, fontSize: 14, fontFamily: 'system-ui, sans-serif' },
    color: [...palette.series],
    ...option(palette),
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      backgroundColor: palette.surface,
      borderColor: palette.line,
      textStyle: { color: palette.text, fontSize: 14 },
      ...(option(palette)['tooltip'] ?? {}),
    },
  };
}

function ChartTable({ title, table, format }: Pick<ChartProps, 'title' | 'table' | 'format'>) {
  const show = (cell: CellText) =>
    cell === null ? <NotMeasured /> : typeof cell === 'number' ? format(cell) : cell;
  return (
    <ScrollRegion className={styles['scroll']} title={title}>
      <table className={styles['table']}>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, at) =>
                at === 0 ? (
                  <th key={at} scope="row">
                    {show(cell)}
                  </th>
                ) : (
                  <td key={at}>{show(cell)}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
