import { mayReadEnvironment } from '../import-table.mjs';
import { describeFile } from '../source-file.mjs';
import { globalUses } from './globals.mjs';

/**
 * The environment is read in one place, so that start-up can list every fault of it at once.
 * @type {import('eslint').Rule.RuleModule}
 */
export const environment = {
  meta: {
    type: 'problem',
    docs: { description: 'process.env is read by the configuration alone' },
    messages: {
      env:
        'process.env is read once, at start-up, where every fault is listed and secrets are hidden. ' +
        'Declare the setting in config.ts and take it from the injected CONFIG.',
    },
    schema: [],
  },
  create(context) {
    if (mayReadEnvironment(describeFile(context.filename))) return {};
    return {
      'Program:exit'() {
        for (const { what, node } of globalUses(context.sourceCode)) {
          if (what === 'process.env') context.report({ node, messageId: 'env' });
        }
      },
    };
  },
};
