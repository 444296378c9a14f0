import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './source-file.mjs';

/**
 * Who may import whom: the only place that says it. ESLint reads it, ARCHITECTURE explains it, and for every line a probe
 * (`probes/` beside this file) plants a violation that must be caught.
 *
 * Between packages the tags of each package.json count (`package-boundaries.mjs` makes Nx constraints of `packages`);
 * within a package the kind of the file counts (`files` and `impure`, read by the rules in `rules/`).
 */

/**
 * A project with `tag` may depend on projects that carry one of `may`. A project that several lines fit obeys all.
 *
 * @type {readonly { tag: string, may: readonly string[] }[]}
 */
export const packages = [
  { tag: 'scope:kernel', may: [] },
  { tag: 'scope:admin-units', may: ['scope:kernel'] },
  { tag: 'scope:workbooks', may: ['scope:kernel', 'scope:admin-units'] },
  { tag: 'scope:contracts-common', may: ['scope:kernel'] },
  { tag: 'type:contracts', may: ['scope:kernel', 'scope:contracts-common'] },
  { tag: 'scope:platform', may: ['scope:kernel', 'scope:servers'] },
  {
    tag: 'scope:messaging',
    may: ['scope:kernel', 'scope:contracts-common', 'scope:platform', 'scope:testing', 'scope:servers'],
  },
  {
    tag: 'type:app',
    may: [
      'scope:kernel',
      'scope:admin-units',
      'scope:workbooks',
      'type:contracts',
      'scope:messaging',
      'scope:platform',
      'scope:testing',
    ],
  },
  // What runs in a browser speaks HTTP to services.
  { tag: 'type:web', may: ['scope:kernel', 'scope:admin-units', 'type:contracts'] },
  { tag: 'scope:servers', may: [] },
  {
    tag: 'scope:testing',
    may: ['scope:kernel', 'scope:contracts-common', 'scope:messaging', 'scope:platform', 'scope:servers'],
  },
  {
    tag: 'scope:faults',
    may: ['scope:kernel', 'scope:contracts-common', 'scope:messaging', 'scope:platform', 'scope:servers'],
  },
  {
    tag: 'scope:bench',
    may: ['scope:kernel', 'scope:contracts-common', 'scope:messaging', 'scope:platform', 'scope:servers'],
  },
  // What an installation runs beside its services; of a service, what it shows to tools.
  { tag: 'scope:operations', may: ['scope:kernel', 'scope:messaging', 'type:app'] },
  {
    tag: 'scope:workspace',
    may: [
      'scope:operations',
      'type:app',
      'type:lib',
      'type:contracts',
      'scope:servers',
      'scope:testing',
      'scope:faults',
      'scope:bench',
    ],
  },
  { tag: 'type:e2e', may: ['type:app', 'type:lib', 'type:contracts', 'type:tool'] },
];

/**
 * Packages that depend on each other all the same: the integration specs of messaging run on what testing gives, and
 * testing waits for what messaging does. The rule `testing` below keeps it to specs, so that neither needs the other to run.
 *
 * @type {[string, string][]}
 */
export const mutual = [['@xaso/messaging', '@xaso/testing']];

/**
 * @typedef {import('./source-file.mjs').SourceFile} SourceFile
 * @typedef {{ specifier: string, typeOnly: boolean }} Import
 * @typedef {object} FileRule
 * @property {string} id
 * @property {(file: SourceFile, imported: Import) => boolean} applies
 * @property {(file: SourceFile, imported: Import) => boolean} allowed
 * @property {string} message what is wrong and what to do instead; `{{specifier}}` and `{{name}}` (the package) are filled in
 */

/** Whose contract it is; `common` when it is nobody's. @param {string} specifier */
const ownerOf = (specifier) => /^@xaso\/contracts-([a-z-]+)(\/|$)/.exec(specifier)?.[1] ?? 'common';

/** The whole of each service; what it shows to tools has a path behind the name. */
const services = readdirSync(join(root, 'apps')).map((name) => `@xaso/${name}`);

