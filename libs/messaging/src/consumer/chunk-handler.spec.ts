import { beforeEach, describe, expect, test } from '@jest/globals';
import type { ReceivedEvent } from '@xaso/contracts-common';
import { AccountCredited, ledgerEvents, ledgerRecord, type RecordOptions } from '../spec/ledger.js';
import { ModelInbox, type ModelTx } from '../spec/model-inbox.js';
import { ChunkProcessor } from './chunk-processor.js';
import { HandlerRegistry } from './handlers.js';

const at = { topic: AccountCredited.topic, partition: 0 };
const idOf = (n: number) => `0197a9a0-0000-7000-8000-00000000000${n}`;
const record = (offset: number, options: RecordOptions = {}) =>
  ledgerRecord(AccountCredited, { offset, id: idOf(offset), ...options });

let inbox: ModelInbox;
let processor: ChunkProcessor<ModelTx>;
/** The events of each call, by the last digit of their ids. */
let calls: string[];
let refused: string | undefined;
let duplicates: number;

beforeEach(() => {
  inbox = new ModelInbox();
  inbox.moveTo(at, 0n);
  calls = [];
  refused = undefined;
  duplicates = 0;
  const registry = new HandlerRegistry<ModelTx>(ledgerEvents);
  const invokeAll = async (events: readonly ReceivedEvent[], tx: ModelTx) => {
    const digits = events.map((event) => event.id.slice(-1));
    calls.push(digits.join(''));
    if (refused && digits.includes(refused)) throw new RangeError('amount too large');
    tx.effects.push(...digits);
  };
  registry.add({
    consumer: 'x.sums',
    contracts: [AccountCredited],
    policy: 'park-key',
    invokeAll,
    invoke: (event, tx) => invokeAll([event], tx),
  });
  const observer = {
    applied: () => undefined,
    duplicates: (_consumer: string, events: number) => void (duplicates += events),
    parked: () => undefined,
  };
  processor = new ChunkProcessor(registry, inbox, observer);
});

describe('a handler of chunks', () => {
  test('gets all that is new of a chunk at once, in order, and is not called for nothing', async () => {
    await processor.process(at, 0n, [record(0), record(1, { key: 'b' }), record(2)]);
    await processor.process(at, 3n, [record(3, { id: idOf(1) }), record(4)]);
    await processor.process(at, 5n, [record(5, { id: idOf(4) })]);
    expect(calls).toEqual(['012', '4']);
    expect(duplicates).toBe(2);
  });

  test('gets fewer of them when it fails, down to the one that is parked with what stands behind it', async () => {
    refused = '2';
    await processor.process(at, 0n, [record(0), record(1), record(2), record(3), record(4, { key: 'b' })]);
    expect(inbox.tables.effects).toEqual(['0', '1', '4']);
    expect(inbox.parkedList()).toEqual([
      'x.sums 0002: RangeError: amount too large',
      'x.sums 0003: stands behind a parked event of its key',
    ]);
  });
});
