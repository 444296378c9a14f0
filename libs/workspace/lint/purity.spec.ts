import { describe, expect, test } from '@jest/globals';
import { useProbes } from './probes.js';

const { rules, typedRules } = useProbes();
const DOMAIN = 'apps/surveys/src/responses/planted.ts';

describe('first', () => {
  test('x', async () => {
    expect(
      await rules(DOMAIN, `import { Injectable } from '@nestjs/common';\nexport const x = Injectable;`),
    ).toEqual(['xaso/pure-imports']);
    expect(await rules(DOMAIN, `export const x = Date.now();`)).toEqual(['xaso/pure-calls']);
    expect(
      await rules(
        'libs/kernel/src/planted.ts',
        `import { x } from '@xaso/admin-units';\nexport const y = x;`,
      ),
    ).toEqual(['@nx/enforce-module-boundaries']);
    expect(
      await typedRules('libs/kernel/src/index.ts', `const later = async (): Promise<void> => {};\nlater();`),
    ).toEqual(['@typescript-eslint/no-floating-promises']);
  });
});