/** @type {readonly FileRule[]} */
export const files = [
  {
    id: 'testing',
    applies: (file, { specifier }) =>
      (['app', 'messaging', 'platform'].includes(file.home) &&
        ['@xaso/testing', '@xaso/servers'].some((name) => within(name, specifier))) ||
      within('@xaso/contracts-common/checks', specifier) ||
      within('@xaso/contracts-common/releases', specifier),
    // What is run by hand from the source, such as `npm run contracts:check`, is in no image either.
    allowed: (file, { specifier }) =>
      file.kind === 'spec' ||
      (file.home === 'workspace' && within('@xaso/contracts-common/releases', specifier)),
    message:
      'Only specs import {{specifier}}, it is not in the image of a service. ' +
      'Move what production code needs into a library, or this code into a *.spec.ts.',
  },
  {
    id: 'contracts',
    applies: (file, { specifier }) =>
      file.home === 'app' && ownerOf(specifier) !== 'common' && ownerOf(specifier) !== file.name,
    allowed: (file, { typeOnly }) =>
      ['subscriptions', 'projection', 'spec'].includes(file.kind) || (file.kind === 'domain' && typeOnly),
    message:
      '{{specifier}} belongs to another service: {{name}} takes its facts in subscriptions.ts and *.projection.ts only. ' +
      'A reducer names their types with `import type`; everything else reads the own tables that the projection fills.',
  },
  {
    id: 'services',
    applies: (file, { specifier }) =>
      ['workspace', 'operations'].includes(file.home) && services.includes(specifier),
    allowed: () => false,
    message:
      'Tools start services as processes and speak HTTP to them. What they may import of one is an entry that its ' +
      'package.json exports for that, such as {{specifier}}/forms.',
  },
  {
    id: 'kafkajs',
    applies: (_, { specifier }) => within('kafkajs', specifier),
    allowed: (file) =>
      // The laboratory and its checker look at Kafka past the library that they judge.
      ['messaging', 'servers', 'faults', 'bench'].includes(file.home) ||
      file.kind === 'spec' ||
      file.kind === 'bench',
    message:
      'kafkajs stays behind @xaso/messaging, so that it can be replaced in one place. ' +
      'Publish with Outbox.append(tx, …), receive with @OnEvent(…).',
  },
  {
    id: 'environment',
    applies: (_, { specifier }) => ['process', 'node:process'].includes(specifier),
    allowed: (file) => mayReadEnvironment(file),
    message:
      'The environment is read once, at start-up. Declare the setting in config.ts and take it from the injected CONFIG.',
  },
];

/** @param {SourceFile} file */
export function mayReadEnvironment(file) {
  return (
    ['testing', 'servers', 'operations', 'workspace', 'faults', 'bench', 'e2e', 'root'].includes(file.home) ||
    file.kind === 'spec' ||
    file.kind === 'bench' ||
    !file.inSource ||
    /^libs\/platform\/src\/(config\/|service\/boot-(service|edge)\.ts$)/.test(file.path)
  );
}

/**
 * What a pure file never imports: frameworks, drivers, the network, generators of ids. Everything of `node:` as well,
 * except `createHash`: the same input gives the same hash, everywhere and always.
 */
export const impure = [
  '@nestjs',
  '@fastify',
  '@opentelemetry',
  '@xaso/messaging',
  '@xaso/platform',
  'fastify',
  'jose',
  'kafkajs',
  'pg',
  'pino',
  'prom-client',
  'rxjs',
  'typeorm',
  'uuid',
];

/** @type {Readonly<Record<string, readonly string[]>>} */
export const pureExceptions = { 'node:crypto': ['createHash'] };

/** The files that bring the outside world in as a value that is handed on: pure but for this. */
export const clocks = ['libs/kernel/src/clock.ts'];

/**
 * Is `specifier` the package, scope or a path inside it?
 * @param {string} name
 * @param {string} specifier
 */
export function within(name, specifier) {
  return specifier === name || specifier.startsWith(`${name}/`);
}
