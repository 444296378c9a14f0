import { environment } from './rules/environment.mjs';
import { fileImports } from './rules/file-imports.mjs';
import { importExtension } from './rules/import-extension.mjs';
import { pureCalls } from './rules/pure-calls.mjs';
import { pureImports } from './rules/pure-imports.mjs';

/** The rules of this workspace that no published plugin has. */
export const xaso = {
  meta: { name: 'xaso', version: '0.1.0' },
  rules: {
    environment,
    'file-imports': fileImports,
    'import-extension': importExtension,
    'pure-calls': pureCalls,
    'pure-imports': pureImports,
  },
};
