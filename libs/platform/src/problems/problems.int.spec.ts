import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { isUuidV7 } from '@xaso/kernel';
import { startPostgres, type SpecPostgres } from '../spec/postgres.js';
import { runSample, type RunningService } from '../spec/running-service.js';

let postgres: SpecPostgres;
let service: RunningService;
let count = 0;

beforeAll(async () => {
  postgres = await startPostgres();
  service = await runSample(await postgres.database());
});
afterAll(async () => {
  await service.stop();
  await postgres.stop();
});

async function post(
  payload: InjectOptions['payload'],
  headers: Record<string, string> = {},
): Promise<LightMyRequestResponse> {
  const authorization = `Bearer ${await service.issuer.token()}`;
  const key = `problem-${(count += 1)}`;
  return service.app.inject({
    method: 'POST',
    url: '/things',
    headers: { authorization, 'idempotency-key': key, ...headers },
    payload,
  });
}

async function get(url: string): Promise<LightMyRequestResponse> {
  return service.app.inject({ url, headers: { authorization: `Bearer ${await service.issuer.token()}` } });
}

describe('a refusal', () => {
  test('is a problem with everything RFC 9457 and the console want', async () => {
    const answer = await get('/things/424242?secret=1');
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    const problem = answer.json();
    expect(problem).toEqual({
      type: 'https://xaso.vn/problems/thing-not-found',
      title: 'Không tìm thấy',
      status: 404,
      detail: 'Không có.',
      instance: '/things/424242',
      code: 'thing-not-found',
      correlationId: answer.headers['x-correlation-id'],
    });
    expect(isUuidV7(problem.correlationId)).toBe(true);
  });

  test('of an unknown address, method or a malformed URL is a problem too, device keys not in it', async () => {
    const missing = await service.app.inject('/key/s3cret/nothing');
    expect(missing.json()).toMatchObject({ status: 404, code: 'not-found', instance: '/key/***/nothing' });
    const malformed = await service.app.inject('/things/%E0%A4%A');
    expect(malformed.statusCode).toBe(400);
    expect(malformed.json()).toMatchObject({ status: 400, code: 'malformed-request' });
  });

  test('by the database is told without its internals', async () => {
    await post({ name: 'twice', amount: 1 });
    const twice = await post({ name: 'twice', amount: 1 });
    expect(twice.json()).toMatchObject({ status: 409, code: 'already-exists' });
    expect((await post({ name: 'negative', amount: -1 })).json()).toMatchObject({
      status: 422,
      code: 'constraint-violated',
    });
    expect((await get('/things/no-number')).json()).toMatchObject({ status: 422, code: 'invalid-value' });
    expect(twice.body).not.toMatch(/thing_name_key|insert/i);
    expect(service.logs.find((line) => line.code === 'already-exists')).toMatchObject({
      sql: { state: '23505', constraint: 'thing_name_key' },
    });
  });

  test('nobody foresaw leaks nothing and is logged with the correlation id of the answer', async () => {
    const answer = await service.app.inject('/boom');
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toMatch(/hunter2|srv|stack|Error:/);
    const { code, correlationId } = answer.json();
    expect(code).toBe('internal-error');
    const line = service.logs.find(
      (entry) => entry.level === 'error' && entry.correlationId === correlationId,
    );
    expect(line).toMatchObject({ err: { message: expect.stringContaining('hunter2') } });
  });

  test('keeps the format of a route that speaks another standard, even before its handler', async () => {
    const foreign = (payload: string | object, type = 'application/json'): Promise<LightMyRequestResponse> =>
      service.app.inject({ method: 'POST', url: '/foreign', payload, headers: { 'content-type': type } });
    const wrong = await foreign({ name: 1 });
    expect([wrong.statusCode, wrong.headers['content-type']]).toEqual([422, 'text/xml']);
    expect(wrong.body).toBe('<error code="validation-failed"/>');
    expect((await foreign('{"name":')).body).toBe('<error code="malformed-request"/>');
    expect((await foreign('x', 'text/plain')).body).toBe('<error code="unsupported-media-type"/>');
  });
});

describe('an input', () => {
  test('of the wrong shape is 422 and names every field by its path', async () => {
    const answer = await post({
      amount: 'many',
      parts: [{ target: 1 }, { target: 'x', more: 1 }],
      surplus: true,
    });
    expect(answer.statusCode).toBe(422);
    const { code, errors } = answer.json();
    expect(code).toBe('validation-failed');
    const faults = errors
      .map((fault: { field: string; code: string }) => `${fault.field} ${fault.code}`)
      .sort();
    expect(faults).toEqual([
      'amount is-int',
      'amount max',
      'name is-string',
      'parts.1.more unknown-field',
      'parts.1.target is-int',
      'parts.1.target min',
      'surplus unknown-field',
    ]);
  });

  test.each([
    ['[]', 422],
    ['null', 422],
    ['"text"', 422],
    ['{"name":"a","amount":1,"parts":{"target":1}}', 422],
    ['{"name": "a"', 400],
    ['', 400],
    ['{"name":"a","amount":1,"__proto__":{"x":1}}', 400],
    ['{"name":"\\u0000","amount":1}', 422],
  ])('%s is refused with %i and nothing is stored', async (payload, status) => {
    const answer = await post(payload, { 'content-type': 'application/json' });
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ status });
  });

  test('over the limit is 413, of another type 415', async () => {
    const big = await post({ name: 'x'.repeat(1_100_000), amount: 1 });
    expect(big.json()).toMatchObject({ status: 413, code: 'body-too-large' });
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml']) {
      const other = await post('name=a', { 'content-type': type });
      expect(other.json()).toMatchObject({ status: 415, code: 'unsupported-media-type' });
    }
  });
});

describe('a request', () => {
  test('keeps its context after its body was read, and in the log', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const headers = { 'x-correlation-id': 'correlation-1', traceparent };
    const answer = await service.app.inject({
      method: 'POST',
      url: '/echo',
      headers,
      payload: { a: 'x'.repeat(70_000) },
    });
    expect(answer.headers['x-correlation-id']).toBe('correlation-1');
    expect(answer.json().context).toEqual({
      correlationId: 'correlation-1',
      traceparent: expect.stringMatching(/^00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-01$/),
    });
    const lines = service.logs.filter(
      (line) => line.correlationId === 'correlation-1' && line.msg === 'request',
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      method: 'POST',
      path: '/echo',
      route: '/echo',
      status: 201,
      service: 'sample',
    });
  });

  test('by a device key is logged without the key', async () => {
    await service.app.inject('/key/s3cret-key/formList?deviceID=1');
    const line = service.logs.find((entry) => entry.route === '/key/:token/formList');
    expect(line).toMatchObject({ path: '/key/***/formList', status: 200 });
    expect(JSON.stringify(service.logs)).not.toContain('s3cret-key');
  });

  test('is counted by the template of its route', async () => {
    await get('/things/1');
    const { body } = await service.app.inject('/metrics');
    const counts = body.split('\n').filter((line) => line.startsWith('http_request_duration_seconds_count'));
    expect(
      counts.find((line) => line.includes('route="/things/:id"') && line.includes('status="200"')),
    ).toMatch(/ 1$/);
    expect(body).toContain('route="unmatched"');
    expect(body).toMatch(/database_pool_connections\{[^}]*state="open"[^}]*\} \d/);
    expect(body).not.toContain('s3cret');
  });

  test('is answered with the headers of a careful server', async () => {
    const { headers } = await service.app.inject('/health/live');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['strict-transport-security']).toBeDefined();
  });
});
