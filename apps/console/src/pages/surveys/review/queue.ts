import type { QueueState } from '../surveys.types.js';

/** The filters of the queue, as they stand in the address. */
export interface ReviewSearch {
  readonly round?: string | undefined;
  readonly of?: string | undefined;
  readonly state?: QueueState | undefined;
  readonly commune?: string | undefined;
  readonly hamlet?: string | undefined;
  readonly late?: true | undefined;
  readonly faults?: true | undefined;
}

/** What is asked of the service for these filters. */
export const asked = ({ round, of, state, commune, hamlet, late, faults }: ReviewSearch) => ({
  campaignId: round,
  programme: round === undefined ? of : undefined,
  state: state === 'any' ? undefined : state,
  communeUnitId: commune,
  hamletNo: hamlet,
  late,
  withFaults: faults,
  after: undefined as string | undefined,
});

/** The page of a form that keeps the queue it was opened from; without an id the queue itself. */
export function reviewHref(search: ReviewSearch, id?: string): string {
  const { of: _programme, ...kept } = search;
  const given = Object.entries(kept).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  const path = id === undefined ? '/responses' : `/responses/${encodeURIComponent(id)}`;
  return query === '' ? path : `${path}?${query}`;
}

export type QueueDeed = 'next' | 'previous' | 'accept' | 'return';

/** What a key means on the page of a form; undefined where it is somebody's typing, or nothing. */
export function deedOfKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  typing: boolean,
): QueueDeed | undefined {
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  switch (event.key) {
    case 'j':
    case 'ArrowRight':
      return 'next';
    case 'k':
    case 'ArrowLeft':
      return 'previous';
    case 'a':
      return 'accept';
    case 'r':
      return 'return';
    default:
      return undefined;
  }
}
