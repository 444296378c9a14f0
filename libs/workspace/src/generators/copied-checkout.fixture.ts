import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../root.js';

/** The folders of the service that the specs generate. */
export const NEW = ['apps/laundry', 'libs/contracts/laundry'];

/** What a service stands on, and what compiles, checks and runs it. */
const NEEDED = [
  ...readdirSync(ROOT).filter((name) =>
    /\.(json|mjs)$|^\.(swcrc|gitignore|prettier.*|editorconfig)$/.test(name),
  ),
  ...[
    'docker-compose.yml',
    'deploy',
    'libs/operations/src/services.ts',
    'libs/workspace/bootstrap',
    'libs/workspace/lint',
    'libs/workspace/nx',
  ],
  ...['kernel', 'admin-units', 'contracts/common', 'platform', 'messaging', 'servers', 'testing'].map(
    (name) => `libs/${name}`,
  ),
];

/** A part of the checkout in a temporary folder: what is written there changes nothing here. */
export interface CopiedCheckout {
  readonly root: string;
  /** Links the packages of this project below these folders as an install does. */
  link(...folders: readonly string[]): void;
  /** Runs a script of an installed package there. */
  run(script: string, ...args: readonly string[]): Promise<{ code: number | null; output: string }>;
  remove(): void;
}

/** Copies what a new service needs. Declarations that were built come along, so that only what is new is compiled. */
export function copiedCheckout(): CopiedCheckout {
  const root = mkdtempSync(join(tmpdir(), 'xaso-new-'));
  for (const path of NEEDED) {
    cpSync(join(ROOT, path), join(root, path), {
      recursive: true,
      preserveTimestamps: true,
      filter: (source) => !source.endsWith('/node_modules'),
    });
    linkInstalled(root, join(path, 'node_modules'));
  }
  linkInstalled(root, 'node_modules');
  const link = (...folders: readonly string[]) => {
    for (const folder of folders) {
      const { name } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as {
        name: string;
      };
      symlinkSync(join(root, folder), join(root, 'node_modules', name));
    }
  };
  onlyNew(root);
  mkdirSync(join(root, 'apps'));
  mkdirSync(join(root, 'node_modules/@xaso'));
  link(...NEEDED.filter((path) => existsSync(join(root, path, 'package.json'))));
  const run: CopiedCheckout['run'] = (script, ...args) =>
    new Promise((resolve, reject) => {
      const child = spawn(
        process.execPath,
        [
          '--import',
          join(root, 'libs/workspace/bootstrap/jest/preload.mjs'),
          join(ROOT, 'node_modules', script),
          ...args,
        ],
        {
          cwd: root,
          env: { ...process.env, NX_DAEMON: 'false' },
        },
      );
      let output = '';
      child.stdout.on('data', (text) => (output += String(text)));
      child.stderr.on('data', (text) => (output += String(text)));
      child.once('error', reject);
      child.once('close', (code) => resolve({ code, output }));
    });
  return { root, link, run, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** Lint knows the types of what is new and of what that imports; the rest would cost as much again. */
function onlyNew(root: string): void {
  const file = join(root, 'tsconfig.eslint.json');
  const config = JSON.parse(readFileSync(file, 'utf8')) as object;
  const include = ['libs/workspace/lint', ...NEW.map((folder) => `${folder}/src`)];
  writeFileSync(file, `${JSON.stringify({ ...config, include }, null, 2)}\n`);
}

/** Everything installed in a folder but the packages of this project. */
function linkInstalled(root: string, folder: string): void {
  if (!existsSync(join(ROOT, folder))) return;
  mkdirSync(join(root, folder), { recursive: true });
  for (const name of readdirSync(join(ROOT, folder)).filter((one) => one !== '@xaso'))
    symlinkSync(join(ROOT, folder, name), join(root, folder, name));
}
