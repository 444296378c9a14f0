import { adminRoutes } from '../pages/admin/admin.routes.js';
import { listRoutes } from '../pages/lists/lists.routes.js';
import { pilotRoutes } from '../pages/pilot/pilot.routes.js';
import { surveysRoutes } from '../pages/surveys/surveys.routes.js';
import { trainingRoutes } from '../pages/training/training.routes.js';
import { rootRoute } from './root.route.js';

/** The pages of the console: each folder of pages brings its routes. */
export const routeTree = rootRoute.addChildren([
  ...pilotRoutes,
  ...listRoutes,
  ...adminRoutes,
  ...surveysRoutes,
  ...trainingRoutes,
]);
