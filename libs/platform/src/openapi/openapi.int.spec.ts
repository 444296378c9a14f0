import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startPostgres, type SpecPostgres } from '../spec/postgres.js';
import { runSample, type RunningService } from '../spec/running-service.js';

let postgres: SpecPostgres;
let service: RunningService;

beforeAll(async () => {
  postgres = await startPostgres();
  service = await runSample(await postgres.database());
});
afterAll(async () => {
  await service.stop();
  await postgres.stop();
});

test('the service describes itself in OpenAPI 3.1', async () => {
  const answer = await service.app.inject('/openapi.json');
  expect(answer.statusCode).toBe(200);
  const document = answer.json();
  expect(document.openapi).toBe('3.1.0');
  expect(document.info).toMatchObject({ title: 'Xã Số – sample', version: '1.2.3' });
  expect(answer.body).not.toContain('"nullable"');
  expect(document.components.schemas.ThingDto.properties.parts.type).toEqual(['array', 'null']);
  expect(document.components.securitySchemes.bearer).toMatchObject({ type: 'http', scheme: 'bearer' });
  expect(document.security).toEqual([{ bearer: [] }]);
  const operation = document.paths['/things'].post;
  expect(operation.operationId).toBe('things.create');
  expect(operation.security).toBeUndefined();
  expect(operation.parameters).toContainEqual(
    expect.objectContaining({ name: 'Idempotency-Key', in: 'header', required: true }),
  );
  expect(document.paths['/echo'].post.security).toEqual([]);
  expect(answer.body).not.toContain('x-public');
  expect(operation.responses.default.content['application/problem+json'].schema.$ref).toBe(
    '#/components/schemas/Problem',
  );
  expect(document.paths['/things/of-commune'].get.operationId).toBe('things.ofCommune');
  expect(Object.keys(document.paths).some((path) => path.startsWith('/health'))).toBe(false);
});
