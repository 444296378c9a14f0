import { describe, expect, test } from '@jest/globals';
import type { Probes } from './probes.js';

const DOMAIN = 'apps/surveys/src/responses/planted.ts';
const take = (from: string): string => `import { planted } from '${from}';\nexport const used = planted;`;

export function purity({ rules, reports }: Probes): void {
  describe('a domain file imports nothing of the world', () => {
    test.each([
      '@nestjs/common',
      'typeorm',
      '@xaso/platform',
      '@xaso/messaging',
      'uuid',
      'node:fs',
      'node:crypto',
      'fs/promises',
      'node:timers/promises',
    ])('%s is caught', async (name) => {
      expect(await rules(DOMAIN, take(name))).toEqual(['xaso/pure-imports']);
      expect(await rules('apps/surveys/src/responses/planted.store.ts', take(name))).toEqual([]);
      expect(await rules('apps/surveys/src/responses/planted.spec.ts', take(name))).toEqual([]);
    });

    test.each([
      '@fastify/busboy',
      '@opentelemetry/api',
      'fastify',
      'jose',
      'kafkajs',
      'pg',
      'pino',
      'prom-client',
      'rxjs/operators',
    ])('%s is caught', async (name) => {
      expect(await rules(DOMAIN, take(name))).toContain('xaso/pure-imports');
    });

    test.each([
      './planted.store.js',
      '../planted.service.js',
      '../app.module.js',
      '../config.js',
      './planted.spec.js',
    ])('%s, which is plumbing, is caught, be it a type', async (name) => {
      expect(await rules(DOMAIN, take(name))).toEqual(['xaso/pure-imports']);
      const type = `import type { Planted } from '${name}';\nexport type Used = Planted;`;
      expect(await rules(DOMAIN, type)).toEqual(['xaso/pure-imports']);
    });

    test.each(['@xaso/kernel', '@xaso/admin-units', '@xaso/contracts-surveys', 'saxes', '../forms/xml.js'])(
      '%s is right',
      async (name) => expect(await rules(DOMAIN, take(name))).toEqual([]),
    );

    test('a hash is pure, an id is not', async () => {
      expect(await rules(DOMAIN, `export { createHash } from 'node:crypto';`)).toEqual([]);
      const both = `export { createHash, randomUUID } from 'node:crypto';`;
      expect(await rules(DOMAIN, both)).toEqual(['xaso/pure-imports']);
      expect(await rules(DOMAIN, `import * as all from 'node:crypto';\nexport const x = all;`)).toEqual([
        'xaso/pure-imports',
      ]);
    });
  });

  describe('a domain file asks for no time and no chance', () => {
    test.each([
      'export const x = Date.now();',
      'export const x = new Date();',
      'export const x = Date();',
      'export const x = Math.random();',
      'export const x = crypto.randomUUID();',
      'export const x = globalThis.crypto.randomUUID();',
      'export const x = performance.now();',
      `export const x = fetch('https://example.org');`,
      'export const x = (f: () => void) => setTimeout(f, 1);',
      'export const x = process.pid;',
      'const { random } = Math;\nexport const x = random;',
      'export const x = [1].map(Date.now);',
    ])('%s is caught', async (code) => {
      expect(await rules(DOMAIN, code)).toEqual(['xaso/pure-calls']);
      expect(await rules('apps/surveys/src/responses/planted.service.ts', code)).toEqual([]);
    });

    test.each([
      `export const x = new Date('2022-06-01T00:00:00Z');`,
      'export const x = (at: Date): number => Date.parse(at.toISOString()) + at.getTime();',
      'export const x = Math.round(1.5);',
      'export const x = (Date: { now(): number }): number => Date.now();',
      'export const x = (clock: { now(): Date }): Date => clock.now();',
    ])('%s is right', async (code) => expect(await rules(DOMAIN, code)).toEqual([]));
  });

  describe('what is pure', () => {
    const impure = 'export const x = Date.now();';

    test.each([
      'libs/kernel/src/planted.ts',
      'libs/contracts/common/src/planted.ts',
      'libs/contracts/surveys/src/checks/planted.ts',
      'apps/indicators/src/figures/planted.helper.ts',
      'apps/indicators/src/figures/service.ts',
    ])('%s is', async (path) => expect(await rules(path, impure)).toEqual(['xaso/pure-calls']));

    test.each([
      'libs/kernel/src/clock.ts',
      'libs/kernel/src/planted.spec.ts',
      'libs/contracts/common/src/checks/planted.ts',
      'apps/surveys/src/responses/planted.fixture.ts',
      'libs/platform/src/planted.ts',
      'apps/e2e/src/planted.ts',
      'apps/indicators/src/service.ts',
      'apps/indicators/src/rebuild/planted.command.ts',
    ])('%s is not', async (path) => expect(await rules(path, impure)).toEqual([]));

    test('what specs run does not get into a contract', async () => {
      const path = 'libs/contracts/common/src/planted.ts';
      expect(await rules(path, take('./checks/planted.js'))).toEqual(['xaso/pure-imports']);
      expect(await rules(path, take('./planted-too.js'))).toEqual([]);
    });

    test('the kernel and the contracts take no framework in either', async () => {
      expect(await rules('libs/kernel/src/planted.ts', take('node:fs'))).toEqual(['xaso/pure-imports']);
      expect(await rules('libs/contracts/surveys/src/planted.ts', take('node:fs'))).toEqual([
        'xaso/pure-imports',
      ]);
      expect(await rules('libs/contracts/surveys/src/planted.ts', take('@sinclair/typebox'))).toEqual([]);
    });

    test('the message says where the impure thing belongs', async () => {
      const [call] = await reports(DOMAIN, impure);
      expect(call?.message).toBe(
        `${DOMAIN} is pure, \`Date.now\` is not. Take the time as an argument; the use case reads it from the injected Clock.`,
      );
      const [imported] = await reports(DOMAIN, take('typeorm'));
      expect(imported?.message).toMatch(/move this code into a file with a dotted suffix/);
    });
  });
}
