import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Database } from '@xaso/platform';
import { schemaDifferences, testService, type TestService } from '@xaso/testing';
import { surveys } from '../service.js';

let service: TestService;
beforeAll(async () => {
  service = await testService(surveys, { transports: false });
});
afterAll(() => service?.stop());

test('an empty database with all migrations is what the entity schemas say', async () => {
  expect(await schemaDifferences(service)).toEqual([]);
});

test('a column that only one side knows is found', async () => {
  await service.app
    .get(Database)
    .query('alter table device_key add column forgotten text, alter column label drop not null');
  const found = (await schemaDifferences(service)).join('\n');
  expect(found).toContain('forgotten');
  expect(found).toContain('label');
});
