import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root.route.js';
import { oneOf, searchOf, text, uuid } from '../../app/search-params.js';
import { ROLES } from '../../session/session.js';

const getParentRoute = () => rootRoute;

/** Accounts, and how the installation is. */
export const adminRoutes = [
  createRoute({
    getParentRoute,
    path: '/admin/accounts',
    validateSearch: searchOf({
      after: uuid,
      q: text,
      role: oneOf(ROLES),
      status: oneOf(['invited', 'active', 'blocked']),
      commune: text,
    }),
    component: lazyRouteComponent(() => import('./accounts/accounts.page.js'), 'AccountsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/admin/accounts/$id',
    component: lazyRouteComponent(() => import('./accounts/account.page.js'), 'AccountPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/admin/parked',
    validateSearch: searchOf({ service: text, q: text }),
    component: lazyRouteComponent(() => import('./parked/parked.page.js'), 'ParkedPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/admin/parked/$service/$consumer/$eventId',
    component: lazyRouteComponent(() => import('./parked/parked-event.page.js'), 'ParkedEventPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/admin/services',
    component: lazyRouteComponent(() => import('./services/services.page.js'), 'ServicesPage'),
  }),
] as const;
