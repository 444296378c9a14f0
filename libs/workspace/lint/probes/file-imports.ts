import { describe, expect, test } from '@jest/globals';
import type { Probes } from './probes.js';

const take = (from: string): string => `import { planted } from '${from}';\nexport const used = planted;`;
const takeType = (from: string): string =>
  `import type { Planted } from '${from}';\nexport type Used = Planted;`;

/** Each planted twice: where it must be caught, and where it is right. */
const imports: readonly [what: string, code: string, rule: string, wrong: string[], right: string[]][] = [
  [
    '@xaso/testing only in specs',
    take('@xaso/testing'),
    'xaso/file-imports',
    [
      'apps/surveys/src/responses/planted.service.ts',
      'apps/surveys/src/main.ts',
      'libs/messaging/src/relay/planted.ts',
    ],
    [
      'apps/surveys/src/responses/planted.int.spec.ts',
      'libs/messaging/src/relay/planted.int.spec.ts',
      'libs/messaging/src/spec/planted.ts',
      'apps/e2e/src/planted.ts',
      'libs/workspace/src/planted.ts',
    ],
  ],
  [
    'what unit specs take of testing only in specs',
    take('@xaso/testing/refusal'),
    'xaso/file-imports',
    ['apps/surveys/src/responses/planted.service.ts'],
    ['apps/surveys/src/responses/planted.spec.ts', 'apps/surveys/src/responses/planted.fixture.ts'],
  ],
  [
    '@xaso/servers only in specs, by messaging and platform',
    take('@xaso/servers'),
    'xaso/file-imports',
    ['libs/messaging/src/relay/planted.ts', 'libs/platform/src/service/planted.ts'],
    [
      'libs/messaging/src/relay/planted.int.spec.ts',
      'libs/platform/src/spec/planted.ts',
      'libs/testing/src/planted.ts',
    ],
  ],
  [
    'the checks of contracts only in specs',
    take('@xaso/contracts-common/checks'),
    'xaso/file-imports',
    ['apps/surveys/src/responses/planted.service.ts', 'libs/contracts/surveys/src/planted.ts'],
    ['apps/indicators/src/figures/planted.spec.ts', 'libs/contracts/surveys/src/planted.spec.ts'],
  ],
  [
    'the releases of contracts only in tools',
    take('@xaso/contracts-common/releases'),
    'xaso/file-imports',
    ['apps/surveys/src/responses/planted.service.ts', 'libs/contracts/surveys/src/planted.ts'],
    ['libs/workspace/src/contract-checks/planted.ts'],
  ],
  [
    "another service's contract only where facts come in",
    take('@xaso/contracts-surveys'),
    'xaso/file-imports',
    [
      'apps/indicators/src/figures/planted.ts',
      'apps/indicators/src/figures/planted.queries.ts',
      'apps/indicators/src/figures/planted.controller.ts',
      'apps/indicators/src/service.ts',
      'apps/indicators/src/figures/subscriptions.ts',
    ],
    [
      'apps/indicators/src/subscriptions.ts',
      'apps/indicators/src/figures/planted.projection.ts',
      'apps/indicators/src/figures/planted.spec.ts',
      'apps/surveys/src/responses/planted.ts',
      'apps/surveys/src/responses/planted.store.ts',
      'libs/workspace/src/planted.ts',
    ],
  ],
  [
    "the types of another service's contract also in reducers",
    takeType('@xaso/contracts-surveys'),
    'xaso/file-imports',
    ['apps/indicators/src/figures/planted.queries.ts', 'apps/indicators/src/figures/planted.service.ts'],
    ['apps/indicators/src/figures/planted.ts', 'apps/indicators/src/figures/planted.projection.ts'],
  ],
  [
    'the common part of the contracts everywhere in a service',
    take('@xaso/contracts-common'),
    '@nx/enforce-module-boundaries',
    ['libs/admin-units/src/planted.ts'],
    ['apps/indicators/src/figures/planted.ts', 'apps/indicators/src/figures/planted.queries.ts'],
  ],
  [
    'a service never whole by a tool',
    take('@xaso/surveys'),
    'xaso/file-imports',
    ['libs/workspace/src/planted.ts', 'libs/operations/src/pilots/planted.ts'],
    ['apps/e2e/src/planted.int.spec.ts'],
  ],
  [
    'the environment only where it is read once',
    take('node:process'),
    'xaso/file-imports',
    ['apps/surveys/src/responses/planted.service.ts', 'libs/messaging/src/planted.ts'],
    ['libs/platform/src/config/planted.ts', 'libs/servers/src/planted.ts'],
  ],
];

export function fileImports({ rules, reports }: Probes): void {
  describe('within packages', () => {
    describe.each(imports)('%s', (_, code, rule, wrong, right) => {
      test.each(wrong)('caught in %s', async (path) => expect(await rules(path, code)).toEqual([rule]));
      test.each(right)('right in %s', async (path) => expect(await rules(path, code)).toEqual([]));
    });

    test('kafkajs is seen by messaging and servers alone', async () => {
      const seen = (path: string): Promise<string[]> => rules(path, take('kafkajs'));
      for (const path of [
        'libs/testing/src/planted.ts',
        'apps/surveys/src/planted.module.ts',
        'libs/workspace/src/planted.ts',
      ]) {
        expect(await seen(path)).toContain('xaso/file-imports');
      }
      expect(await seen('libs/messaging/src/kafka/planted.ts')).toEqual([]);
      expect(await seen('libs/servers/src/planted.ts')).toEqual([]);
      expect(await seen('libs/messaging/src/planted.int.spec.ts')).toEqual([]);
    });

    test('process.env is read by the configuration alone', async () => {
      for (const code of [
        'export const x = process.env.PORT;',
        `export const x = process['env'];`,
        'export const x = globalThis.process.env;',
        'const { env } = process;\nexport const x = env;',
      ]) {
        expect(await rules('apps/surveys/src/responses/planted.service.ts', code)).toEqual([
          'xaso/environment',
        ]);
        expect(await rules('libs/messaging/src/relay/planted.ts', code)).toEqual(['xaso/environment']);
        expect(await rules('libs/platform/src/config/planted.ts', code)).toEqual([]);
        expect(await rules('libs/testing/src/planted.ts', code)).toEqual([]);
      }
      const others =
        'export const x = (process: { env: string }): string => process.env + globalThis.process.pid;';
      expect(await rules('libs/messaging/src/relay/planted.ts', others)).toEqual([]);
    });

    test('an import is one in whatever way it is written', async () => {
      const from = `'@xaso/contracts-surveys'`;
      const ways = [
        `export * from ${from};`,
        `export { planted } from ${from};`,
        `export const used = import(${from});`,
        `import { type A, b } from ${from};\nexport const used: A = b;`,
        `import * as all from ${from};\nexport const used = all;`,
      ];
      for (const code of ways) {
        expect(await rules('apps/indicators/src/figures/planted.ts', code)).toEqual(['xaso/file-imports']);
      }
      const type = `export type Used = import(${from}).Planted;`;
      expect(await rules('apps/indicators/src/figures/planted.ts', type)).toEqual([]);
    });

    test('the message names the package and says what to do instead', async () => {
      const [report] = await reports('apps/indicators/src/planted.store.ts', take('@xaso/contracts-surveys'));
      expect(report?.message).toMatch(
        /indicators takes its facts in subscriptions\.ts and \*\.projection\.ts only/,
      );
    });
  });
}
