/**
 * `npm test`: everything that must hold before a change is handed in, step by step, each with its time. The first
 * failing step ends it. `npm test -- libs/kernel` runs only the tests under that path; `--only types,unit` only those steps.
 * `--again`, which CI asks for on a machine that it shares, repeats the integration specs that failed once, without the
 * others beside them, and names them at the end: what passes only then is unsteady and wants mending, what fails twice fails.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
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
const again = args.includes('--again');
if (again) args.splice(args.indexOf('--again'), 1);
const at = args.indexOf('--only');
const only = at < 0 ? undefined : args.splice(at, 2)[1]?.split(',');
const known = steps.map((step) => step.name);
if (args.includes('--help')) {
  process.stdout.write(`npm test -- [--only ${known.join(',')}] [--again] [paths or options of Jest]\n`);
  process.exit(0);
}
if (at >= 0 && !(only?.length && only.every((name) => known.includes(name)))) {
  process.stderr.write(`--only takes some of ${known.join(',')}.\n`);
  process.exit(2);
}
const chosen = steps.filter((step) => (only ? only.includes(step.name) : args.length === 0 || step.jest));

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;
const run = (step, ...more) =>
  new Promise((resolve) => {
    const extra = step.jest ? ['--', ...step.jest, ...args, ...more] : [];
    const child = spawn('npm', ['run', '--silent', step.script, ...extra], { cwd: root, stdio: 'inherit' });
    child.once('error', () => resolve(1));
    child.once('exit', (code, signal) => resolve(signal ? 130 : code));
  });

/** Only specs that ran and failed are repeated; a run that broke in another way has failed. */
async function runTwice(step) {
  const folder = mkdtempSync(join(tmpdir(), 'xaso-results-'));
  const file = join(folder, 'results.json');
  try {
    const code = await run(step, '--json', `--outputFile=${file}`);
    const results = code === 1 && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).testResults : [];
    const failed = results.filter(({ status }) => status === 'failed').map(({ name }) => name);
    if (failed.length === 0) return code;
    process.stdout.write(`\n▶ What failed, once more\n`);
    const second = await run(step, '--runTestsByPath', ...failed);
    for (const name of failed) done.push(`! ${relative(root, name)} failed in the first run`);
    return second;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// A Ctrl-C reaches the step too; it ends itself and stops its servers, and we tell how it went.
process.on('SIGINT', () => undefined);

const began = Date.now();
const done = [];
for (const step of chosen) {
  process.stdout.write(`\n▶ ${step.title}\n`);
  const since = Date.now();
  const code = again && step.name === 'int' ? await runTwice(step) : await run(step);
  done.push(`${code === 0 ? '✔' : '✖'} ${step.title}  ${seconds(since)}`);
  if (code !== 0) {
    process.stdout.write(
      `\n${done.join('\n')}\n\n${step.title} failed. Alone: npm test -- --only ${step.name}\n`,
    );
    process.exit(code);
  }
}
process.stdout.write(`\n${done.join('\n')}\nAll passed in ${seconds(began)}.\n`);
