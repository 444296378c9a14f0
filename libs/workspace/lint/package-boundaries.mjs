import devkit from '@nx/devkit';
import nx from '@nx/eslint-plugin';
import { mutual, packages } from './import-table.mjs';

const table = 'The table is libs/workspace/lint/import-table.mjs.';

/** What to do instead, for the violations that the table can cause. */
const messages = {
  noRelativeOrAbsoluteImportsAcrossLibraries:
    'Another package is imported by its name (@xaso/…), never by a path: the path bypasses its exports and the import table.',
  noCircularDependencies:
    '"{{sourceProjectName}}" and "{{targetProjectName}}" would depend on each other: {{path}}. ' +
    `Move what both need into a package below both. ${table}\n{{filePaths}}`,
  noTransitiveDependencies:
    'This package is there by chance only: name it in the package.json of the package that imports it, so that an image ' +
    'made of that package alone has it too.',
  noSelfCircularDependencies:
    'Inside a package files import each other by a relative path, not by "{{imp}}".',
  projectWithoutTagsCannotHaveDependencies: `This package has no tag that the import table knows. Tag it in its package.json ("nx": { "tags": … }). ${table}`,
  onlyTagsConstraintViolation:
    'A package tagged {{sourceTag}} may only import packages tagged {{tags}}. Services never import each other: take the facts ' +
    'of another one from its topic, through its contract. What several need belongs into a library that the table lets ' +
    `all of them import. ${table}`,
  emptyOnlyTagsConstraintViolation: `A package tagged {{sourceTag}} imports no other package of the workspace. ${table}`,
};

const original = nx.rules?.['enforce-module-boundaries'];
if (!original) throw new Error('@nx/eslint-plugin has no rule enforce-module-boundaries');

/** The rule of Nx, with messages that say what to do. */
export const nxPlugin = {
  rules: {
    'enforce-module-boundaries': {
      ...original,
      meta: { ...original.meta, messages: { ...original.meta.messages, ...messages } },
    },
  },
};

export const boundaryOptions = {
  allow: [],
  banTransitiveDependencies: true,
  ignoredCircularDependencies: mutual,
  depConstraints: packages.map(({ tag, may }) => ({ sourceTag: tag, onlyDependOnLibsWithTags: [...may] })),
};

/** The rule says nothing at all without a project graph, so there must be a fresh one. */
export async function ensureProjectGraph() {
  // A process for each plugin of Nx costs more than it protects here.
  process.env.NX_ISOLATE_PLUGINS ??= 'false';
  await devkit.createProjectGraphAsync({ exitOnError: false, resetDaemonClient: true });
}
