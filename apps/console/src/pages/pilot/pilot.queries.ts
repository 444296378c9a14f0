import { queryOptions } from '@tanstack/react-query';
import { observationsOne } from '../../api/programme/operations.gen.js';
import type { ObservationView } from '../../api/programme/types.gen.js';
import { readAsked } from '../../http/asked.js';
import { get } from '../../http/request.js';
import type { Breakdown, Dashboard, FigureEvent, FigureView } from './figures.types.js';
import { type Cut, figuresAddress, gatesAddress, MOST, type Page, pilotsAddress } from './pilot.addresses.js';
import type { Gate, Pilot, RegisterEntry } from './pilot.types.js';

export type { Cut } from './pilot.addresses.js';

/** The pilots of a programme that the account may see. */
export const pilotsQuery = (programme: string, page: Page = {}) =>
  queryOptions({
    queryKey: ['pilots', programme, page],
    queryFn: ({ signal }) => get<readonly Pilot[]>(pilotsAddress(programme, page), undefined, signal),
    initialData: () => readAsked<readonly Pilot[]>(pilotsAddress(programme, page)),
  });

export const pilotQuery = (id: string) =>
  queryOptions({
    queryKey: ['pilots', 'one', id],
    queryFn: ({ signal }) => get<Pilot>(`/api/programme/pilots/${id}`, undefined, signal),
  });

export const gatesQuery = (id: string) =>
  queryOptions({
    queryKey: ['pilots', 'gates', id],
    queryFn: ({ signal }) => get<readonly Gate[]>(gatesAddress(id), undefined, signal),
    initialData: () => readAsked<readonly Gate[]>(gatesAddress(id)),
  });

/** Approved documents that a decision about a pilot may rest on. */
export const documentsQuery = (programme: string) =>
  queryOptions({
    queryKey: ['register', 'documents', programme],
    queryFn: ({ signal }) =>
      get<readonly RegisterEntry[]>(
        '/api/programme/register',
        { programme, kind: 'document', state: 'approved', limit: MOST },
        signal,
      ),
  });

export const figuresQuery = (programme: string, cut: Cut & { readonly commune?: string | undefined } = {}) =>
  queryOptions({
    queryKey: ['figures', programme, cut],
    queryFn: ({ signal }) => get<readonly FigureView[]>(figuresAddress(programme, cut), undefined, signal),
    initialData: () => readAsked<readonly FigureView[]>(figuresAddress(programme, cut)),
  });

export const breakdownQuery = (
  programme: string,
  indicator: string,
  cut: Cut & { readonly units?: 'today' | undefined },
) =>
  queryOptions({
    queryKey: ['figures', programme, indicator, 'by-commune', cut],
    queryFn: ({ signal }) =>
      get<Breakdown>(
        `/api/indicators/figures/${encodeURIComponent(programme)}/${encodeURIComponent(indicator)}/by-commune`,
        { ...cut },
        signal,
      ),
  });

export const eventsQuery = (programme: string, indicator: string, of: Cut & Page) =>
  queryOptions({
    queryKey: ['figures', programme, indicator, 'events', of],
    queryFn: ({ signal }) =>
      get<readonly FigureEvent[]>(
        `/api/indicators/figures/${encodeURIComponent(programme)}/${encodeURIComponent(indicator)}/events`,
        { ...of },
        signal,
      ),
  });

export const dashboardQuery = (programme: string, commune: string) =>
  queryOptions({
    queryKey: ['figures', programme, 'dashboard', commune],
    queryFn: ({ signal }) => get<Dashboard>('/api/indicators/dashboard', { programme, commune }, signal),
  });

export const observationQuery = (id: string) =>
  queryOptions({
    queryKey: ['observations', 'one', id],
    queryFn: ({ signal }) => observationsOne({ path: { id }, signal }),
  });

export const observationsQuery = (
  of: Page & {
    readonly programme: string;
    readonly pilotId?: string | undefined;
    readonly state?: string | undefined;
  },
) =>
  queryOptions({
    queryKey: ['observations', of],
    queryFn: ({ signal }) =>
      get<readonly ObservationView[]>('/api/programme/observations', { ...of }, signal),
  });
