import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, getFileInfo, resolveConfig } from 'prettier';

/** A request that makes no sense where it is made; the message says why, and nothing was changed. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** The files of a checkout with what a generator wants to change. Nothing is written before `save`. */
export class Tree {
  private readonly changes = new Map<string, string>();

  /** @param root the folder of the checkout; all paths are from it, with slashes */
  constructor(private readonly root: string) {}

  /** Whether there is such a file or folder. */
  has(path: string): boolean {
    const planned = [...this.changes.keys()].some((one) => one === path || one.startsWith(`${path}/`));
    return planned || existsSync(join(this.root, path));
  }

  /** Names in a folder, sorted, new ones included; none when there is no such folder. */
  list(folder: string): string[] {
    const there = existsSync(join(this.root, folder)) ? readdirSync(join(this.root, folder)) : [];
    const inside = [...this.changes.keys()].filter((path) => path.startsWith(`${folder}/`));
    const added = inside.map((path) => path.slice(folder.length + 1).split('/')[0] ?? '');
    return [...new Set([...there, ...added])].sort();
  }

  /** @throws Refused when there is no such file */
  read(path: string): string {
    const changed = this.changes.get(path);
    if (changed !== undefined) return changed;
    if (!this.has(path)) throw new Refused(`${path} is missing: is this a whole checkout?`);
    return readFileSync(join(this.root, path), 'utf8');
  }

  write(path: string, text: string): void {
    this.changes.set(path, text);
  }

  edit(path: string, change: (text: string) => string): void {
    const before = this.read(path);
    const after = change(before);
    if (after !== before) this.write(path, after);
  }

  /** Formats and writes everything. @returns the paths that were written, sorted */
  async save(): Promise<string[]> {
    const files = await Promise.all([...this.changes].map(([path, text]) => this.formatted(path, text)));
    for (const { path, text } of files) {
      mkdirSync(dirname(join(this.root, path)), { recursive: true });
      writeFileSync(join(this.root, path), text);
    }
    return files.map(({ path }) => path).sort();
  }

  private async formatted(path: string, text: string): Promise<{ path: string; text: string }> {
    const filepath = join(this.root, path);
    const { inferredParser } = await getFileInfo(filepath);
    if (inferredParser === null) return { path, text };
    const options = await resolveConfig(filepath, { editorconfig: true });
    return { path, text: await format(text, { ...options, filepath }) };
  }
}
