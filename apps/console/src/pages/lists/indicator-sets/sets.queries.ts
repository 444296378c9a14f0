import { queryOptions } from '@tanstack/react-query';
import { indicatorSetsOne } from '../../../api/programme/operations.gen.js';
import type { IndicatorSetRow, ScoreSummary } from '../../../api/programme/types.gen.js';
import type { Query } from '../../../http/query-text.js';
import { get } from '../../../http/request.js';

export const setsQuery = (of: Query) =>
  queryOptions({
    queryKey: ['indicator-sets', of],
    queryFn: ({ signal }) => get<readonly IndicatorSetRow[]>('/api/programme/indicator-sets', of, signal),
  });

export const setQuery = (id: string) =>
  queryOptions({
    queryKey: ['indicator-sets', 'one', id],
    queryFn: ({ signal }) => indicatorSetsOne({ path: { id }, signal }),
  });

/** One commune in one period; what nobody scored is null. */
export const scoresQuery = (setId: string, of: { readonly communeUnitId: string; readonly period: string }) =>
  queryOptions({
    queryKey: ['scores', setId, of],
    queryFn: ({ signal }) =>
      get<ScoreSummary>(`/api/programme/indicator-sets/${setId}/scores`, { ...of }, signal),
  });
