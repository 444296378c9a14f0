import { beforeEach, describe, expect, test } from '@jest/globals';
import type { ReceivedEvent } from '@xaso/contracts-common';
import { DomainError } from '@xaso/kernel';
import type { ConsumedRecord } from '../ports.js';
import {
  AccountCredited,
  AccountOpened,
  ledgerEvents,
  ledgerRecord,
  type RecordOptions,
} from '../spec/ledger.js';
import { ModelInbox, type ModelTx } from '../spec/model-inbox.js';
import { type ChunkOutcome, ChunkProcessor } from './chunk-processor.js';
import { type FailurePolicy, HandlerRegistry } from './handlers.js';

const at = { topic: AccountCredited.topic, partition: 0 };

let inbox: ModelInbox;
let registry: HandlerRegistry<ModelTx>;
let counted: string[];
/** What makes a handler refuse an event, by consumer. */
let refuses: Record<string, (event: ReceivedEvent, tx: ModelTx) => void>;
let invoked: number;

beforeEach(() => {
  inbox = new ModelInbox();
  inbox.moveTo(at, 0n);
  registry = new HandlerRegistry(ledgerEvents);
  counted = [];
  refuses = {};
  invoked = 0;
});

function handle(
  consumer: string,
  contracts = [AccountCredited, AccountOpened],
  policy: FailurePolicy = 'park-key',
) {
  registry.add({
    consumer,
    contracts,
    policy,
    invoke: async (event, tx) => {
      invoked += 1;
      refuses[consumer]?.(event, tx);
      tx.effects.push(`${consumer} ${event.key}${event.id.slice(-1)}`);
    },
  });
}

const idOf = (n: number) => `0197a9a0-0000-7000-8000-00000000000${n}`;
const record = (offset: number, options: RecordOptions = {}) =>
  ledgerRecord(AccountCredited, { offset, id: idOf(offset), ...options });

function process(records: readonly ConsumedRecord[], next = 0n): Promise<ChunkOutcome> {
  const observer = {
    applied: (consumer: string, events: number) =>
      events > 0 && counted.push(`${consumer} applied ${events}`),
    duplicates: (consumer: string, events: number) =>
      events > 0 && counted.push(`${consumer} duplicates ${events}`),
    parked: (consumer: string, events: number) => events > 0 && counted.push(`${consumer} parked ${events}`),
  };
  return new ChunkProcessor(registry, inbox, observer).process(at, next, records);
}

const bad =
  (...ids: number[]) =>
  (event: ReceivedEvent) => {
    if (ids.some((id) => event.id === idOf(id))) throw new RangeError('amount too large');
  };

describe('a sound chunk', () => {
  test('is one transaction: effects, inbox and fence', async () => {
    handle('x.balance');
    expect(await process([record(0), record(1, { key: 'b' }), record(2)])).toEqual({
      kind: 'advanced',
      next: 3n,
    });
    expect(inbox.tables.effects).toEqual(['x.balance a0', 'x.balance b1', 'x.balance a2']);
    expect(inbox.transactions).toBe(1);
    expect(inbox.next(at)).toBe(3n);
    expect(counted).toEqual(['x.balance applied 3']);
  });

  test('passes over gaps of the log and facts that nobody reacts to', async () => {
    handle('x.opened', [AccountOpened]);
    expect(await process([record(4), record(9)])).toEqual({ kind: 'advanced', next: 10n });
    expect(inbox.tables.effects).toEqual([]);
  });

  test('has one effect of what comes twice: in the chunk, and from before', async () => {
    handle('x.balance');
    await process([record(0), record(1, { id: idOf(0) }), record(2)]);
    expect(await process([record(3, { id: idOf(2) }), record(4)], 3n)).toEqual({
      kind: 'advanced',
      next: 5n,
    });
    expect(inbox.tables.effects).toEqual(['x.balance a0', 'x.balance a2', 'x.balance a4']);
    expect(counted).toContain('x.balance duplicates 1');
  });

  test('is left alone when another owner has moved the stored offset', async () => {
    handle('x.balance');
    inbox.moveTo(at, 7n);
    expect(await process([record(0)])).toEqual({ kind: 'fenced' });
    expect(inbox.tables.effects).toEqual([]);
    expect(counted).toEqual([]);
  });
});

