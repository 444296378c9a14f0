/**
 * Runs before `npm start` and `npm test`, on any Node from 20 and before any dependency exists: installs what
 * package-lock.json says when it is not there yet, else does nothing and needs no network. Takes the checkout's folder.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { needsInstall, stampOf } from './install-state.mjs';

const root = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const stampFile = join(root, 'node_modules', '.xaso-install');
const pinned = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

const say = (line) => process.stderr.write(`${line}\n`);
const text = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);

/** Ends with a message that says what is wrong and what to do. */
function give(message) {
  say(message);
  process.exit(1);
}

const [major] = process.versions.node.split('.').map(Number);
if (major < 20)
  give(`Node ${process.versions.node} is too old to install with: use Node 20 or newer (nodejs.org).`);

const lock = text(join(root, 'package-lock.json'));
if (lock === undefined) give(`${root} has no package-lock.json: is this a whole checkout?`);
const stamp = text(stampFile);

const installed = text(join(root, 'node_modules', '.package-lock.json'));
if (needsInstall({ lock, stamp, installed }, (path) => existsSync(join(root, path)))) {
  const began = Date.now();
  say('Installing dependencies (npm ci); the first time takes a minute or two …');
  const npm = process.env.npm_execpath;
  const node = process.env.npm_node_execpath || process.execPath;
  const [command, args] = npm ? [node, [npm, 'ci']] : ['npm', ['ci']];
  const { status, error } = spawnSync(command, [...args, '--no-fund', '--no-audit'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) {
    const why = error ? ` (${error.message})` : '';
    give(
      `npm ci failed${why}; the lines above say why. Nothing else was started. Check the network and run the command again.`,
    );
  }
  say(`Dependencies installed in ${Math.round((Date.now() - began) / 1000)} s.`);
}
if (!existsSync(pinned)) {
  give(
    'The pinned Node 24 is missing: its install script did not run (is ignore-scripts on?). ' +
      'Run: npm rebuild node --ignore-scripts=false',
  );
}
if (stamp?.trim() !== stampOf(lock)) writeFileSync(stampFile, `${stampOf(lock)}\n`);
