import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { LightMyRequestResponse } from 'fastify';
import { Idempotency } from '../index.js';
import { Gate } from '../spec/gate.js';
import { startPostgres, withClient, type SpecPostgres } from '../spec/postgres.js';
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

async function create(body: object, key?: string, sub?: string, query = ''): Promise<LightMyRequestResponse> {
  const authorization = `Bearer ${await service.issuer.token({ sub })}`;
  const headers = { authorization, ...(key === undefined ? {} : { 'idempotency-key': key }) };
  return service.app.inject({ method: 'POST', url: `/things${query}`, headers, payload: body });
}

async function countOf(sql: string, params: unknown[] = []): Promise<number> {
  return withClient(service.url, async (client) => {
    const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from ${sql}`, params);
    return rows[0]?.n ?? -1;
  });
}

describe('a create that is sent again', () => {
  test('with the same key and body gives the first answer and no second effect', async () => {
    const first = await create({ name: 'replayed', amount: 1 }, 'key-replay');
    const again = await create({ amount: 1, name: 'replayed' }, 'key-replay');
    expect([first.statusCode, again.statusCode]).toEqual([201, 201]);
    expect(again.body).toBe(first.body);
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(await countOf(`thing where name = 'replayed'`)).toBe(1);
    expect(await countOf(`audit_log where subject_id = $1`, [first.json().id])).toBe(1);
  });

  test('while the first is under way is refused, and one effect remains', async () => {
    const gate = service.app.get(Gate);
    gate.shut();
    const first = create({ name: 'in-flight', amount: 1 }, 'key-flight');
    await gate.someoneWaits();
    const second = await create({ name: 'in-flight', amount: 1 }, 'key-flight');
    gate.open();
    expect(second.statusCode).toBe(409);
    expect(second.json()).toMatchObject({ code: 'idempotency-in-flight', status: 409 });
    expect(second.headers['retry-after']).toBe('1');
    expect((await first).statusCode).toBe(201);
    expect(await countOf(`thing where name = 'in-flight'`)).toBe(1);
  });

  test('many at once: one effect, every other answer is a replay or "in flight"', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => create({ name: 'crowd', amount: 1 }, 'key-crowd')),
    );
    const fresh = answers.filter(
      (answer) => answer.statusCode === 201 && !answer.headers['idempotency-replayed'],
    );
    expect(fresh).toHaveLength(1);
    expect(answers.every(({ statusCode }) => statusCode === 201 || statusCode === 409)).toBe(true);
    expect(await countOf(`thing where name = 'crowd'`)).toBe(1);
  });

  test('with another body is refused and stores nothing', async () => {
    await create({ name: 'body-a', amount: 1 }, 'key-body');
    const other = await create({ name: 'body-b', amount: 1 }, 'key-body');
    expect(other.statusCode).toBe(422);
    expect(other.json()).toMatchObject({ code: 'idempotency-key-reused' });
    expect(await countOf(`thing where name = 'body-b'`)).toBe(0);
  });

  test('by another caller is another call', async () => {
    await create({ name: 'caller-a', amount: 1 }, 'key-caller', 'officer-a');
    const other = await create({ name: 'caller-b', amount: 1 }, 'key-caller', 'officer-b');
    expect(other.statusCode).toBe(201);
    expect(other.headers['idempotency-replayed']).toBeUndefined();
  });

  test('after a failure is judged anew: failures are not stored', async () => {
    const refused = await create({ name: 'refused', amount: 1 }, 'key-failure');
    expect(refused.statusCode).toBe(409);
    expect(refused.json()).toMatchObject({ code: 'thing-refused' });
    expect(await countOf(`thing where name = 'refused'`)).toBe(0);
    expect(await countOf(`idempotency_key where key = 'key-failure'`)).toBe(0);
    const other = await create({ name: 'accepted after all', amount: 1 }, 'key-failure');
    expect(other.statusCode).toBe(201);
  });

  test('after 24 hours is a new call, and what expired is removed', async () => {
    await create({ name: 'old', amount: 1 }, 'key-old');
    await withClient(service.url, (client) =>
      client.query(
        `update idempotency_key set created_at = now() - interval '25 hours' where key = 'key-old'`,
      ),
    );
    const later = await create({ name: 'old again', amount: 1 }, 'key-old');
    expect(later.statusCode).toBe(201);
    expect(later.headers['idempotency-replayed']).toBeUndefined();
    await withClient(service.url, (client) =>
      client.query(
        `update idempotency_key set created_at = now() - interval '25 hours' where key = 'key-old'`,
      ),
    );
    expect(await service.app.get(Idempotency).purgeExpired()).toBe(1);
    expect(await countOf(`idempotency_key where key = 'key-old'`)).toBe(0);
  });
});

describe('the key itself', () => {
  test('is required', async () => {
    const answer = await create({ name: 'no key', amount: 1 });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'idempotency-key-missing' });
  });

  test.each([['with blank'], [''], ['x'.repeat(201)]])('is refused when malformed: %s', async (key) => {
    const answer = await create({ name: 'bad key', amount: 1 }, key);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'idempotency-key-malformed' });
  });
});
