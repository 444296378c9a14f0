/** `npm run lint`: ESLint and Prettier look at everything at the same time, each on a core of its own. */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const tools = [
  // typescript-eslint knows a single run by this path, and then keeps no watchers.
  ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'],
  ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
];

const run = ([script, ...args]) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, script), ...args], { cwd: root, stdio: 'inherit' });
    child.once('error', () => resolve(1));
    child.once('exit', (code, signal) => resolve(signal ? 130 : code));
  });

// A Ctrl-C reaches both tools too; we end after them.
process.on('SIGINT', () => undefined);
process.exitCode = Math.max(...(await Promise.all(tools.map(run))));
