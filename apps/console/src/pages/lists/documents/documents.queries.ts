import { queryOptions } from '@tanstack/react-query';
import { registerKinds, registerOne } from '../../../api/programme/operations.gen.js';
import type { EntryRow, Handbook } from '../../../api/programme/types.gen.js';
import { get } from '../../../http/request.js';
import type { RegisterKind } from './kinds.js';

const MOST = 1_000;

export interface EntryFilter {
  readonly programme: string;
  readonly kind?: RegisterKind | undefined;
  readonly pilotId?: string | undefined;
  readonly state?: EntryRow['state'] | undefined;
  readonly q?: string | undefined;
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

export const entriesQuery = (of: EntryFilter) =>
  queryOptions({
    queryKey: ['register', of],
    queryFn: ({ signal }) => get<readonly EntryRow[]>('/api/programme/register', { ...of }, signal),
  });

/** All of one kind that another entry may repeat. */
export const repeatableQuery = (programme: string, kind: RegisterKind) =>
  entriesQuery({ programme, kind, limit: MOST });

export const entryQuery = (id: string) =>
  queryOptions({
    queryKey: ['register', 'one', id],
    queryFn: ({ signal }) => registerOne({ path: { id }, signal }),
  });

/** The schemas of all kinds; they change with the service alone. */
export const kindsQuery = queryOptions({
  queryKey: ['register-kinds'],
  queryFn: ({ signal }) => registerKinds({ signal }),
  staleTime: Infinity,
});

export const handbookQuery = (programme: string) =>
  queryOptions({
    queryKey: ['register', 'handbook', programme],
    queryFn: ({ signal }) =>
      get<Handbook>('/api/programme/register/handbook', { programme, format: 'json' }, signal),
  });
