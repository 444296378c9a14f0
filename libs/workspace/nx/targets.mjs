import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const jest =
  'node --import ./libs/workspace/bootstrap/jest/preload.mjs node_modules/jest/bin/jest.js --passWithNoTests --config';

/**
 * What every package can do besides its own scripts; the commands are those of the root, kept to one folder.
 * Inputs and caching stand in nx.json under `targetDefaults`.
 *
 * @param {string} root folder of a package
 * @param {string} workspaceRoot absolute
 */
function targetsOf(root, workspaceRoot) {
  const configured = [root, `${root}/lint`].filter((folder) =>
    existsSync(join(workspaceRoot, folder, 'tsconfig.json')),
  );
  return {
    lint: { command: `eslint ${root} --max-warnings 0 && prettier --check --log-level warn ${root}` },
    typecheck: { command: `tsc -b ${configured.join(' ')}` },
    test: { command: `${jest} jest.unit.config.mjs ${root}/` },
    'test-int': { command: `${jest} jest.int.config.mjs ${root}/` },
    ...(existsSync(join(workspaceRoot, root, 'src/main.ts')) ? { image: image(root, workspaceRoot) } : {}),
  };
}

/** What runs in an installation has an image, labelled with its version. @param {string} root @param {string} workspaceRoot */
function image(root, workspaceRoot) {
  const { version } = JSON.parse(readFileSync(join(workspaceRoot, root, 'package.json'), 'utf8'));
  const file = 'deploy/docker/service.Dockerfile';
  const tag = `xaso/${basename(root)}:$\{XASO_VERSION:-local}`;
  return {
    command: `docker build --file ${file} --build-arg APP=${root} --build-arg VERSION=${version} --tag ${tag} .`,
  };
}

export const name = 'xaso-targets';

/** @type {import('@nx/devkit').CreateNodes} */
export const createNodesV2 = [
  '{libs,apps}/**/package.json',
  (files, _options, { workspaceRoot }) =>
    files.map((file) => {
      const root = dirname(file);
      return [file, { projects: { [root]: { targets: targetsOf(root, workspaceRoot) } } }];
    }),
];
