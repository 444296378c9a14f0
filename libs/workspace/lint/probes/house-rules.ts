import { describe, expect, test } from '@jest/globals';
import type { Probes } from './probes.js';

const PATH = 'apps/surveys/src/responses/planted.service.ts';
const SPEC = 'apps/surveys/src/responses/planted.spec.ts';
const spec = (code: string): string => `import { expect, test } from '@jest/globals';\n${code}`;
const body = `() => expect(1).toBe(1)`;

export function houseRules({ rules, typedRules }: Probes): void {
  describe('code', () => {
    test.each([
      [
        'any',
        'export const x: any = 1;',
        '@typescript-eslint/no-explicit-any',
        'export const x: unknown = 1;',
      ],
      [
        '@ts-ignore',
        '// @ts-ignore\nexport const x = 1;',
        '@typescript-eslint/ban-ts-comment',
        '// Ignored by nobody\nexport const x = 1;',
      ],
      ['console', `console.log('x');\nexport {};`, 'no-console', `process.stdout.write('x');\nexport {};`],
      [
        '== ',
        'export const x = (a: number): boolean => a == 1;',
        'eqeqeq',
        'export const x = (a: number): boolean => a === 1;',
      ],
      ['a default export', 'export default 1;', 'no-restricted-syntax', 'export const one = 1;'],
      [
        'a default export by another way',
        'const one = 1;\nexport { one as default };',
        'no-restricted-syntax',
        'const one = 1;\nexport { one as other };',
      ],
      [
        'a type imported as a value',
        `import { A } from './a.js';\nexport type B = A;`,
        '@typescript-eslint/consistent-type-imports',
        `import type { A } from './a.js';\nexport type B = A;`,
      ],
      [
        'an import without its extension',
        `export { a } from './a';`,
        'xaso/import-extension',
        `export { a } from './a.js';`,
      ],
      [
        'an import of the source',
        `export { a } from './a.ts';`,
        'xaso/import-extension',
        `export { a } from './a.js';`,
      ],
      [
        'what is left to do',
        '// TODO: later\nexport {};',
        'no-warning-comments',
        '// Later is another matter\nexport {};',
      ],
      ['301 lines', `export {};${'\n//'.repeat(300)}`, 'max-lines', `export {};${'\n//'.repeat(299)}`],
      [
        'an unused variable',
        `const x = 1;\nexport {};`,
        '@typescript-eslint/no-unused-vars',
        `export const x = 1;`,
      ],
    ])('%s is caught', async (_, wrong, rule, right) => {
      expect(await rules(PATH, wrong)).toEqual([rule]);
      expect(await rules(PATH, right)).toEqual([]);
    });

    test('a comment cannot switch a rule off', async () => {
      const code = '/* eslint-disable no-console */\nconsole.log(1);\nexport {};';
      expect(await rules(PATH, code)).toContain('no-console');
    });

    test('a tool may print, a configuration may export a default', async () => {
      expect(await rules('libs/workspace/src/planted.ts', `console.log('x');\nexport {};`)).toEqual([]);
      expect(await rules('planted.config.mjs', 'export default {};')).toEqual([]);
      expect(await rules('libs/workspace/bootstrap/planted.mjs', 'export default {};')).toEqual([
        'no-restricted-syntax',
      ]);
    });

    test('a promise that nobody waits for is caught', async () => {
      const later = 'const later = async (): Promise<void> => {};\n';
      const path = 'libs/kernel/src/index.ts';
      expect(await typedRules(path, `${later}later();`)).toEqual(['@typescript-eslint/no-floating-promises']);
      expect(await typedRules(path, `${later}void later();`)).toEqual([]);
      const twice = `${later}export const x = [1].forEach(later);`;
      expect(await typedRules(path, twice)).toEqual(['@typescript-eslint/no-misused-promises']);
      expect(await typedRules(path, `export const x = (JSON.parse('1') as number) + 1;`)).toEqual([]);
      expect(await typedRules(path, `export const x: number = JSON.parse('1');`)).toEqual([
        '@typescript-eslint/no-unsafe-assignment',
      ]);
    });
  });

  describe('specs', () => {
    test.each([
      ['only', `test.only('x', ${body});`, 'jest/no-focused-tests'],
      ['skip', `test.skip('x', ${body});`, 'jest/no-disabled-tests'],
      ['todo', `test.todo('x');`, 'no-restricted-syntax'],
      ['the same title twice', `test('x', ${body});\ntest('x', ${body});`, 'jest/no-identical-title'],
      [
        'a mock of a module',
        `import { jest } from '@jest/globals';\njest.mock('./a.js');`,
        'jest/no-restricted-jest-methods',
      ],
    ])('%s is caught', async (_, code, rule) => {
      expect(await rules(SPEC, spec(code))).toContain(rule);
    });

    test('a test that runs is right', async () => {
      const tests = `test('x', ${body});\ntest.each([1])('%d', (one) => expect(one).toBe(1));`;
      expect(await rules(SPEC, spec(tests))).toEqual([]);
    });
  });
}
