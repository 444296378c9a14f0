import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { gateway } from '@xaso/gateway';
import { identity } from '@xaso/identity';
import { indicators } from '@xaso/indicators';
import { programme } from '@xaso/programme';
import { surveys } from '@xaso/surveys';
import { type TestService, testService } from '@xaso/testing';
import { training } from '@xaso/training';

const manifest = (name: string): { readonly version: string } =>
  JSON.parse(readFileSync(new URL(`../../../${name}/package.json`, import.meta.url), 'utf8')) as {
    version: string;
  };

test.each([surveys, training, programme, indicators, identity, gateway])(
  'the version of $name is that of its package, whatever the others have',
  ({ name, version }) => {
    expect(version).toBe(manifest(name).version);
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  },
);

test('a running service says which version it is: to probes, and in its OpenAPI document', async () => {
  const service: TestService = await testService(surveys, { transports: false });
  try {
    const { version } = manifest('surveys');
    expect((await service.http.get('/health/live')).body).toMatchObject({ service: 'surveys', version });
    const { body } = await service.http.get<{ info: object }>('/openapi.json');
    expect(body.info).toMatchObject({ version });
  } finally {
    await service.stop();
  }
});
