import { queryOptions } from '@tanstack/react-query';
import { obligationsOne } from '../../../api/programme/operations.gen.js';
import { get } from '../../../http/request.js';
import type { Query } from '../../../http/query-text.js';
import type { ObligationOverview } from './obligations.types.js';

/** Those of a filter, and how far all of them are. */
export const overviewQuery = (of: Query) =>
  queryOptions({
    queryKey: ['obligations', of],
    queryFn: ({ signal }) => get<ObligationOverview>('/api/programme/obligations', of, signal),
  });

/** One of them as it is stored now. */
export const obligationQuery = (id: string) =>
  queryOptions({
    queryKey: ['obligations', 'one', id],
    queryFn: ({ signal }) => obligationsOne({ path: { id }, signal }),
  });
