import { createRootRoute, retainSearchParams } from '@tanstack/react-router';
import { NotFoundPage } from '../layout/fault-pages.js';
import { Layout } from '../layout/layout.js';
import { searchOf, text } from './search-params.js';

/** What every address may carry: the programme that is looked at goes along from page to page. */
export const rootRoute = createRootRoute({
  component: Layout,
  notFoundComponent: NotFoundPage,
  validateSearch: searchOf({ programme: text }),
  search: { middlewares: [retainSearchParams(['programme'])] },
});
