import { Button, Group, Text } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { AppLink } from '../../../components/app-link.js';
import { Loaded } from '../../../components/states.js';
import { get } from '../../../http/request.js';
import { Page } from '../../../layout/page.js';
import { TRAINING } from '../training.queries.js';
import type { ScreenCode } from '../training.types.js';
import styles from './attendance.module.css';
import { classTexts } from './class.texts.js';
import { secondsUntil } from './code-time.js';

const route = getRouteApi('/classes/$id/code/$n');

const SHORTEST_MS = 1_000;

/** The code of this minute; the next one is asked for when it is due. */
const codeQuery = (id: string, n: string) =>
  queryOptions({
    queryKey: ['session-code', id, n],
    queryFn: ({ signal }) =>
      get<ScreenCode>(`${TRAINING}/classes/${id}/sessions/${n}/code`, undefined, signal),
    refetchInterval: ({ state }) =>
      state.data ? Math.max(SHORTEST_MS, Date.parse(state.data.nextAt) - Date.now()) : 5_000,
    staleTime: 0,
    gcTime: 0,
  });

/** The code on the trainer's screen: as large as it goes, another one each minute. */
export function CodePage() {
  const say = classTexts.use();
  const { id, n } = route.useParams();
  const query = useQuery(codeQuery(id, n));
  const screen = useRef<HTMLDivElement>(null);
  return (
    <Page
      title={say('code.title', { n })}
      lead={say('code.lead')}
      actions={
        <Group>
          <Button variant="default" onClick={() => void screen.current?.requestFullscreen?.()}>
            {say('code.full')}
          </Button>
          <AppLink href={`/classes/${id}?tab=attendance`}>{say('code.back')}</AppLink>
        </Group>
      }
    >
      <div ref={screen} className={styles['code']}>
        <Loaded query={query}>{(code) => <Screen code={code} n={n} />}</Loaded>
      </div>
    </Page>
  );
}

function Screen({ code, n }: { readonly code: ScreenCode; readonly n: string }) {
  const say = classTexts.use();
  const seconds = useSecondsUntil(code.nextAt);
  const { size, path } = code.qr;
  return (
    <>
      <svg
        className={styles['qr']}
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label={say('code.alt', { n })}
        shapeRendering="crispEdges"
      >
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <Text size="lg">{say('code.next', { seconds })}</Text>
      <Text>
        {say('code.address')}: <a href={code.address}>{code.address}</a>
      </Text>
    </>
  );
}

/** Counts down once a second. */
function useSecondsUntil(instant: string): number {
  const [seconds, setSeconds] = useState(() => secondsUntil(instant, Date.now()));
  useEffect(() => {
    const timer = setInterval(() => setSeconds(secondsUntil(instant, Date.now())), 1_000);
    return () => clearInterval(timer);
  }, [instant]);
  return seconds;
}
