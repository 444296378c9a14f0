import { queryOptions } from '@tanstack/react-query';
import { get } from '../../../http/request.js';
import type { ReportRow } from '../reports.types.js';

/** Reports of a programme, newest first; `before` is the last one of the page before. */
export const reportsQuery = (
  programme: string,
  page: { before?: string | undefined; limit?: number | undefined },
) =>
  queryOptions({
    queryKey: ['reports', programme, page],
    queryFn: ({ signal }) =>
      get<readonly ReportRow[]>('/api/indicators/reports', { programme, limit: 50, ...page }, signal),
  });
