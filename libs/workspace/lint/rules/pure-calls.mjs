import { clocks } from '../import-table.mjs';
import { describeFile } from '../source-file.mjs';
import { globalUses } from './globals.mjs';

const now = 'Take the time as an argument; the use case reads it from the injected Clock.';
const chance = 'Take the id as an argument; the use case makes it.';
const world = 'Let the use case do it and hand over the result.';

/** @type {Readonly<Record<string, string>>} */
const impureGlobals = {
  'Date.now': now,
  performance: now,
  'Math.random': chance,
  crypto: chance,
  fetch: world,
  process: world,
  setImmediate: world,
  setInterval: world,
  setTimeout: world,
};

/**
 * The same input gives the same answer, today and when it is replayed.
 * @type {import('eslint').Rule.RuleModule}
 */
export const pureCalls = {
  meta: {
    type: 'problem',
    docs: { description: 'Domain files ask for no time, no chance and nothing of the process' },
    messages: { impure: '{{path}} is pure, `{{what}}` is not. {{instead}}' },
    schema: [],
  },
  create(context) {
    const file = describeFile(context.filename);
    if (!file.pure || clocks.includes(file.path)) return {};
    return {
      'Program:exit'() {
        for (const { what, node } of globalUses(context.sourceCode)) {
          const [name = ''] = what.split('.');
          const instead =
            impureGlobals[what] ?? impureGlobals[name] ?? (isCurrentDate(what, node) ? now : undefined);
          if (instead)
            context.report({ node, messageId: 'impure', data: { path: file.path, what, instead } });
        }
      },
    };
  },
};

/**
 * `new Date()` and `Date()`, not `new Date(text)`.
 *
 * @param {string} what
 * @param {any} node
 */
function isCurrentDate(what, { parent, range }) {
  if (what !== 'Date' || parent.callee?.range !== range) return false;
  return parent.type === 'CallExpression' || parent.arguments.length === 0;
}
