import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { AppLink } from '../../../components/app-link.js';
import { ScrollRegion } from '../../../components/scroll-region.js';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import { Empty, Loaded } from '../../../components/states.js';
import { localDay } from '../../../format/days.js';
import { useState } from 'react';
import { spanText, timeText } from '../common/moments.js';
import { classesQuery, type ClassFilter } from '../training.queries.js';
import type { TrainingClass } from '../training.types.js';
import { besides, type CalendarDay, type Sitting, spanOf, weeksOf } from './calendar.js';
import { classesTexts } from './classes.texts.js';
import styles from './month-calendar.module.css';

interface Props {
  readonly filter: ClassFilter;
  /** `2022-07`; the month of today without it. */
  readonly month: string | undefined;
  readonly onMonth: (month: string | undefined) => void;
}

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** The sittings of a month: as a calendar, and as the table behind it. */
export function MonthCalendar({ filter, month: asked, onMonth }: Props) {
  const say = classesTexts.use();
  const [today] = useState(() => localDay(new Date().toISOString()) ?? '');
  const [asTable, setAsTable] = useState(false);
  const month = asked ?? today.slice(0, 7);
  const query = useQuery(classesQuery({ ...filter, ...spanOf(month) }));
  const [year, number] = month.split('-');
  const title = say('month.title', { month: `${number}/${year}` });
  return (
    <Stack component="section" aria-label={title}>
      <Group justify="space-between">
        <Title order={2} aria-live="polite">
          {title}
        </Title>
        <Group gap="xs" className="xaso-no-print">
          <Button variant="default" onClick={() => onMonth(besides(month, -1))}>
            {say('month.previous')}
          </Button>
          <Button variant="default" onClick={() => onMonth(undefined)}>
            {say('month.today')}
          </Button>
          <Button variant="default" onClick={() => onMonth(besides(month, 1))}>
            {say('month.next')}
          </Button>
          <Button variant="default" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {say(asTable ? 'month.grid' : 'month.table')}
          </Button>
        </Group>
      </Group>
      <Loaded query={query}>
        {(classes) => {
          const weeks = weeksOf(month, classes);
          return asTable ? (
            <SittingTable title={title} weeks={weeks} />
          ) : (
            <Grid title={title} weeks={weeks} today={today} />
          );
        }}
      </Loaded>
    </Stack>
  );
}

interface GridProps {
  readonly title: string;
  readonly weeks: readonly (readonly CalendarDay[])[];
  readonly today: string;
}

function Grid({ title, weeks, today }: GridProps) {
  const say = classesTexts.use();
  return (
    <ScrollRegion className={styles['scroll']} title={title}>
      <table className={styles['calendar']}>
        <thead>
          <tr>
            {WEEKDAYS.map((day) => (
              <th key={day} scope="col">
                {say(`weekday.${day}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((days) => (
            <tr key={days[0]?.day}>
              {days.map((one) => (
                <td
                  key={one.day}
                  data-other={!one.inMonth}
                  data-today={one.day === today}
                  {...(one.day === today && { 'aria-current': 'date' as const })}
                >
                  <Text>{Number(one.day.slice(-2))}</Text>
                  {one.sittings.length > 0 && (
                    <ul className={styles['sittings']}>
                      {one.sittings.map((sitting) => (
                        <li key={`${sitting.of.id} ${sitting.session.n}`}>
                          <SittingLink sitting={sitting} />
                        </li>
                      ))}
                    </ul>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function SittingLink({ sitting: { of, session } }: { readonly sitting: Sitting }) {
  const say = classesTexts.use();
  return (
    <AppLink href={`/classes/${of.id}`} className={styles['sitting']}>
      {say('month.sitting', {
        time: timeText(session.startsAt),
        curriculum: of.curriculum,
        n: session.n,
        venue: of.venue,
      })}
    </AppLink>
  );
}

function SittingTable({ title, weeks }: Omit<GridProps, 'today'>) {
  const say = classesTexts.use();
  const rows = weeks.flat().flatMap(({ sittings, inMonth }) => (inMonth ? sittings : []));
  const nameOf = ({ curriculum, venue }: TrainingClass): string => `${curriculum}, ${venue}`;
  const columns: readonly Column<Sitting>[] = [
    {
      key: 'when',
      title: say('col.when'),
      cell: ({ session }) => spanText(session.startsAt, session.endsAt),
      text: ({ session }) => spanText(session.startsAt, session.endsAt),
    },
    {
      key: 'class',
      title: say('col.class'),
      names: true,
      cell: ({ of }) => <AppLink href={`/classes/${of.id}`}>{nameOf(of)}</AppLink>,
      text: ({ of }) => nameOf(of),
    },
    {
      key: 'session',
      title: say('col.session'),
      numeric: true,
      cell: ({ session, of }) => `${session.n}/${of.sessions.length}`,
      text: ({ session }) => session.n,
    },
    { key: 'commune', title: say('col.commune'), cell: ({ of }) => of.commune, text: ({ of }) => of.commune },
  ];
  return (
    <DataTable
      title={title}
      columns={columns}
      query={{ data: rows, error: null, isPending: false, refetch: () => undefined }}
      rowKey={({ of, session }) => `${of.id} ${session.n}`}
      empty={<Empty title={say('month.none')} />}
      exportName="lich-tap-huan"
    />
  );
}
