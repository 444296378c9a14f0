import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { impure, pureExceptions, within } from '../import-table.mjs';
import { describeFile } from '../source-file.mjs';
import { onImports } from './imports.mjs';

/**
 * A plain file name is domain: it knows no framework, no driver and no plumbing.
 * @type {import('eslint').Rule.RuleModule}
 */
export const pureImports = {
  meta: {
    type: 'problem',
    docs: { description: 'Domain files import neither frameworks nor plumbing' },
    messages: {
      outside:
        '{{path}} is pure, it cannot import {{specifier}}. Take what it gives (a time, an id, a row) as an argument, ' +
        'or move this code into a file with a dotted suffix ({{suffixes}}).',
      plumbing:
        '{{path}} is domain and cannot import {{specifier}}, which is plumbing: the edge knows the domain, never the other ' +
        'way round. Declare the type here and let the plumbing import it.',
    },
    schema: [],
  },
  create(context) {
    const file = describeFile(context.filename);
    if (!file.pure) return {};
    const suffixes = '.service, .store, .queries, …';
    return onImports(({ specifier, node, names }) => {
      const data = { path: file.path, specifier, suffixes };
      if (specifier.startsWith('.')) {
        const target = describeFile(join(dirname(context.filename), specifier));
        if (target.inSource && !target.pure) {
          context.report({ node, messageId: 'plumbing', data });
        }
      } else if (isOutside(specifier, names)) {
        context.report({ node, messageId: 'outside', data });
      }
    });
  },
};

/**
 * @param {string} specifier
 * @param {readonly string[] | undefined} names
 */
function isOutside(specifier, names) {
  if (isBuiltin(specifier)) {
    const allowed = pureExceptions[specifier];
    return !allowed || !names?.every((name) => allowed.includes(name));
  }
  return impure.some((name) => within(name, specifier));
}
