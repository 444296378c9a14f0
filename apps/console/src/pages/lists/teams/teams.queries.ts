import { queryOptions } from '@tanstack/react-query';
import {
  committeesOne,
  hamletsHistory,
  hamletsOne,
  teamsOne,
} from '../../../api/programme/operations.gen.js';
import { get } from '../../../http/request.js';
import type { Query } from '../../../http/query-text.js';
import type { Committee, HamletRow, TeamRow } from './teams.types.js';

const MOST = 1_000;

export const teamsQuery = (of: Query) =>
  queryOptions({
    queryKey: ['teams', of],
    queryFn: ({ signal }) => get<readonly TeamRow[]>('/api/programme/teams', of, signal),
  });

export const teamQuery = (id: string) =>
  queryOptions({
    queryKey: ['teams', 'one', id],
    queryFn: ({ signal }) => teamsOne({ path: { id }, signal }),
  });

export const hamletsQuery = (of: Query) =>
  queryOptions({
    queryKey: ['hamlets', of],
    queryFn: ({ signal }) => get<readonly HamletRow[]>('/api/programme/hamlets', of, signal),
  });

/** All that still stand in a commune: to choose from. */
export const standingHamletsQuery = (programme: string, communeUnitId: string) =>
  hamletsQuery({ programme, communeUnitId, state: 'standing', limit: MOST });

/** Those without a team, as many as a page shows. */
export const hamletsWithoutTeamQuery = (programme: string) =>
  hamletsQuery({ programme, team: 'without', limit: MOST });

export const hamletQuery = (id: string) =>
  queryOptions({
    queryKey: ['hamlets', 'one', id],
    queryFn: ({ signal }) => hamletsOne({ path: { id }, signal }),
  });

export const hamletHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: ['hamlets', 'history', id],
    queryFn: ({ signal }) => hamletsHistory({ path: { id }, signal }),
  });

export const committeeQuery = (id: string) =>
  queryOptions({
    queryKey: ['committees', 'one', id],
    queryFn: ({ signal }) => committeesOne({ path: { id }, signal }),
  });

export const committeesQuery = (of: Query) =>
  queryOptions({
    queryKey: ['committees', of],
    queryFn: ({ signal }) => get<readonly Committee[]>('/api/programme/committees', of, signal),
  });
