import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const SOURCE = fileURLToPath(new URL('..', import.meta.url));
const libraryAt = (name: string): string =>
  join(dirname(createRequire(import.meta.url).resolve(`${name}/styles.css`)), 'esm');
const CORE = libraryAt('@mantine/core');

/** What is taken from `@mantine/core` in a text. */
const takenIn = (text: string): string[] =>
  [...text.matchAll(/import \{([^}]*)\} from ['"]@mantine\/core['"]/g)].flatMap(([, names = '']) =>
    names
      .split(',')
      .map((name) => name.replace(/\btype\b| as .*/g, '').trim())
      .filter((name) => /^[A-Z]/.test(name)),
  );

async function taken(folder: string, ending: RegExp): Promise<string[]> {
  const files = (await readdir(folder, { recursive: true })).filter((name) => ending.test(name));
  return (await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))).flatMap(takenIn);
}

/** Every file of the library that a component is made of. */
async function partsOf(file: string, found: Set<string>): Promise<void> {
  if (found.has(file)) return;
  found.add(file);
  for (const [, path = ''] of (await readFile(file, 'utf8')).matchAll(/from "(\.[^"]+)"/g))
    await partsOf(join(dirname(file), path), found);
}

test('every Mantine component that is used has its styles, with those of what it is made of', async () => {
  const names = [
    ...(await taken(SOURCE, /(?<!\.spec)\.tsx?$/)),
    ...(await taken(libraryAt('@mantine/notifications'), /\.mjs$/)),
  ];
  const index = await readFile(join(CORE, 'index.mjs'), 'utf8');
  const homes = new Map(
    [...index.matchAll(/import \{([^}]*)\} from "(\.[^"]+)"/g)].flatMap(([, exported = '', path = '']) =>
      exported.split(',').map((name) => [name.trim(), join(CORE, path)] as const),
    ),
  );
  const parts = new Set<string>();
  for (const name of new Set(names)) {
    const home = homes.get(name);
    if (home !== undefined) await partsOf(home, parts);
  }
  const needed = [...parts]
    .map((file) => /([^/\\]+)\.module\.mjs$/.exec(relative(CORE, file))?.[1])
    .filter((name) => name !== undefined && existsSync(join(CORE, '../styles', `${name}.css`)));
  expect(needed).toEqual(expect.arrayContaining(['Button', 'Notification', 'UnstyledButton']));

  const imported = await readFile(join(SOURCE, 'app/mantine-styles.ts'), 'utf8');
  const styled = [...imported.matchAll(/styles\/([A-Z]\w*)\.css/g)].map(([, name]) => name);
  expect([...styled].sort()).toEqual([...new Set(needed)].sort());
});
