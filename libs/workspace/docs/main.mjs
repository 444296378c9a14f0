/** `npm run docs`: renews the generated parts of the READMEs from the contracts and the subscriptions in the code. */
import { readFileSync, writeFileSync } from 'node:fs';
import '../bootstrap/source.mjs';

const tables = new URL('../src/docs-checks/events-tables.ts', import.meta.url);
const { generatedParts, withGeneratedPart } = await import(tables.href);
const root = new URL('../../../', import.meta.url);

for (const { path, markdown } of await generatedParts()) {
  const file = new URL(path, root);
  const before = readFileSync(file, 'utf8');
  const after = withGeneratedPart(path, before, markdown);
  if (after !== before) writeFileSync(file, after);
  process.stdout.write(`${after === before ? 'unchanged' : 'renewed  '}  ${path}\n`);
}
