import { queryOptions } from '@tanstack/react-query';
import type {
  ParkedDetailDto,
  ParkedEventDto,
  ParkedPageDto,
  RedrivenDto,
} from '../../../api/programme/types.gen.js';
import { get, send } from '../../../http/request.js';

/** The services that consume events; each has its own. */
export const CONSUMING = ['surveys', 'programme', 'training', 'indicators'] as const;

const MOST = 1_000;

/** A parked event and the service that parked it. */
export type Parked = ParkedEventDto & { readonly service: string };

export const parkedQuery = (service: string) =>
  queryOptions({
    queryKey: ['parked', service],
    queryFn: ({ signal }) => get<ParkedPageDto>(`/api/${service}/messaging/parked`, { limit: MOST }, signal),
  });

export interface ParkedName {
  readonly service: string;
  readonly consumer: string;
  readonly eventId: string;
}

const pathOf = ({ service, consumer, eventId }: ParkedName): string =>
  `/api/${service}/messaging/parked/${encodeURIComponent(consumer)}/${encodeURIComponent(eventId)}`;

/** Read once: each reading is audited. */
export const parkedEventQuery = (name: ParkedName) =>
  queryOptions({
    queryKey: ['parked', 'one', name],
    queryFn: ({ signal }) => get<ParkedDetailDto>(pathOf(name), undefined, signal),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });

export const redrive = (name: ParkedName): Promise<RedrivenDto> => send('POST', `${pathOf(name)}/redrive`);

export const discard = (name: ParkedName, reason: string): Promise<void> =>
  send('POST', `${pathOf(name)}/discard`, { body: { reason } });

/** A record without an event id is named by its place, `topic/3/17`: such a name does not pass the gateway as part of a path. */
export const isNamed = ({ eventId }: Pick<ParkedName, 'eventId'>): boolean => !eventId.includes('/');
