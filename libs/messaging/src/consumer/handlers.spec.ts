import { describe, expect, test } from '@jest/globals';
import { AccountCredited, AccountOpened, DayClosed, ledgerEvents, ledgerRecord } from '../spec/ledger.js';
import type { ConsumedRecord } from '../ports.js';
import { type Handler, HandlerRegistry } from './handlers.js';

const handler = (consumer: string, contracts: Handler['contracts']): Handler => ({
  consumer,
  contracts,
  policy: 'park-key',
  invoke: () => Promise.resolve(),
});

function registry(): HandlerRegistry {
  const made = new HandlerRegistry(ledgerEvents, 'p.');
  made.add(handler('x.balance', [AccountCredited, AccountOpened]));
  made.add(handler('x.credits', [AccountCredited]));
  return made;
}

const onPrefixed = (record: ConsumedRecord) => ({ ...record, topic: `p.${record.topic}` });

describe('a registry refuses at start-up', () => {
  test('a second handler with the name of the first: the name is the key of the inbox', () => {
    expect(() => registry().add(handler('x.balance', [DayClosed]))).toThrow(
      'two handlers are named x.balance',
    );
  });

  test('a fact that is not among those the service reads', () => {
    const made = new HandlerRegistry([AccountOpened]);
    expect(() => made.add(handler('x.credits', [AccountCredited]))).toThrow(
      'x.credits reacts to ledger.account.credited, which is not listed in "reads"',
    );
  });

  test('a handler of nothing', () => {
    expect(() => registry().add(handler('x.idle', []))).toThrow('x.idle reacts to no fact at all');
  });
});

describe('a registry', () => {
  test('subscribes the topics of its handlers, each once and by its name in Kafka', () => {
    expect(registry().topics()).toEqual(['p.ledger.account.v1']);
  });

  test('gives a fact to the handlers that react to it, and to none when nobody does', () => {
    const names = (record: ConsumedRecord) =>
      registry()
        .decode(onPrefixed(record))
        .handlers.map((one) => one.consumer);
    expect(names(ledgerRecord(AccountCredited))).toEqual(['x.balance', 'x.credits']);
    expect(names(ledgerRecord(AccountOpened))).toEqual(['x.balance']);
    expect(names(ledgerRecord(DayClosed))).toEqual([]);
  });

  const undecodable: [string, ConsumedRecord, string][] = [
    ['an unknown type', ledgerRecord(AccountCredited, { type: 'ledger.account.renamed' }), 'no known fact'],
    ['a type of another topic', ledgerRecord(AccountCredited, { type: DayClosed.type }), 'no known fact'],
    ['no JSON', ledgerRecord(AccountCredited, { value: Buffer.from('<xml/>') }), 'not JSON'],
    ['a tombstone', ledgerRecord(AccountCredited, { value: null }), 'tombstone'],
    ['a broken contract', ledgerRecord(AccountCredited, { data: { amount: -1 } }), 'breaks its contract'],
    ['an id that is none', ledgerRecord(AccountCredited, { id: 'no-uuid' }), 'not a UUID'],
    [
      'an id in capitals',
      ledgerRecord(AccountCredited, { id: '0197A9A0-0000-7000-8000-0000000000AB' }),
      'not a UUID',
    ],
  ];

  test.each(undecodable)(
    'hands %s to every handler of the topic, with its key and the reason',
    (_what, record, reason) => {
      const decoded = registry().decode(onPrefixed(record));
      expect(decoded).toMatchObject({ ok: false, key: 'a', error: expect.stringContaining(reason) });
      expect(decoded.handlers.map((one) => one.consumer)).toEqual(['x.balance', 'x.credits']);
    },
  );

  test('names a record without an id by where it stands', () => {
    const record = { ...onPrefixed(ledgerRecord(AccountCredited, { offset: 7, partition: 2 })), headers: {} };
    expect(registry().decode(record)).toMatchObject({ ok: false, eventId: 'p.ledger.account.v1/2/7' });
  });

  const keyless: [string, Buffer | null][] = [
    ['no key', null],
    ['an empty key', Buffer.alloc(0)],
    ['a key that is no UTF-8', Buffer.from([0xc3, 0x28])],
    ['a key with a NUL', Buffer.from('a\0b')],
    ['a key too long for an id', Buffer.alloc(600, 'k')],
  ];

  test.each(keyless)('has no key to park a record under that has %s', (_what, key) => {
    const decoded = registry().decode(onPrefixed({ ...ledgerRecord(AccountCredited), key }));
    expect(decoded).toMatchObject({ ok: false, key: undefined });
  });

  test('reads facts with fields that a newer producer has added', () => {
    const record = onPrefixed(ledgerRecord(AccountCredited, { data: { colour: 'green' } }));
    expect(registry().decode(record).ok).toBe(true);
  });
});
