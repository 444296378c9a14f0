import { queryOptions } from '@tanstack/react-query';
import { deliverablesOne, deliverablesShare, handoversOne } from '../../../api/programme/operations.gen.js';
import { get } from '../../../http/request.js';
import type { Query } from '../../../http/query-text.js';
import type { Deliverable, Handover, Partner } from './equipment.types.js';

const MOST = 1_000;

export const handoversQuery = (of: Query) =>
  queryOptions({
    queryKey: ['handovers', of],
    queryFn: ({ signal }) => get<readonly Handover[]>('/api/programme/handovers', of, signal),
  });

export const handoverQuery = (id: string) =>
  queryOptions({
    queryKey: ['handovers', 'one', id],
    queryFn: ({ signal }) => handoversOne({ path: { id }, signal }),
  });

export const deliverablesQuery = (of: Query) =>
  queryOptions({
    queryKey: ['deliverables', of],
    queryFn: ({ signal }) => get<readonly Deliverable[]>('/api/programme/deliverables', of, signal),
  });

export const deliverableQuery = (id: string) =>
  queryOptions({
    queryKey: ['deliverables', 'one', id],
    queryFn: ({ signal }) => deliverablesOne({ path: { id }, signal }),
  });

/** How much of a pilot changes how work is done, and how much is technology. */
export const shareQuery = (pilotId: string) =>
  queryOptions({
    queryKey: ['deliverables', 'share', pilotId],
    queryFn: ({ signal }) => deliverablesShare({ query: { pilotId }, signal }),
  });

export const partnersQuery = (of: Query) =>
  queryOptions({
    queryKey: ['partners', of],
    queryFn: ({ signal }) => get<readonly Partner[]>('/api/programme/partners', of, signal),
  });

/** The partners of a pilot, former ones too: to name them. */
export const partnersOfPilotQuery = (pilotId: string) => partnersQuery({ pilotId, limit: MOST });
