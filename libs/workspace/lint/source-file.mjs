import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds libs/ and apps/. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A dotted suffix that makes a file plumbing. Any other file of a service is domain. */
export const plumbing = [
  'command',
  'controller',
  'decorator',
  'dto',
  'filter',
  'guard',
  'interceptor',
  'module',
  'pipe',
  'projection',
  'queries',
  'service',
  'store',
];

/** Files directly in the src folder of a service that wire it up. */
const wiring = ['main', 'service', 'config', 'index'];

/** What the specs of every contracts package run; never in a build. */
const checks = 'libs/contracts/common/src/checks/';

/**
 * @typedef {object} SourceFile
 * @property {string} path from the root, with slashes
 * @property {string} home `app` for a service, `web` for what runs in a browser, `contracts`, the name of a library, `e2e`, or `root`
 * @property {string} name of the package inside its home: `surveys`
 * @property {boolean} inSource whether it is under the package's src folder
 * @property {string} kind a plumbing suffix, `spec`, `bench`, `subscriptions`, `wiring`, or `domain`
 * @property {boolean} pure whether it must give the same answer to the same input
 */

/**
 * What a file is, by its path alone.
 *
 * @param {string} filename absolute
 * @returns {SourceFile}
 */
export function describeFile(filename) {
  const path = relative(root, filename).replaceAll('\\', '/');
  const { home, name, rest } = homeOf(path);
  const inSource = rest.startsWith('src/');
  const kind = path.startsWith(checks) ? 'spec' : kindOf(rest);
  const pure = inSource && (home === 'app' ? kind === 'domain' : isLibraryOfRules(home, kind));
  return { path, home, name, inSource, kind, pure };
}

/** @param {string} path */
function homeOf(path) {
  const [top = '', first = '', second = ''] = path.split('/');
  if (top === 'apps') {
    return {
      home: first === 'e2e' ? 'e2e' : first === 'console' ? 'web' : 'app',
      name: first,
      rest: path.slice(top.length + first.length + 2),
    };
  }
  if (top === 'libs' && first === 'contracts') {
    return {
      home: 'contracts',
      name: second,
      rest: path.slice('libs/contracts/'.length + second.length + 1),
    };
  }
  if (top === 'libs') return { home: first, name: first, rest: path.slice(top.length + first.length + 2) };
  return { home: 'root', name: '', rest: path };
}

/** @param {string} rest the path inside the package */
function kindOf(rest) {
  const folders = rest.split('/');
  const base = (folders.pop() ?? '').replace(/\.[cm]?[jt]sx?$/, '');
  const suffix = base.includes('.') ? base.slice(base.lastIndexOf('.') + 1) : '';
  if (['spec', 'fixture'].includes(suffix) || folders.includes('spec')) return 'spec';
  if ([base, suffix, ...folders].includes('bench')) return 'bench';
  if (plumbing.includes(suffix)) return suffix;
  const top = folders.length === 1 && folders[0] === 'src';
  if (top && base === 'subscriptions') return 'subscriptions';
  return top && wiring.includes(base) ? 'wiring' : 'domain';
}

/**
 * @param {string} home
 * @param {string} kind
 */
function isLibraryOfRules(home, kind) {
  return ['kernel', 'contracts'].includes(home) && kind !== 'spec' && kind !== 'bench';
}
