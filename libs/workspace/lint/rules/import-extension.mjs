import { onImports } from './imports.mjs';

const ready = /\.([cm]?js|json|css|svg|png)$/;

/**
 * Node resolves what is written and nothing else; the type checker says so for TypeScript, this rule for every file.
 * @type {import('eslint').Rule.RuleModule}
 */
export const importExtension = {
  meta: {
    type: 'problem',
    docs: { description: 'Relative imports name the file that runs' },
    messages: {
      missing:
        'Write the file that runs: "{{specifier}}" ends in .js (a .ts source becomes one), .mjs or .json.',
    },
    schema: [],
  },
  create(context) {
    return onImports(({ specifier, node }) => {
      if (!/^\.{1,2}(\/|$)/.test(specifier) || ready.test(specifier)) return;
      context.report({ node, messageId: 'missing', data: { specifier } });
    });
  },
};
