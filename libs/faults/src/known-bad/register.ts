import { registerHooks } from 'node:module';
import { buildNamed } from './builds.js';
import { compiled, edited, sourceOf } from './edit.js';

/**
 * Makes this process the named known-bad build: each edited file is read from its source, changed and compiled when it is
 * loaded. All edits are tried at once, so that a process that would run the sound code under a false name never starts.
 *
 * @throws EditMisfit; Error for a name that no build has
 */
export function becomeKnownBad(name: string): void {
  const { edits } = buildNamed(name);
  const files = new Map(
    [...new Set(edits.map(({ file }) => file))].map((file) => [file, compiled(file, edited(file, edits))]),
  );
  registerHooks({
    load(url, context, next) {
      const source = files.get(sourceOf(url) ?? '');
      return source === undefined ? next(url, context) : { format: 'module', source, shortCircuit: true };
    },
  });
}