describe('an event that its handler refuses', () => {
  test('is found by halving, tried three times and parked; the others have their effect, once', async () => {
    handle('x.balance');
    refuses['x.balance'] = bad(5);
    const records = [0, 1, 2, 3, 4, 5, 6, 7].map((n) => record(n, { key: `k${n}` }));
    expect(await process(records)).toEqual({ kind: 'advanced', next: 8n });
    expect(inbox.tables.effects).toEqual([0, 1, 2, 3, 4, 6, 7].map((n) => `x.balance k${n}${n}`));
    expect(inbox.parkedList()).toEqual(['x.balance 0005: RangeError: amount too large']);
    expect(inbox.tables.parked[0]).toMatchObject({
      attempts: 3,
      blocks: true,
      key: 'k5',
      type: AccountCredited.type,
    });
    expect(inbox.tables.inbox.has(`x.balance ${idOf(5)}`)).toBe(false);
    expect(counted).toContain('x.balance parked 1');
  });

  test('is tried three times by itself, no more', async () => {
    handle('x.balance');
    refuses['x.balance'] = bad(0);
    await process([record(0)]);
    expect(invoked).toBe(3);
  });

  test('makes later events of its key wait, in this chunk and in later ones, and does not claim them', async () => {
    handle('x.balance');
    refuses['x.balance'] = bad(1);
    await process([record(0), record(1), record(2, { key: 'b' }), record(3)]);
    await process([record(4), record(5, { key: 'b' })], 4n);
    expect(inbox.tables.effects).toEqual(['x.balance a0', 'x.balance b2', 'x.balance b5']);
    const behind = 'stands behind a parked event of its key';
    expect(inbox.parkedList()).toEqual([
      'x.balance 0001: RangeError: amount too large',
      `x.balance 0003: ${behind}`,
      `x.balance 0004: ${behind}`,
    ]);
    expect([...inbox.tables.inbox]).toEqual([0, 2, 5].map((n) => `x.balance ${idOf(n)}`));
  });

  test('does not hold up the other consumers of the same event', async () => {
    handle('x.balance');
    handle('x.credits');
    refuses['x.balance'] = bad(0);
    await process([record(0), record(1)]);
    expect(inbox.tables.effects).toEqual(['x.credits a0', 'x.credits a1']);
    expect(inbox.parkedList()).toHaveLength(2);
  });

  test('is parked for each consumer that refuses it', async () => {
    handle('x.balance');
    handle('x.credits');
    handle('x.third');
    refuses['x.balance'] = bad(0);
    refuses['x.third'] = bad(0);
    expect(await process([record(0)])).toEqual({ kind: 'advanced', next: 1n });
    expect(inbox.tables.parked.map((one) => one.consumer)).toEqual(['x.balance', 'x.third']);
    expect(inbox.tables.effects).toEqual(['x.credits a0']);
  });

  test('lets later events of its key go on under the policy "skip"', async () => {
    handle('x.mail', [AccountCredited], 'skip');
    refuses['x.mail'] = bad(0);
    await process([record(0), record(1)]);
    expect(inbox.tables.effects).toEqual(['x.mail a1']);
    expect(inbox.tables.blocked.size).toBe(0);
    expect(inbox.tables.parked[0]).toMatchObject({ blocks: false });
  });

  test('stops the partition under the policy "block-partition", after what came before it', async () => {
    handle('x.audit', [AccountCredited], 'block-partition');
    refuses['x.audit'] = bad(1);
    const outcome = await process([record(0), record(1), record(2)]);
    expect(outcome).toEqual({
      kind: 'blocked',
      next: 1n,
      reason: expect.stringContaining('x.audit at offset 1: RangeError'),
    });
    expect(inbox.tables.effects).toEqual(['x.audit a0']);
    expect(inbox.tables.parked).toEqual([]);
  });

  test('is parked also when its handler swallowed an error that spoils the transaction', async () => {
    handle('x.balance');
    handle('x.credits');
    refuses['x.balance'] = (event, tx) => {
      if (event.id === idOf(1)) tx.spoiled = true;
    };
    expect(await process([record(0), record(1, { key: 'b' })])).toEqual({ kind: 'advanced', next: 2n });
    expect(inbox.tables.effects).toEqual(['x.balance a0', 'x.credits a0', 'x.credits b1']);
    expect(inbox.tables.parked).toHaveLength(1);
  });
});

