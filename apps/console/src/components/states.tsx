import { Skeleton, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { asProblem } from '../http/problem.js';
import { common } from '../i18n/common.texts.js';
import { ProblemNote } from './problem-note.js';
import styles from './states.module.css';

/** What a page shows where nothing was measured: never 0. */
export function NotMeasured({ why }: { readonly why?: string | null | undefined }) {
  const say = common.use();
  return (
    <span className={styles['missing']} {...(why ? { title: why } : {})}>
      {say('not-measured')}
      {why ? <span className={styles['why']}> ({why})</span> : null}
    </span>
  );
}

/** Nothing there: says so, and what to do about it. */
export function Empty({ title, children }: { readonly title?: string; readonly children?: ReactNode }) {
  const say = common.use();
  return (
    <div className={styles['empty']}>
      <Text fw={600}>{title ?? say('empty.title')}</Text>
      {children}
    </div>
  );
}

/** Room for what is coming, so that the page does not jump. */
export function Loading({ rows = 4 }: { readonly rows?: number }) {
  const say = common.use();
  return (
    <Stack gap="sm" role="status" aria-label={say('loading')}>
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} height={28} radius="sm" />
      ))}
    </Stack>
  );
}

/** What `useQuery` gives, as far as a page shows it. */
export interface Loadable<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  refetch(): unknown;
}

export interface LoadedProps<T> {
  readonly query: Loadable<T>;
  readonly rows?: number;
  readonly children: (data: T) => ReactNode;
}

/** The data once it is there, else loading, or why it did not come. What was there before stays under an error. */
export function Loaded<T>({ query, rows, children }: LoadedProps<T>) {
  const { data, error } = query;
  const note = error ? <ProblemNote problem={asProblem(error)} onRetry={() => void query.refetch()} /> : null;
  if (data === undefined) return note ?? <Loading {...(rows === undefined ? {} : { rows })} />;
  return (
    <>
      {note}
      {children(data)}
    </>
  );
}
