/** Lints texts with the configuration of the workspace: `{ id, path, code, typed }` comes in, `{ id, reports }` goes out. */
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { root } from '../source-file.mjs';

/** A planted file is in no tsconfig.json, so that only the rules without types can look at it. */
const withoutTypes = new ESLint({
  cwd: root,
  overrideConfig: {
    .../** @type {import('eslint').Linter.Config} */ (tseslint.configs.disableTypeChecked),
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { project: null, projectService: false, program: null } },
  },
});
const withTypes = new ESLint({
  cwd: root,
  overrideConfig: {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { project: null, projectService: true } },
  },
});

/** @param {{ id: number, path: string, code: string, typed: boolean }} planted */
async function answer({ id, path, code, typed }) {
  const [result] = await (typed ? withTypes : withoutTypes).lintText(`${code}\n`, {
    filePath: `${root}${path}`,
  });
  const reports = (result?.messages ?? []).map(({ ruleId, message }) => ({
    rule: ruleId ?? 'fatal',
    message,
  }));
  process.send?.({ id, reports });
}

await withoutTypes.calculateConfigForFile(`${root}apps/surveys/src/planted.ts`);
process.send?.('ready');
process.on('message', (planted) => void answer(/** @type {Parameters<typeof answer>[0]} */ (planted)));
process.on('disconnect', () => process.exit());