describe('a record that is no fact', () => {
  test('is parked at once for every handler of the topic, with its raw bytes, and blocks its key', async () => {
    handle('x.balance', [AccountCredited]);
    handle('x.opened', [AccountOpened]);
    const raw = Buffer.from([0xff, 0x00, 0x7b]);
    await process([record(0, { value: raw }), record(1), record(2, { key: 'b' })]);
    expect(invoked).toBe(1);
    expect(inbox.tables.parked.map((one) => [one.consumer, one.attempts, one.record.offset])).toEqual([
      ['x.balance', 0, 0n],
      ['x.balance', 0, 1n],
      ['x.opened', 0, 0n],
    ]);
    expect(inbox.tables.parked[0]?.record.value).toBe(raw);
    expect(inbox.tables.effects).toEqual(['x.balance b2']);
  });

  test('stops the partition when it has no key, after what came before it', async () => {
    handle('x.balance');
    const outcome = await process([record(0), record(1, { key: null }), record(2)]);
    expect(outcome).toEqual({
      kind: 'blocked',
      next: 1n,
      reason: expect.stringContaining('offset 1: the key'),
    });
    expect(inbox.tables.effects).toEqual(['x.balance a0']);
    expect(inbox.next(at)).toBe(1n);
  });
});

describe('infrastructure that is away', () => {
  const away = new DomainError('unavailable', 'database-unavailable', 'away');

  test('is the caller’s to wait for: nothing is tried again, parked or counted', async () => {
    handle('x.balance');
    refuses['x.balance'] = () => {
      throw away;
    };
    await expect(process([record(0), record(1)])).rejects.toBe(away);
    expect(invoked).toBe(1);
    expect(inbox.tables.parked).toEqual([]);
    expect(inbox.next(at)).toBe(0n);
  });

  test('at the COMMIT leaves everything as it was, or fences the repetition', async () => {
    handle('x.balance');
    inbox.faults.fail('commit', away);
    await expect(process([record(0)])).rejects.toBe(away);
    expect(inbox.tables.effects).toEqual([]);
    inbox.faults.fail('committed', away);
    await expect(process([record(0)])).rejects.toBe(away);
    expect(await process([record(0)])).toEqual({ kind: 'fenced' });
    expect(inbox.tables.effects).toEqual(['x.balance a0']);
  });

  test('in the second half leaves the first half committed', async () => {
    handle('x.balance');
    refuses['x.balance'] = bad(1);
    // The whole chunk and its first half begin; its second half does not.
    inbox.faults.hang('begin')();
    inbox.faults.hang('begin')();
    inbox.faults.fail('begin', away);
    await expect(process([record(0), record(1)])).rejects.toBe(away);
    expect(inbox.tables.effects).toEqual(['x.balance a0']);
    expect(await process([record(0), record(1)])).toEqual({ kind: 'fenced' });
  });

  test('an error that is neither the handler’s nor the infrastructure’s is not parked away', async () => {
    handle('x.balance');
    const broken = new Error('relation "inbox" does not exist');
    for (let attempt = 0; attempt < 3; attempt += 1) inbox.faults.fail('claim', broken);
    await expect(process([record(0)])).rejects.toBe(broken);
    expect(inbox.tables.parked).toEqual([]);
  });
});
