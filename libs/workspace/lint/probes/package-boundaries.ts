import { describe, expect, test } from '@jest/globals';
import type { Probes } from './probes.js';

const RULE = '@nx/enforce-module-boundaries';

/** Rows import columns, in an integration spec. Written by hand: it is what the import table is held against. */
const TABLE = `
                  | kernel | admin-units | workbooks | contracts-common | contracts-surveys | messaging | platform | testing | servers | faults | bench | operations | workspace | indicators
kernel            | .      | never       | never     | never            | never             | never     | never    | never   | never   | never  | never | never      | never     | never
admin-units       | yes    | .           | never     | never            | never             | never     | never    | never   | never   | never  | never | never      | never     | never
workbooks         | yes    | yes         | .         | never            | never             | never     | never    | never   | never   | never  | never | never      | never     | never
contracts-common  | yes    | never       | never     | .                | never             | never     | never    | never   | never   | never  | never | never      | never     | never
contracts-surveys | yes    | never       | never     | yes              | .                 | never     | never    | never   | never   | never  | never | never      | never     | never
messaging         | yes    | never       | never     | yes              | never             | .         | yes      | yes     | yes     | never  | never | never      | never     | never
platform          | yes    | never       | never     | never            | never             | never     | .        | never   | yes     | never  | never | never      | never     | never
surveys           | yes    | yes         | yes       | yes              | yes               | yes       | yes      | yes     | never   | never  | never | never      | never     | never
console           | yes    | yes         | never     | yes              | yes               | never     | never    | never   | never   | never  | never | never      | never     | never
servers           | never  | never       | never     | never            | never             | never     | never    | never   | .       | never  | never | never      | never     | never
testing           | yes    | never       | never     | yes              | never             | yes       | yes      | .       | yes     | never  | never | never      | never     | never
faults            | yes    | never       | never     | yes              | never             | yes       | yes      | never   | yes     | .      | never | never      | never     | never
bench             | yes    | never       | never     | yes              | never             | yes       | yes      | never   | yes     | never  | .     | never      | never     | never
operations        | yes    | never       | never     | never            | never             | yes       | never    | never   | never   | never  | never | .          | never     | yes
workspace         | yes    | yes         | yes       | yes              | yes               | yes       | yes      | yes     | yes     | yes    | yes   | yes        | .         | yes
e2e               | yes    | yes         | yes       | yes              | yes               | yes       | yes      | yes     | yes     | yes    | yes   | yes        | yes       | yes
`;

const folders: Readonly<Record<string, string>> = {
  surveys: 'apps/surveys',
  console: 'apps/console',
  e2e: 'apps/e2e',
  'contracts-common': 'libs/contracts/common',
  'contracts-surveys': 'libs/contracts/surveys',
};
const [[, ...columns] = [], ...rows] = TABLE.trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()));

export function packageBoundaries({ rules, reports }: Probes): void {
  describe('between packages', () => {
    test.each(rows)('what %s may import', async (from = '', ...cells) => {
      const path = `${folders[from] ?? `libs/${from}`}/src/planted.int.spec.ts`;
      const found = await Promise.all(
        columns.map(async (to) => {
          const seen = await rules(
            path,
            `import { planted } from '@xaso/${to}';\nexport const used = planted;`,
          );
          return to === from ? '.' : seen.includes(RULE) ? 'never' : 'yes';
        }),
      );
      expect(Object.fromEntries(columns.map((to, at) => [to, found[at]]))).toEqual(
        Object.fromEntries(columns.map((to, at) => [to, cells[at]])),
      );
    });

    test.each([
      ['a type', `import type { planted } from '@xaso/indicators';\nexport type Used = typeof planted;`],
      ['an export', `export { planted } from '@xaso/indicators';`],
      ['an import()', `export const used = import('@xaso/indicators');`],
      ['a path', `export { indicators } from '../../../indicators/src/index.js';`],
    ])('a service is not imported by another, be it as %s', async (_, code) => {
      expect(await rules('apps/surveys/src/campaigns/planted.service.ts', code)).toEqual([RULE]);
    });

    test('a package that only another one declares is not imported', async () => {
      const path = 'apps/surveys/src/campaigns/planted.service.ts';
      expect(await rules(path, `export { parse } from 'yaml';`)).toEqual([RULE]);
      expect(await rules('libs/messaging/src/planted.ts', `export { parse } from 'yaml';`)).toEqual([]);
    });

    test('the message says what to do instead', async () => {
      const [report] = await reports(
        'apps/surveys/src/planted.module.ts',
        `export * from '@xaso/indicators';`,
      );
      expect(report?.message).toContain('take the facts of another one from its topic, through its contract');
      expect(report?.message).toContain('libs/workspace/lint/import-table.mjs');
    });
  });
}
