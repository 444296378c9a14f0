import js from '@eslint/js';
import jest from 'eslint-plugin-jest';
import accessible from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { boundaryOptions, ensureProjectGraph, nxPlugin } from './libs/workspace/lint/package-boundaries.mjs';
import { xaso } from './libs/workspace/lint/plugin.mjs';

await ensureProjectGraph();

const typescript = ['**/*.{ts,tsx}'];
const specs = [
  '**/*.spec.{ts,tsx}',
  '**/*.fixture.ts',
  '**/src/spec/**/*.ts',
  'libs/contracts/common/src/checks/**/*.ts',
  'libs/testing/**/*.ts',
  'libs/workspace/lint/probes/*.ts',
];
const benches = ['**/bench.ts', '**/*.bench.ts', '**/bench/**'];
/** What a tool reads is asked for by that tool under the name `default`. */
const readByTools = [
  '*.mjs',
  '**/*.config.{mjs,ts}',
  'libs/testing/global-*.mjs',
  'libs/workspace/bootstrap/jest/sequencer.mjs',
];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/.nx/**', '**/.xaso/**', '**/coverage/**', '**/*.gen.ts'] },
  { linterOptions: { noInlineConfig: true } },
  {
    files: ['**/*.{mjs,ts,tsx}'],
    extends: [js.configs.recommended],
    plugins: { '@nx': nxPlugin, xaso },
    languageOptions: { globals: globals.node },
    rules: {
      '@nx/enforce-module-boundaries': ['error', boundaryOptions],
      'xaso/environment': 'error',
      'xaso/file-imports': 'error',
      'xaso/import-extension': 'error',
      'xaso/pure-calls': 'error',
      'xaso/pure-imports': 'error',
      eqeqeq: 'error',
      'max-lines': ['error', 300],
      // A line that begins with a bracket is where Prettier put it.
      'no-unexpected-multiline': 'off',
      'no-unused-vars': [
        'error',
        { ignoreRestSiblings: true, argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
    },
  },
  {
    files: ['**/*.{mjs,ts,tsx}'],
    ignores: readByTools,
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
          message:
            'Export it by its name: a default export is called something else in every file that imports it.',
        },
        {
          selector: 'CallExpression[callee.object.name=/^(describe|test|it)$/][callee.property.name="todo"]',
          message: 'Write the test, or an issue that asks for it.',
        },
      ],
    },
  },
  {
    files: typescript,
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.eslint.json', 'apps/console/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-ignore': true, 'ts-nocheck': true, 'ts-expect-error': 'allow-with-description' },
      ],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true, argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      // Interfaces of promises are met by functions that need not wait, and by methods that do not use `this`.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['apps/console/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks, 'jsx-a11y': accessible },
    languageOptions: { globals: globals.browser },
    rules: { ...reactHooks.configs.recommended.rules, ...accessible.flatConfigs.recommended.rules },
  },
  {
    files: ['libs/*/src/**', 'libs/contracts/*/src/**', 'apps/*/src/**'],
    ignores: ['libs/workspace/**', ...benches],
    rules: { 'no-console': 'error' },
  },
  {
    files: specs,
    plugins: { jest },
    rules: {
      'jest/no-disabled-tests': 'error',
      'jest/no-focused-tests': 'error',
      'jest/no-identical-title': 'error',
      'jest/valid-describe-callback': 'error',
      'jest/valid-expect': 'error',
      'jest/valid-expect-in-promise': 'error',
      'jest/no-restricted-jest-methods': [
        'error',
        {
          mock: 'Run the real thing, or override a provider of the Nest module.',
          unstable_mockModule: 'Run the real thing, or override a provider of the Nest module.',
        },
      ],
      // Bodies of responses and rows are looked at as they come.
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
);
