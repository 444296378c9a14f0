import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root.route.js';
import { oneOf, searchOf, text, uuid } from '../../app/search-params.js';

const getParentRoute = () => rootRoute;
const list = { after: uuid, q: text, pilot: uuid };

/** Who works in a pilot, what was handed over and built, what was written down. */
export const listRoutes = [
  createRoute({
    getParentRoute,
    path: '/teams',
    validateSearch: searchOf({
      ...list,
      level: oneOf(['commune', 'hamlet']),
      state: oneOf(['active', 'dissolved']),
    }),
    component: lazyRouteComponent(() => import('./teams/teams.page.js'), 'TeamsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/teams/hamlets',
    validateSearch: searchOf({
      ...list,
      team: oneOf(['with', 'without']),
      state: oneOf(['standing', 'merged']),
    }),
    component: lazyRouteComponent(() => import('./teams/hamlets.page.js'), 'HamletsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/teams/hamlets/$id',
    component: lazyRouteComponent(() => import('./teams/hamlet.page.js'), 'HamletPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/teams/committees',
    validateSearch: searchOf({ ...list, state: oneOf(['active', 'dissolved']) }),
    component: lazyRouteComponent(() => import('./teams/committees.page.js'), 'CommitteesPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/teams/$id',
    component: lazyRouteComponent(() => import('./teams/team.page.js'), 'TeamPage'),
  }),
] as const;
