import { createRouter } from '@tanstack/react-router';
import { BrokenPage, NotFoundPage, PendingPage } from '../layout/fault-pages.js';
import { routeTree } from './route-tree.js';

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: BrokenPage,
  defaultNotFoundComponent: NotFoundPage,
  defaultPendingComponent: PendingPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
