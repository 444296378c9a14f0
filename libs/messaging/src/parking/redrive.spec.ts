import { beforeEach, describe, expect, test } from '@jest/globals';
import type { ReceivedEvent } from '@xaso/contracts-common';
import { DomainError } from '@xaso/kernel';
import { HandlerRegistry } from '../consumer/handlers.js';
import { AccountCredited, AccountOpened, ledgerEvents, ledgerRecord } from '../spec/ledger.js';
import type { ModelTx } from '../spec/model-inbox.js';
import { ModelParked } from '../spec/model-parked.js';
import { Redrive } from './redrive.js';

const CONSUMER = 'ledger.bookings';

let store: ModelParked;
let redrive: Redrive<ModelTx>;
let before: (event: ReceivedEvent, tx: ModelTx) => void;
let audited: string[];

beforeEach(() => {
  store = new ModelParked();
  before = () => undefined;
  audited = [];
  const registry = new HandlerRegistry<ModelTx>(ledgerEvents);
  registry.add({
    consumer: CONSUMER,
    contracts: [AccountCredited],
    policy: 'park-key',
    invoke: async (event, tx) => {
      before(event, tx);
      tx.effects.push(`${event.key}${event.data.aggregateVersion}`);
    },
  });
  redrive = new Redrive(registry, store, async (_tx, consumer, key, events) => {
    audited.push(`${consumer} ${key} ${events}`);
  });
});

/** Versions 1 to n of a key. */
const credits = (key: string, n: number) =>
  Array.from({ length: n }, (_, index) =>
    ledgerRecord(AccountCredited, { key, offset: index, data: { aggregateVersion: index + 1 } }),
  );

const versions = (key: string, n: number) => Array.from({ length: n }, (_, index) => `${key}${index + 1}`);

const refuse = (version: number, error: Error = new RangeError('too much')) => {
  before = (event) => {
    if (event.data.aggregateVersion === version) throw error;
  };
};

describe('a redrive', () => {
  test('does all of a key in order, at most 50 in a transaction, each batch audited', async () => {
    store.park(CONSUMER, 'a', ...credits('a', 120));
    store.park(CONSUMER, 'b', ...credits('b', 1));
    expect(await redrive.redrive(CONSUMER, 'a')).toEqual({ redriven: 120, left: 0 });
    expect(store.lists.effects).toEqual(versions('a', 120));
    expect(store.taken).toEqual([50, 50, 20]);
    expect(audited).toEqual([`${CONSUMER} a 50`, `${CONSUMER} a 50`, `${CONSUMER} a 20`]);
    expect(await store.left(CONSUMER, 'b')).toBe(1);
  });

  test('goes as far as the event that fails; that one and all behind it stay as they were', async () => {
    store.park(CONSUMER, 'a', ...credits('a', 120));
    const [list] = store.lists.parked.values();
    refuse(73);
    expect(await redrive.redrive(CONSUMER, 'a')).toEqual({
      redriven: 72,
      left: 48,
      error: 'RangeError: too much',
    });
    expect(store.lists.effects).toEqual(versions('a', 72));
    expect([...store.lists.parked.values()]).toEqual([list?.slice(72)]);
    before = () => undefined;
    expect(await redrive.redrive(CONSUMER, 'a')).toEqual({ redriven: 48, left: 0 });
    expect(store.lists.effects).toEqual(versions('a', 120));
  });

  test('finds whose doing it is when only the commit fails', async () => {
    store.park(CONSUMER, 'a', ...credits('a', 3));
    before = (event, tx) => {
      if (event.data.aggregateVersion === 2) tx.spoiled = true;
    };
    const result = await redrive.redrive(CONSUMER, 'a');
    expect(result).toEqual({ redriven: 1, left: 2, error: 'Error: current transaction is aborted' });
    expect(store.lists.effects).toEqual(['a1']);
  });

  test('does nothing twice: what the inbox knows is taken off the list only', async () => {
    const records = credits('a', 2);
    store.park(CONSUMER, 'a', ...records, records[1] as (typeof records)[number]);
    store.lists.inbox.add(`${CONSUMER} ${records[0]?.headers['ce_id']?.toString()}`);
    expect(await redrive.redrive(CONSUMER, 'a')).toEqual({ redriven: 3, left: 0 });
    expect(store.lists.effects).toEqual(['a2']);
  });

  test('takes off the list what is meant for others, and leaves what is still no fact', async () => {
    store.park(CONSUMER, 'a', ledgerRecord(AccountOpened), ledgerRecord(AccountCredited, { value: null }));
    const result = await redrive.redrive(CONSUMER, 'a');
    expect(result).toMatchObject({ redriven: 1, left: 1 });
    expect(result.error).toContain('tombstone');
    expect(store.lists.effects).toEqual([]);
  });

  test('stops when the database is away: nothing is counted, what was committed stays', async () => {
    store.park(CONSUMER, 'a', ...credits('a', 60));
    const away = new DomainError('unavailable', 'database-unavailable', 'away');
    refuse(55, away);
    await expect(redrive.redrive(CONSUMER, 'a')).rejects.toBe(away);
    expect(store.lists.effects).toEqual(versions('a', 50));
    before = () => undefined;
    expect(await redrive.redrive(CONSUMER, 'a')).toEqual({ redriven: 10, left: 0 });
  });

  test('of nothing is refused, and so is one for a handler that does not exist', async () => {
    await expect(redrive.redrive(CONSUMER, 'a')).rejects.toMatchObject({ code: 'not-parked' });
    await expect(redrive.redrive('no.such', 'a')).rejects.toMatchObject({ code: 'consumer-unknown' });
  });
});
