import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { LightMyRequestResponse } from 'fastify';
import { HealthRegistry } from '../index.js';
import { Gate } from '../spec/gate.js';
import { startPostgres, type OwnPostgres } from '../spec/postgres.js';
import { runSample, type RunningService } from '../spec/running-service.js';

let postgres: OwnPostgres;
let service: RunningService;

beforeAll(async () => {
  postgres = await startPostgres(true);
  service = await runSample(await postgres.database());
});
afterAll(async () => {
  await service.stop();
  await postgres.stop();
});

async function create(name: string): Promise<LightMyRequestResponse> {
  const authorization = `Bearer ${await service.issuer.token()}`;
  const headers = { authorization, 'idempotency-key': name };
  return service.app.inject({ method: 'POST', url: '/things', headers, payload: { name, amount: 1 } });
}

test('PostgreSQL away: not ready, 503, alive; back again: everything as before', async () => {
  expect((await service.app.inject('/health/ready')).json()).toMatchObject({
    status: 'ready',
    service: 'sample',
  });
  await postgres.halt();
  const ready = await service.app.inject('/health/ready');
  expect(ready.statusCode).toBe(503);
  expect(ready.json()).toMatchObject({
    status: 'not-ready',
    checks: [{ name: 'database', ok: false, detail: 'PostgreSQL does not answer' }],
  });
  expect((await service.app.inject('/health/live')).statusCode).toBe(200);
  expect((await service.app.inject('/metrics')).statusCode).toBe(200);
  const refused = await create('during-the-outage');
  expect(refused.statusCode).toBe(503);
  expect(refused.headers['retry-after']).toBe('5');
  expect(refused.json()).toMatchObject({ code: 'database-unavailable' });
  expect(refused.body).not.toMatch(/ECONN|127\.0\.0\.1|postgres:/);

  await postgres.restart();
  expect((await service.app.inject('/health/ready')).statusCode).toBe(200);
  expect((await create('during-the-outage')).statusCode).toBe(201);
});

test('something else away: degraded, and still ready', async () => {
  let up = false;
  const health = service.app.get(HealthRegistry);
  health.register({ name: 'broker', affects: 'degraded', check: async () => ({ ok: up, detail: 'lag 3' }) });
  expect(() =>
    health.register({ name: 'broker', affects: 'ready', check: async () => ({ ok: true }) }),
  ).toThrow();
  expect((await service.app.inject('/health')).json()).toMatchObject({
    status: 'degraded',
    checks: [
      { name: 'database', ok: true },
      { name: 'broker', ok: false, detail: 'lag 3' },
    ],
  });
  expect((await service.app.inject('/health/ready')).statusCode).toBe(200);
  up = true;
  expect((await service.app.inject('/health')).json()).toMatchObject({ status: 'ok' });
});

test('draining: not ready, new requests refused, those under way finished', async () => {
  const gate = service.app.get(Gate);
  gate.shut();
  const underWay = service.app.inject('/slow');
  await gate.someoneWaits();
  service.app.get(HealthRegistry).drain();
  expect((await service.app.inject('/health/ready')).json()).toMatchObject({ status: 'draining' });
  const refused = await create('too-late');
  expect(refused.json()).toMatchObject({ status: 503, code: 'draining' });
  expect(refused.headers.connection).toBe('close');
  gate.open();
  expect((await underWay).json()).toEqual({ done: true });
});
