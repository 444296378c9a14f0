import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root.route.js';
import { day, oneOf, searchOf, text, uuid } from '../../app/search-params.js';
import { GlancePage } from './glance/glance.page.js';
import { OBSERVATION_STATES } from './observations/states.js';

const getParentRoute = () => rootRoute;
const cut = { asOf: day, knownAt: day };

/** The pages of a pilot: where it stands, its figures, its reports. */
export const pilotRoutes = [
  createRoute({
    getParentRoute,
    path: '/',
    validateSearch: searchOf({ pilot: uuid }),
    // Comes with the application: everybody begins here, and nobody waits for a further file.
    component: GlancePage,
  }),
  createRoute({
    getParentRoute,
    path: '/pilots',
    validateSearch: searchOf({ after: uuid }),
    component: lazyRouteComponent(() => import('./pilots/pilots.page.js'), 'PilotsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/pilots/$id',
    component: lazyRouteComponent(() => import('./pilots/pilot.page.js'), 'PilotPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/figures',
    validateSearch: searchOf({ ...cut, q: text, commune: text }),
    component: lazyRouteComponent(() => import('./figures/figures.page.js'), 'FiguresPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/figures/$programmeCode/$indicator',
    validateSearch: searchOf({ ...cut, units: oneOf(['today']) }),
    component: lazyRouteComponent(() => import('./figures/figure.page.js'), 'FigurePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/figures/$programmeCode/$indicator/events',
    validateSearch: searchOf({ ...cut, after: uuid }),
    component: lazyRouteComponent(() => import('./figures/events.page.js'), 'EventsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/before-after',
    validateSearch: searchOf({ commune: text }),
    component: lazyRouteComponent(() => import('./compare/before-after.page.js'), 'BeforeAfterPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/compare',
    validateSearch: searchOf({ ...cut, indicator: text, units: oneOf(['today']) }),
    component: lazyRouteComponent(() => import('./compare/compare.page.js'), 'ComparePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/targets',
    validateSearch: searchOf({ after: uuid }),
    component: lazyRouteComponent(() => import('./targets/targets.page.js'), 'TargetsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/observations',
    validateSearch: searchOf({ after: uuid, pilot: uuid, state: oneOf(OBSERVATION_STATES) }),
    component: lazyRouteComponent(() => import('./observations/observations.page.js'), 'ObservationsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/observations/$id',
    component: lazyRouteComponent(() => import('./observations/observation.page.js'), 'ObservationPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/reports',
    validateSearch: searchOf({ before: uuid }),
    component: lazyRouteComponent(() => import('./reports/reports.page.js'), 'ReportsPage'),
  }),
] as const;
