import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { identifiers } from './edits.js';
import { Refused, type Tree } from './tree.js';

const FOLDER = fileURLToPath(new URL('./templates/', import.meta.url));

/** What stands for `__name__` in the texts and paths of templates. */
export type Values = Readonly<Record<string, string>>;

/** A file of a template, not filled in yet; its path without the ending `.txt`. */
export interface Template {
  readonly path: string;
  readonly text: string;
}

/** The files of a template or of a folder in one. */
export function templates(folder: string): Template[] {
  const cwd = join(FOLDER, folder);
  return globSync('**/*.txt', { cwd })
    .sort()
    .map((path) => ({
      path: path.replaceAll('\\', '/').replace(/\.txt$/, ''),
      text: readFileSync(join(cwd, path), 'utf8'),
    }));
}

/** A text with its placeholders filled in. */
export function filled(text: string, values: Values): string {
  return text.replace(/__([A-Za-z]+?)__/g, (whole, name: string) => values[name] ?? whole);
}

/** Writes files of a template below a folder of the checkout. @throws Refused when one is there already */
export function plant(tree: Tree, files: readonly Template[], below: string, values: Values): void {
  for (const { path, text } of files) {
    const target = below + filled(path, values);
    if (tree.has(target)) throw new Refused(`${target} is there already.`);
    tree.write(target, filled(text, values));
  }
}

/** A name must mean one thing in the new files. @throws Refused when they use it for something else */
export function assertFree(name: string, files: readonly Template[]): void {
  const taken = files.some(({ path, text }) => path.endsWith('.ts') && identifiers(text).has(name));
  if (taken)
    throw new Refused(`"${name}" already means something else in the new files: choose another word.`);
}
