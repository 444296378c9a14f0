import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { packages } from './import-table.mjs';
import { root } from './source-file.mjs';

interface Package {
  readonly name: string;
  readonly nx?: { readonly tags?: readonly string[] };
}

const read = <T>(path: string): T => JSON.parse(readFileSync(join(root, path), 'utf8')) as T;
const projects = globSync('{libs,apps}/**/package.json', {
  cwd: root,
  exclude: (path) => /(^|\/)(node_modules|dist)$/.test(path),
})
  .map((path) => ({ folder: dirname(path), ...read<Package>(path) }))
  .sort((a, b) => a.name.localeCompare(b.name));
const known = new Set(packages.map(({ tag }) => tag));

describe('every package', () => {
  test('is found', () => expect(projects.length).toBeGreaterThanOrEqual(12));

  test.each(projects)('$name has one type, its own scope and a line in the import table', ({ name, nx }) => {
    const tags = nx?.tags ?? [];
    expect(tags.filter((tag) => /^type:(app|web|lib|contracts|tool|e2e)$/.test(tag))).toHaveLength(1);
    expect(tags.filter((tag) => tag.startsWith('scope:'))).toEqual([`scope:${name.replace('@xaso/', '')}`]);
    expect(tags.filter((tag) => known.has(tag))).not.toHaveLength(0);
  });

  test('is type-checked by the root tsconfig.json', () => {
    const { references } = read<{ references: { path: string }[] }>('tsconfig.json');
    expect(references.map(({ path }) => path)).toEqual(
      expect.arrayContaining(projects.map(({ folder }) => folder)),
    );
  });
});

test('every tag that the import table allows is a tag that it knows or a type', () => {
  const types = new Set(['type:app', 'type:web', 'type:lib', 'type:contracts', 'type:tool', 'type:e2e']);
  const allowed = packages.flatMap(({ may }) => may);
  expect(allowed.filter((tag) => !known.has(tag) && !types.has(tag))).toEqual([]);
});
