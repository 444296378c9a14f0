import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { drain, privateTopics, testService, type TestService } from '@xaso/testing';
import { Parking } from '../parking/parking.js';
import { AccountCredited, ledgerRecord } from '../spec/ledger.js';
import { booked, upTo } from '../spec/service/bookings.js';
import { command, type Ended } from '../spec/service/ledger-process.js';
import { Knobs, Ledger, ledger, ledgerTopics } from '../spec/service/ledger.service.js';
import { copyOf, produceRaw } from '../spec/service/raw-kafka.js';
import { parkedCommand } from './parked.command.js';

const CONSUMER = 'ledger.bookings';

let service: TestService;

/** `bad` is refused by its handler, `text` and `bytes` hold what is no fact. */
beforeAll(async () => {
  const topicPrefix = privateTopics();
  await ledgerTopics(topicPrefix);
  service = await testService(ledger, { topicPrefix });
  const knobs = service.app.get(Knobs);
  knobs.before = () => {
    throw new RangeError('too much');
  };
  await service.app.get(Ledger).fill('bad', 2);
  await drain(service);
  await service.app.get(Ledger).fill('worse', 1);
  await drain(service);
  knobs.before = () => undefined;
  const steering = Buffer.from('\u001b[2Jxin chào');
  await produceRaw(topicPrefix + AccountCredited.topic, [
    copyOf(ledgerRecord(AccountCredited, { key: 'text', value: steering })),
    copyOf(ledgerRecord(AccountCredited, { key: 'bytes', value: Buffer.from([0xff, 0xfe]) })),
  ]);
  await drain(service);
});
afterAll(() => service?.stop());

/** The command on the running service; what a process of its own adds is shown by `list` and by the redrive of all keys. */
async function parked(...args: string[]): Promise<Ended> {
  let [stdout, stderr] = ['', ''];
  const terminal = {
    out: (line: string) => (stdout += `${line}\n`),
    err: (line: string) => (stderr += `${line}\n`),
  };
  return { code: await parkedCommand(service.app.get(Parking), args, terminal), stdout, stderr };
}

const eventUnder = async (key: string) => {
  const [first] = await service.app.get(Parking).list(1, { consumer: CONSUMER, key });
  return first?.eventId ?? '';
};

const audited = (action: string) =>
  service.db.query(
    'select actor_id, actor_role, subject_id, reason from audit_log where action = $1 order by id',
    [action],
  );

describe('parked list', () => {
  test('is a table for people, with how much there is', async () => {
    const { code, stdout } = await command(service, 'parked', 'list', '--limit', '2');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^PARKED AT +CONSUMER +KEY +EVENT +TYPE +TRIES +ERROR$/m);
    expect(stdout).toMatch(
      /ledger\.bookings +bad +[0-9a-f-]{36} +ledger\.account\.opened +3 +RangeError: too much$/m,
    );
    expect(stdout).toContain('Parked: the oldest 2 of 7.');
  });

  test('is a document for programs', async () => {
    const { stdout } = await parked('list', '--key', 'worse', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ total: 1, events: [{ consumer: CONSUMER, key: 'worse' }] });
  });
});

describe('parked show', () => {
  test('prints what came from Kafka, steers no terminal, and is kept in the audit log', async () => {
    const event = await eventUnder('text');
    const shown = await parked('show', CONSUMER, event, '--by', 'an');
    expect(shown).toMatchObject({ code: 0, stdout: expect.stringContaining('\uFFFD[2Jxin chào') });
    expect(shown.stdout).toMatch(/^ {2}ce_type +ledger\.account\.credited$/m);
    expect(shown.stdout).not.toContain('\u001b');
    const bytes = await parked('show', CONSUMER, await eventUnder('bytes'), '--by', 'an');
    expect(bytes.stdout).toContain('not UTF-8, hex fffe');
    expect(await audited('parked.read')).toMatchObject([
      { actor_id: 'an', actor_role: 'operator', subject_id: `${CONSUMER}:${event}` },
      { actor_id: 'an' },
    ]);
  });
});

describe('parked redrive', () => {
  test('of what still fails leaves it as it was and ends with 1', async () => {
    const before = await service.app.get(Parking).list();
    const { code, stdout } = await parked('redrive', CONSUMER, 'text', '--by', 'an');
    expect(code).toBe(1);
    expect(stdout).toContain('text: 0 redriven, 1 still parked as they were; the next failed again');
    expect(await service.app.get(Parking).list()).toEqual(before);
  });

  test('of all keys does what can be done', async () => {
    const { code, stdout } = await command(
      service,
      ...['parked', 'redrive', CONSUMER, '--all', '--by', 'an', '--reason', 'repaired', '--json'],
    );
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      results: [
        { key: 'bad', redriven: 2, left: 0 },
        { key: 'worse', redriven: 1, left: 0 },
        { key: expect.any(String), left: 1 },
        { key: expect.any(String), left: 1 },
      ],
    });
    expect(await booked(service, 'bad')).toEqual(upTo(2));
    expect(await audited('parked.redrive')).toMatchObject([
      { actor_id: 'an', subject_id: `${CONSUMER}:bad`, reason: 'repaired' },
      { subject_id: `${CONSUMER}:worse` },
    ]);
  });
});

describe('parked discard', () => {
  test('gives an event up with a reason', async () => {
    const event = await eventUnder('bytes');
    const args = ['discard', CONSUMER, event, '--by', 'an', '--reason', 'no fact'];
    expect(await parked(...args)).toMatchObject({ code: 0 });
    expect(await eventUnder('bytes')).toBe('');
    expect(await audited('parked.discard')).toMatchObject([{ actor_id: 'an', reason: 'no fact' }]);
    expect(await parked(...args.slice(0, -2))).toMatchObject({ code: 2 });
    const again = await parked(...args);
    expect(again).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`nothing is parked for ${CONSUMER}`),
    });
  });
});

describe('a command line that makes no sense', () => {
  const cases: [string, string[], string][] = [
    ['no word', [], 'say what to do'],
    ['another word', ['drop'], 'there is no "parked drop"'],
    ['nobody', ['redrive', CONSUMER, 'bad'], '--by is missing'],
    ['no reason', ['discard', CONSUMER, 'x', '--by', 'an'], '--reason is missing'],
    ['no key', ['redrive', CONSUMER, '--by', 'an'], 'it takes <consumer> <key>'],
    ['an unknown option', ['list', '--colour'], "Unknown option '--colour'"],
    ['no number', ['list', '--limit', 'many'], '--limit takes a whole number'],
  ];

  test.each(cases)('is told what is wrong and how it is right: %s', async (_what, args, said) => {
    const { code, stderr } = await parked(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
    expect(stderr).toContain('parked discard <consumer> <event> --by <who> --reason <why>');
  });
});
