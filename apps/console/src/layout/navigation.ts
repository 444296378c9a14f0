import { type Role, ROLES } from '../session/session.js';

/** Icons by name; the layout knows what they look like. */
export type IconName =
  | 'home'
  | 'pilots'
  | 'figures'
  | 'before-after'
  | 'compare'
  | 'targets'
  | 'observations'
  | 'reports'
  | 'surveys'
  | 'review'
  | 'capture'
  | 'classes'
  | 'curricula'
  | 'plans'
  | 'certificates'
  | 'people'
  | 'teams'
  | 'equipment'
  | 'deliverables'
  | 'partners'
  | 'documents'
  | 'lessons'
  | 'obligations'
  | 'scale-up'
  | 'indicator-sets'
  | 'accounts'
  | 'parked'
  | 'services';

/** One entry; its text is `nav.<id>` of the texts of the layout. */
export interface NavigationEntry {
  readonly id: string;
  readonly href: string;
  readonly icon: IconName;
  /** Served beside the console, not by it. */
  readonly outside?: true;
}

export interface NavigationSection {
  readonly id: string;
  readonly entries: readonly NavigationEntry[];
}

interface Entry extends NavigationEntry {
  readonly roles: readonly Role[];
}

const EVERYBODY = ROLES;
const OFFICES: readonly Role[] = ['admin', 'province-leader', 'programme-lead', 'commune-officer'];
const FIELD: readonly Role[] = ['hamlet-head', 'digital-team', 'interviewer'];
const READERS: readonly Role[] = [...OFFICES, 'viewer', 'partner', 'dpo'];
const REVIEWERS: readonly Role[] = ['admin', 'programme-lead', 'commune-officer'];
const COLLECTORS: readonly Role[] = [...REVIEWERS, ...FIELD];
/** Partners find what they build and who else does; viewers may look at it. */
const BUILDERS: readonly Role[] = [...OFFICES, 'viewer', 'partner'];
const TEACHERS: readonly Role[] = [...OFFICES, 'trainer'];
const OPERATORS: readonly Role[] = ['admin', 'operator'];

const entry = (id: IconName, href: string, roles: readonly Role[]): Entry => ({ id, href, icon: id, roles });

/** Every page that the navigation leads to, and who finds it there. The services decide who may read or change what. */
const SECTIONS: readonly { readonly id: string; readonly entries: readonly Entry[] }[] = [
  {
    id: 'pilot',
    entries: [
      entry('home', '/', EVERYBODY),
      entry('pilots', '/pilots', READERS),
      entry('figures', '/figures', READERS),
      entry('before-after', '/before-after', READERS),
      entry('compare', '/compare', READERS),
      entry('targets', '/targets', READERS),
      entry('observations', '/observations', OFFICES),
      entry('reports', '/reports', READERS),
    ],
  },
  {
    id: 'surveys',
    entries: [
      entry('surveys', '/surveys', [...READERS, ...FIELD]),
      entry('review', '/responses', REVIEWERS),
      { ...entry('capture', '/capture/', [...COLLECTORS, 'trainer']), outside: true },
    ],
  },
  {
    id: 'training',
    entries: [
      entry('classes', '/classes', [...TEACHERS, 'digital-team', 'hamlet-head']),
      entry('curricula', '/curricula', TEACHERS),
      entry('plans', '/training-plans', OFFICES),
      entry('certificates', '/certificates', TEACHERS),
      entry('people', '/people', ['admin', 'programme-lead', 'commune-officer']),
    ],
  },
  {
    id: 'lists',
    entries: [
      entry('teams', '/teams', [...READERS, 'digital-team', 'hamlet-head']),
      entry('equipment', '/equipment', OFFICES),
      entry('deliverables', '/deliverables', BUILDERS),
      entry('partners', '/partners', BUILDERS),
      entry('documents', '/documents', READERS),
      entry('lessons', '/lessons', READERS),
      entry('obligations', '/obligations', [...OFFICES, 'dpo']),
      entry('scale-up', '/scale-up', READERS),
      entry('indicator-sets', '/indicator-sets', READERS),
    ],
  },
  {
    id: 'admin',
    entries: [
      entry('accounts', '/admin/accounts', ['admin']),
      entry('parked', '/admin/parked', ['operator']),
      entry('services', '/admin/services', OPERATORS),
    ],
  },
];

/** What a role finds in the navigation, section by section; empty sections are left out. */
export function navigationOf(role: Role): NavigationSection[] {
  return SECTIONS.map(({ id, entries }) => ({
    id,
    entries: entries.filter(({ roles }) => roles.includes(role)).map(({ roles: _roles, ...rest }) => rest),
  })).filter(({ entries }) => entries.length > 0);
}

/** The entry that a page belongs to: the longest that its path begins with. */
export function entryOf(sections: readonly NavigationSection[], path: string): NavigationEntry | undefined {
  return sections
    .flatMap(({ entries }) => entries)
    .filter(({ href }) => path === href || (href !== '/' && path.startsWith(`${href}/`)))
    .sort((a, b) => b.href.length - a.href.length)[0];
}
