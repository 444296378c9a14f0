import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually, privateTopics, testService, type TestService } from '@xaso/testing';
import { booked, upTo } from '../spec/service/bookings.js';
import { Ledger, ledger, ledgerTopics } from '../spec/service/ledger.service.js';
import { ledgerProcess } from '../spec/service/ledger-process.js';

let writer: TestService;

beforeAll(async () => {
  const topicPrefix = privateTopics();
  await ledgerTopics(topicPrefix);
  writer = await testService(ledger, { topicPrefix, transports: false });
});
afterAll(() => writer?.stop());

test('a consumer that is stuck ends its process, which says why; its successor goes on where it was', async () => {
  await writer.app.get(Ledger).fill('a', 3);
  const stuck = ledgerProcess(writer, [], { STALL_SECONDS: '5', RELAY: 'false' }, './stuck-main.ts');
  try {
    const { code, stdout, stderr } = await stuck.ended;
    expect(code).toBe(1);
    const fatal = (stdout + stderr).split('\n').find((line) => line.includes('"level":"fatal"'));
    expect(fatal).toContain('though the broker answers');
    expect(fatal).toContain('the process ends, to be started anew');
  } finally {
    stuck.child.kill('SIGKILL');
  }
  expect(await booked(writer, 'a')).toEqual([]);
  const { topicPrefix } = writer;
  const successor = await testService(ledger, { topicPrefix, env: { DATABASE_URL: writer.db.url } });
  await eventually(async () => expect(await booked(writer, 'a')).toEqual(upTo(3)));
  await successor.stop();
});
