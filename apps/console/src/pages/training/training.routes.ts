import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root.route.js';
import { day, flag, oneOf, searchOf, text, uuid } from '../../app/search-params.js';
import { month } from './classes/calendar.js';
import {
  CERTIFICATE_STATES,
  CLASS_STATES,
  CURRICULUM_STATES,
  PAIR_STATES,
  PLAN_STATES,
} from './training.types.js';

const getParentRoute = () => rootRoute;

/** The parts of the page of a class. */
export const CLASS_TABS = ['roster', 'attendance', 'tests', 'certificates'] as const;

/** Classes, those who come to them, and what they get. */
export const trainingRoutes = [
  createRoute({
    getParentRoute,
    path: '/classes',
    validateSearch: searchOf({
      view: oneOf(['calendar']),
      month,
      state: oneOf(CLASS_STATES),
      curriculum: text,
      q: text,
      commune: text,
      from: day,
      to: day,
      order: oneOf(['earliest']),
      mine: oneOf(['yes', 'no']),
      after: uuid,
    }),
    component: lazyRouteComponent(() => import('./classes/classes.page.js'), 'ClassesPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/classes/$id',
    validateSearch: searchOf({ tab: oneOf(CLASS_TABS) }),
    component: lazyRouteComponent(() => import('./class/class.page.js'), 'ClassPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/classes/$id/code/$n',
    component: lazyRouteComponent(() => import('./class/code.page.js'), 'CodePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/training-plans',
    validateSearch: searchOf({ state: oneOf(PLAN_STATES), curriculum: text, after: uuid }),
    component: lazyRouteComponent(() => import('./plans/plans.page.js'), 'PlansPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/training-plans/$id',
    component: lazyRouteComponent(() => import('./plans/plan.page.js'), 'PlanPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/people',
    validateSearch: searchOf({
      q: text,
      commune: text,
      after: uuid,
      pairs: oneOf(PAIR_STATES),
      pairsAfter: uuid,
    }),
    component: lazyRouteComponent(() => import('./people/people.page.js'), 'PeoplePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/certificates',
    validateSearch: searchOf({ state: oneOf(CERTIFICATE_STATES), after: uuid }),
    component: lazyRouteComponent(() => import('./certificates/certificates.page.js'), 'CertificatesPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/curricula',
    validateSearch: searchOf({ state: oneOf(CURRICULUM_STATES), old: flag }),
    component: lazyRouteComponent(() => import('./curricula/curricula.page.js'), 'CurriculaPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/curricula/$id',
    component: lazyRouteComponent(() => import('./curricula/curriculum.page.js'), 'CurriculumPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/enrolments/$id',
    component: lazyRouteComponent(() => import('./enrolments/enrolment.page.js'), 'EnrolmentPage'),
  }),
] as const;
