/**
 * `npm run docs`: renews what is generated from contracts and subscriptions: parts of documents, and whole files.
 * With `-- --check` nothing is written; exit code 1 when something would change.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import '../bootstrap/source.mjs';

const source = (/** @type {string} */ name) =>
  import(new URL(`../src/docs-checks/${name}.ts`, import.meta.url).href);
const { projectEvents } = await source('project-events');
const { generatedDocuments } = await source('event-documents');
const { generatedParts, withGeneratedPart } = await source('events-tables');
const root = new URL('../../../', import.meta.url);
const onlyChecks = process.argv.includes('--check');

const events = await projectEvents();
for (const { path, text } of await generatedDocuments(events)) renew(path, () => text);
for (const { path, markdown } of await generatedParts(events))
  renew(path, (before) => withGeneratedPart(path, before, markdown));

/**
 * @param {string} path
 * @param {(before: string) => string} change
 */
function renew(path, change) {
  const file = new URL(path, root);
  const before = readIfThere(file);
  const after = change(before);
  if (after === before) {
    if (!onlyChecks) process.stdout.write(`unchanged  ${path}\n`);
    return;
  }
  if (onlyChecks) {
    process.stdout.write(`${path}: run npm run docs\n`);
    process.exitCode = 1;
    return;
  }
  mkdirSync(new URL('./', file), { recursive: true });
  writeFileSync(file, after);
  process.stdout.write(`renewed    ${path}\n`);
}

/** @param {URL} file */
function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return '';
    throw error;
  }
}
