import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root.route.js';
import { oneOf, searchOf, text, uuid } from '../../app/search-params.js';
import { ENTRY_STATES, REGISTER_KINDS } from './documents/kinds.js';
import {
  DELIVERABLE_STATES,
  DELIVERABLE_TYPES,
  PARTNER_ROLES,
  WORK_KINDS,
} from './equipment/equipment.types.js';

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
  createRoute({
    getParentRoute,
    path: '/equipment',
    validateSearch: searchOf({ ...list, state: oneOf(['draft', 'signed', 'inspected', 'voided']) }),
    component: lazyRouteComponent(() => import('./equipment/equipment.page.js'), 'EquipmentPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/equipment/$id',
    component: lazyRouteComponent(() => import('./equipment/handover.page.js'), 'HandoverPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/deliverables',
    validateSearch: searchOf({
      ...list,
      type: oneOf(DELIVERABLE_TYPES),
      work: oneOf(WORK_KINDS),
      state: oneOf(DELIVERABLE_STATES),
    }),
    component: lazyRouteComponent(() => import('./equipment/deliverables.page.js'), 'DeliverablesPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/deliverables/$id',
    component: lazyRouteComponent(() => import('./equipment/deliverable.page.js'), 'DeliverablePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/partners',
    validateSearch: searchOf({ ...list, role: oneOf(PARTNER_ROLES), state: oneOf(['active', 'ended']) }),
    component: lazyRouteComponent(() => import('./equipment/partners.page.js'), 'PartnersPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/documents',
    validateSearch: searchOf({ ...list, kind: oneOf(REGISTER_KINDS), state: oneOf(ENTRY_STATES) }),
    component: lazyRouteComponent(() => import('./documents/documents.page.js'), 'DocumentsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/documents/$id',
    component: lazyRouteComponent(() => import('./documents/entry.page.js'), 'EntryPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/lessons',
    component: lazyRouteComponent(() => import('./documents/lessons.page.js'), 'LessonsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/obligations',
    validateSearch: searchOf({ ...list, standing: oneOf(['met', 'due', 'overdue']) }),
    component: lazyRouteComponent(() => import('./obligations/obligations.page.js'), 'ObligationsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/scale-up',
    component: lazyRouteComponent(() => import('./scale-up/scale-up.page.js'), 'ScaleUpPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/indicator-sets',
    validateSearch: searchOf({ after: uuid }),
    component: lazyRouteComponent(() => import('./indicator-sets/sets.page.js'), 'SetsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/indicator-sets/import',
    component: lazyRouteComponent(() => import('./indicator-sets/import.page.js'), 'ImportPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/indicator-sets/$id',
    validateSearch: searchOf({ pilot: uuid, period: text }),
    component: lazyRouteComponent(() => import('./indicator-sets/set.page.js'), 'SetPage'),
  }),
] as const;
