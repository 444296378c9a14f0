import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root.route.js';
import { flag, oneOf, type Reader, searchOf, text, uuid } from '../../app/search-params.js';
import { QUEUE_STATES, type QueueState, ROUND_STATES } from './surveys.types.js';

const getParentRoute = () => rootRoute;
const stateRead = oneOf(QUEUE_STATES);
/** What waits for review, unless the address says otherwise. */
const queueState: Reader<QueueState> = (value) => stateRead(value) ?? 'submitted';
const queue = {
  round: uuid,
  state: queueState,
  commune: text,
  hamlet: text,
  late: flag,
  faults: flag,
};

/** Survey rounds, and the forms that wait for a reviewer. */
export const surveysRoutes = [
  createRoute({
    getParentRoute,
    path: '/surveys',
    validateSearch: searchOf({ state: oneOf(ROUND_STATES), keysAfter: uuid }),
    component: lazyRouteComponent(() => import('./rounds/rounds.page.js'), 'RoundsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/surveys/$id',
    validateSearch: searchOf({ commune: text }),
    component: lazyRouteComponent(() => import('./rounds/round.page.js'), 'RoundPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/responses',
    validateSearch: searchOf({ ...queue, after: uuid }),
    component: lazyRouteComponent(() => import('./review/responses.page.js'), 'ResponsesPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/responses/$id',
    validateSearch: searchOf(queue),
    component: lazyRouteComponent(() => import('./review/response.page.js'), 'ResponsePage'),
  }),
] as const;
