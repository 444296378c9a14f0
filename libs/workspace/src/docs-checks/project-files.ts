import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.js';

/** A text file of the project, by its path from the root with slashes. */
export interface ProjectFile {
  readonly path: string;
  readonly text: string;
}

const SKIPPED = new Set(['.git', '.nx', '.xaso', 'coverage', 'dist', 'node_modules']);

/** Every file of the project whose name matches, installed and generated folders left out. */
export function projectFiles(name: RegExp, root: string = ROOT): ProjectFile[] {
  return pathsIn(root, '')
    .filter((path) => name.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

function pathsIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : pathsIn(root, path);
      return entry.isFile() ? [path] : [];
    });
}
