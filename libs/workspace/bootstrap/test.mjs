/**
 * `npm test`: everything that must hold before a change is handed in, step by step, each with its time. The first
 * failing step ends it. `npm test -- libs/kernel` runs only the tests under that path; `--only types,unit` only those steps.
 */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const jest = ['--passWithNoTests'];
const steps = [
  { name: 'types', title: 'Types', script: 'typecheck' },
  { name: 'lint', title: 'Lint and format', script: 'lint' },
  { name: 'build', title: 'Build', script: 'build' },
  { name: 'unit', title: 'Unit tests', script: 'test:unit', jest },
  { name: 'int', title: 'Integration tests', script: 'test:int', jest },
];

const args = process.argv.slice(2);
const at = args.indexOf('--only');
const only = at < 0 ? undefined : args.splice(at, 2)[1]?.split(',');
const known = steps.map((step) => step.name);
if (args.includes('--help')) {
  process.stdout.write(`npm test -- [--only ${known.join(',')}] [paths or options of Jest]\n`);
  process.exit(0);
}
if (at >= 0 && !(only?.length && only.every((name) => known.includes(name)))) {
  process.stderr.write(`--only takes some of ${known.join(',')}.\n`);
  process.exit(2);
}
const chosen = steps.filter((step) => (only ? only.includes(step.name) : args.length === 0 || step.jest));

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;
const run = (step) =>
  new Promise((resolve) => {
    const extra = step.jest ? ['--', ...step.jest, ...args] : [];
    const child = spawn('npm', ['run', '--silent', step.script, ...extra], { cwd: root, stdio: 'inherit' });
    child.once('error', () => resolve(1));
    child.once('exit', (code, signal) => resolve(signal ? 130 : code));
  });

// A Ctrl-C reaches the step too; it ends itself and stops its servers, and we tell how it went.
process.on('SIGINT', () => undefined);

const began = Date.now();
const done = [];
for (const step of chosen) {
  process.stdout.write(`\n▶ ${step.title}\n`);
  const since = Date.now();
  const code = await run(step);
  done.push(`${code === 0 ? '✔' : '✖'} ${step.title}  ${seconds(since)}`);
  if (code !== 0) {
    process.stdout.write(
      `\n${done.join('\n')}\n\n${step.title} failed. Alone: npm test -- --only ${step.name}\n`,
    );
    process.exit(code);
  }
}
process.stdout.write(`\n${done.join('\n')}\nAll passed in ${seconds(began)}.\n`);
