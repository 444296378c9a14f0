import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AUDIENCE, ISSUER, Issuer } from '../spec/issuer.js';
import { startPostgres, type SpecPostgres } from '../spec/postgres.js';
import { HalfSentRequest, SampleProcess } from '../spec/process.js';

let postgres: SpecPostgres;
let issuer: Issuer;
let env: Record<string, string>;

beforeAll(async () => {
  postgres = await startPostgres();
  issuer = await Issuer.create();
  env = {
    PORT: '0',
    DATABASE_URL: await postgres.database(),
    KAFKA_BROKERS: '127.0.0.1:9',
    AUTH_ISSUER: ISSUER,
    AUTH_AUDIENCE: AUDIENCE,
    AUTH_JWKS: issuer.jwks,
  };
});
afterAll(async () => {
  await issuer.remove();
  await postgres.stop();
});

const run = (more: Record<string, string> = {}, ...args: string[]): SampleProcess =>
  new SampleProcess({ ...env, ...more }, ...args);

describe('a process', () => {
  test('refuses to start without its migrations and says how to apply them; `migrate` does', async () => {
    expect(await run().ended).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'sample cannot start: the database lacks 3 migration(s), the first is platform/0001-idempotency-key.sql; ' +
        'run: node dist/main.js migrate\n',
    });
    const { DATABASE_URL } = env;
    const migrated = await new SampleProcess({ DATABASE_URL: DATABASE_URL ?? '' }, 'migrate').ended;
    expect(migrated).toMatchObject({ code: 0, stderr: '' });
    expect(migrated.stdout).toContain('sample: applied sample/0001-thing.sql\n');
  });

  test('runs a command of the service', async () => {
    expect(await run({ LOG_LEVEL: 'silent' }, 'count', 'a', 'b').ended).toEqual({
      code: 0,
      stdout: 'a+b=0\n',
      stderr: '',
    });
  });

  test('finishes what is under way when it is told to stop, and ends with 0', async () => {
    const service = run();
    const address = await service.address();
    const metrics = await fetch(new URL('/metrics', address));
    expect(await metrics.text()).toContain('process_cpu_seconds_total');
    const underWay = await HalfSentRequest.send(address, '/echo', '{"a":1}');
    service.signal('SIGTERM');
    await service.says(/stopping: finishing what is under way/);
    underWay.finish();
    const answer = await underWay.answered;
    expect(answer).toContain('HTTP/1.1 201 Created');
    expect(answer).toContain('"body":{"a":1}');
    const { code, stdout, stderr } = await service.ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('"msg":"stopped"');
  });

  test('is not held up by connections that were opened ahead and never used, as browsers have them', async () => {
    const service = run();
    const { hostname, port } = new URL(await service.address());
    const ahead = connect(Number(port), hostname);
    await once(ahead, 'connect');
    // The service has it by then: it takes connections in their order.
    await fetch(new URL('/health/live', await service.address()));
    service.signal('SIGTERM');
    const { code, stdout } = await service.ended;
    expect({ code, stopped: stdout.includes('"msg":"stopped"') }).toEqual({ code: 0, stopped: true });
    ahead.destroy();
  });

  test('exits at once on a second signal', async () => {
    const service = run();
    const underWay = await HalfSentRequest.send(await service.address(), '/echo', '{"a":1}');
    service.signal('SIGTERM');
    await service.says(/stopping/);
    service.signal('SIGINT');
    expect((await service.ended).code).toBe(1);
    await underWay.answered.catch(() => undefined);
  });

  test('ends with 1 after an error nobody handled, and says which', async () => {
    const service = run();
    await fetch(new URL('/reject', await service.address())).catch(() => undefined);
    const { code, stdout } = await service.ended;
    expect(code).toBe(1);
    expect(stdout).toContain('nobody handles this');
  });
});
