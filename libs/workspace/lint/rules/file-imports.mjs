import { files } from '../import-table.mjs';
import { describeFile } from '../source-file.mjs';
import { onImports } from './imports.mjs';

/**
 * The part of the import table that depends on the kind of the file.
 * @type {import('eslint').Rule.RuleModule}
 */
export const fileImports = {
  meta: {
    type: 'problem',
    docs: { description: 'Which kinds of files may import what, by the import table' },
    messages: Object.fromEntries(files.map(({ id, message }) => [id, message])),
    schema: [],
  },
  create(context) {
    const file = describeFile(context.filename);
    return onImports((imported) => {
      for (const { id, applies, allowed } of files) {
        if (!applies(file, imported) || allowed(file, imported)) continue;
        const data = { specifier: imported.specifier, name: file.name };
        context.report({ node: imported.node, messageId: id, data });
      }
    });
  },
};
