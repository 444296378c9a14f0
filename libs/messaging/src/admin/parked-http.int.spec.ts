import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { drain, privateTopics, testService, testToken, type TestService } from '@xaso/testing';
import { AccountCredited, ledgerRecord } from '../spec/ledger.js';
import { booked, upTo } from '../spec/service/bookings.js';
import { Knobs, Ledger, ledger, ledgerTopics } from '../spec/service/ledger.service.js';
import { copyOf, produceRaw } from '../spec/service/raw-kafka.js';

const CONSUMER = 'ledger.bookings';

interface Page {
  readonly total: number;
  readonly events: readonly { readonly eventId: string; readonly key: string; readonly error: string }[];
}

let service: TestService;
let knobs: Knobs;
let operator: string;

beforeAll(async () => {
  const topicPrefix = privateTopics();
  await ledgerTopics(topicPrefix);
  service = await testService(ledger, { topicPrefix });
  knobs = service.app.get(Knobs);
  operator = await testToken({ role: 'operator', sub: 'binh' });
});
afterAll(() => service?.stop());

const get = <T>(path: string, token = operator) => service.http.get<T>(`/messaging/parked${path}`, { token });
const post = <T>(path: string, body?: unknown, token = operator) =>
  service.http.post<T>(`/messaging/parked${path}`, body, { token, key: null });

const parkedUnder = async (key: string, consumer = CONSUMER) =>
  (await get<Page>(`?consumer=${consumer}&key=${key}`)).body;

const at = (eventId: string | undefined) => `/${CONSUMER}/${encodeURIComponent(eventId ?? '')}`;

const audited = (action: string) =>
  service.db.query('select actor_id, actor_role, subject_id, reason from audit_log where action = $1', [
    action,
  ]);

function refuse(key: string): void {
  knobs.before = (event) => {
    if (event.key === key) throw new RangeError(`${key} is too much`);
  };
}

async function parked(key: string, facts: number): Promise<void> {
  refuse(key);
  await service.app.get(Ledger).fill(key, facts);
  await drain(service);
}

describe('an operator over HTTP', () => {
  test('sees what is parked, and how much there is beyond what is asked for', async () => {
    await parked('seen', 3);
    const { body } = await get<Page>('?limit=1');
    expect(body).toMatchObject({
      total: 3,
      events: [{ consumer: CONSUMER, key: 'seen', error: 'RangeError: seen is too much', attempts: 3 }],
    });
    expect(body.events).toHaveLength(1);
    expect(await parkedUnder('other')).toEqual({ total: 0, events: [] });
    expect((await get('?limit=0')).status).toBe(422);
    expect((await get('?colour=red')).status).toBe(422);
  });

  test('reads one with headers and payload, which the audit log keeps', async () => {
    const { events } = await parkedUnder('seen');
    const { status, body } = await get<Record<string, unknown>>(at(events[0]?.eventId));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      key: 'seen',
      headers: { ce_type: [{ text: 'ledger.account.opened', cut: false }] },
      payload: { text: expect.stringContaining('"aggregateVersion":1'), cut: false },
    });
    expect(await audited('parked.read')).toEqual([
      {
        actor_id: 'binh',
        actor_role: 'operator',
        subject_id: `${CONSUMER}:${events[0]?.eventId}`,
        reason: null,
      },
    ]);
  });

  test('redrives a key too early: the list is as it was; after the repair all of it has its effect', async () => {
    const before = await parkedUnder('seen');
    const path = `${at(before.events[2]?.eventId)}/redrive`;
    const again = await post(path);
    expect(again).toMatchObject({
      status: 200,
      body: { key: 'seen', redriven: 0, left: 3, error: 'RangeError: seen is too much' },
    });
    expect(await parkedUnder('seen')).toEqual(before);
    expect(await audited('parked.redrive')).toEqual([]);
    knobs.before = () => undefined;
    expect((await post(path)).body).toEqual({ key: 'seen', redriven: 3, left: 0 });
    expect(await booked(service, 'seen')).toEqual(upTo(3));
    expect(await audited('parked.redrive')).toMatchObject([
      { actor_id: 'binh', subject_id: `${CONSUMER}:seen` },
    ]);
    // Sent once more it finds nothing, and does nothing.
    expect(await post(path)).toMatchObject({ status: 404, body: { code: 'not-parked' } });
  });

  test('gives a record up that is no fact, by where it lies, and only with a reason', async () => {
    const bytes = Buffer.from([0xff, 0x00, 0x1b]);
    const record = ledgerRecord(AccountCredited, { key: 'odd', value: bytes });
    const { ce_id: _id, ...headers } = record.headers;
    await produceRaw(service.topicPrefix + AccountCredited.topic, [copyOf({ ...record, headers })]);
    await drain(service);
    const { events } = await parkedUnder('odd');
    expect(events[0]?.eventId).toMatch(/ledger\.account\.v1\/\d\/\d+$/);
    expect((await get(at(events[0]?.eventId))).body).toMatchObject({
      payload: { bytes: 3, hex: 'ff001b', cut: false },
    });
    const path = `${at(events[0]?.eventId)}/discard`;
    for (const body of [undefined, {}, { reason: 'x' }])
      expect(await post(path, body)).toMatchObject({ status: 422, body: { code: 'validation-failed' } });
    expect((await parkedUnder('odd')).total).toBe(1);
    expect((await post(path, { reason: 'no fact at all' })).status).toBe(204);
    expect((await parkedUnder('odd')).total).toBe(0);
    expect((await parkedUnder('odd', 'ledger.credits')).total).toBe(1);
    expect(await audited('parked.discard')).toMatchObject([{ actor_id: 'binh', reason: 'no fact at all' }]);
  });

  test('is told when there is no such event, consumer or key', async () => {
    const unknown = '/ledger.bookings/0197a9a0-0000-7000-8000-000000000001';
    const body = { code: 'not-parked' };
    expect(await get(unknown)).toMatchObject({ status: 404, body });
    expect(await post(`${unknown}/redrive`)).toMatchObject({ status: 404, body });
    expect(await post(`${unknown}/discard`, { reason: 'gone' })).toMatchObject({ status: 404, body });
  });
});

describe('anybody else', () => {
  const routes: [string, string][] = [
    ['GET', ''],
    ['GET', '/ledger.bookings/x'],
    ['POST', '/ledger.bookings/x/redrive'],
    ['POST', '/ledger.bookings/x/discard'],
  ];

  test.each(routes)('is refused: %s %s', async (method, path) => {
    const body = path.endsWith('discard') ? { reason: 'because' } : undefined;
    for (const role of ['viewer', 'admin', 'programme-lead']) {
      const token = await testToken({ role });
      const answer = method === 'GET' ? await get(path, token) : await post(path, body, token);
      expect(answer).toMatchObject({ status: 403, body: { code: 'role-not-allowed' } });
    }
    const nobody = await service.http.send(method, `/messaging/parked${path}`, body);
    expect(nobody.status).toBe(401);
  });

  test('finds the routes described', async () => {
    const { body } = await service.http.get<{ paths: Record<string, object> }>('/openapi.json');
    expect(Object.keys(body.paths).filter((path) => path.startsWith('/messaging'))).toEqual([
      '/messaging/parked',
      '/messaging/parked/{consumer}/{eventId}',
      '/messaging/parked/{consumer}/{eventId}/redrive',
      '/messaging/parked/{consumer}/{eventId}/discard',
    ]);
    expect(JSON.stringify(body)).toContain('"ParkedDetailDto"');
  });
});
