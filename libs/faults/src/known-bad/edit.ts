import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

/** One textual change of a source file of production. */
export interface Edit {
  /** From the root of the workspace. */
  readonly file: string;
  /** Must occur exactly once. */
  readonly find: string;
  readonly replace: string;
}

/** An edit that does not fit the source any more: the source has changed, and the build has to follow it. */
export class EditMisfit extends Error {
  override readonly name = 'EditMisfit';
}

const ROOT = new URL('../../../../', import.meta.url);

/** The file's text with its edits. @throws EditMisfit when one does not match exactly once */
export function edited(file: string, edits: readonly Edit[]): string {
  const at = new URL(file, ROOT);
  if (!existsSync(at)) throw new EditMisfit(`${file} is not there any more`);
  return edits
    .filter((edit) => edit.file === file)
    .reduce((text, edit) => apply(text, edit), readFileSync(at, 'utf8'));
}

function apply(text: string, { file, find, replace }: Edit): string {
  const matches = text.split(find).length - 1;
  if (matches !== 1) throw new EditMisfit(`${file} contains this text ${matches} times, not once:\n${find}`);
  // As a function: the text is taken as it is, with every $ in it.
  return text.replace(find, () => replace);
}

/** JavaScript as the workspace's build would make it. @throws what swc says of a text that does not parse */
export function compiled(file: string, text: string): string {
  const settings = JSON.parse(readFileSync(new URL('.swcrc', ROOT), 'utf8')) as object;
  return transformSync(text, {
    ...settings,
    filename: fileURLToPath(new URL(file, ROOT)),
    configFile: false,
    swcrc: false,
    sourceMaps: 'inline',
  }).code;
}

/** Which source file of the workspace a module is made from, whether it is loaded as source or as build. */
export function sourceOf(url: string): string | undefined {
  if (!url.startsWith(ROOT.href) || url.includes('/node_modules/')) return undefined;
  return url.slice(ROOT.href.length).replace(/^((?:libs|apps)\/[\w/-]+)\/dist\/(.+)\.js$/, '$1/src/$2.ts');
}
