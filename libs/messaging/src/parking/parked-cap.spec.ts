import { beforeEach, describe, expect, test } from '@jest/globals';
import { ChunkProcessor } from '../consumer/chunk-processor.js';
import { type FailurePolicy, HandlerRegistry } from '../consumer/handlers.js';
import { AccountCredited, ledgerEvents, ledgerRecord } from '../spec/ledger.js';
import { ModelInbox, type ModelTx } from '../spec/model-inbox.js';

const at = { topic: AccountCredited.topic, partition: 0 };

let inbox: ModelInbox;
let registry: HandlerRegistry<ModelTx>;
let refused: readonly string[];

beforeEach(() => {
  inbox = new ModelInbox();
  inbox.moveTo(at, 0n);
  inbox.parkedCap = 2;
  registry = new HandlerRegistry(ledgerEvents);
  refused = [];
});

function handle(consumer: string, policy: FailurePolicy = 'park-key'): void {
  registry.add({
    consumer,
    contracts: [AccountCredited],
    policy,
    invoke: async (event, tx) => {
      if (refused.includes(event.key)) throw new RangeError('too much');
      tx.effects.push(`${consumer} ${event.key}`);
    },
  });
}

const records = (...keys: string[]) =>
  keys.map((key, offset) => ledgerRecord(AccountCredited, { key, offset }));

const run = async (next: bigint, ...keys: string[]) => {
  const observer = { applied: () => undefined, duplicates: () => undefined, parked: () => undefined };
  const pending = records(...keys).slice(Number(next));
  return new ChunkProcessor(registry, inbox, observer).process(at, next, pending);
};

const parked = () => inbox.tables.parked.map(({ key, consumer }) => `${consumer} ${key}`);

describe('a consumer that has as many parked events as it may have', () => {
  test('stops the partition at the next one it refuses; what comes before has its effect', async () => {
    handle('a');
    refused = ['bad', 'worse', 'worst'];
    const keys = ['bad', 'one', 'worse', 'two', 'three', 'worst', 'four'];
    const outcome = await run(0n, ...keys);
    expect(outcome).toMatchObject({ kind: 'blocked', next: 5n });
    expect(outcome).toHaveProperty(
      'reason',
      expect.stringContaining('offset 5: RangeError: too much: a has 2 parked'),
    );
    expect(parked()).toEqual(['a bad', 'a worse']);
    expect(inbox.tables.effects).toEqual(['a one', 'a two', 'a three']);
    expect(inbox.next(at)).toBe(5n);
    inbox.tables.parked = [];
    refused = [];
    expect(await run(5n, ...keys)).toEqual({ kind: 'advanced', next: 7n });
    expect(inbox.tables.effects.slice(3)).toEqual(['a worst', 'a four']);
  });

  test('stops it as well at one that would only have to wait behind its key, or is no fact', async () => {
    handle('a');
    refused = ['bad'];
    expect(await run(0n, 'bad', 'bad', 'good', 'bad')).toMatchObject({ kind: 'blocked', next: 3n });
    expect(inbox.tables.effects).toEqual(['a good']);
    const broken = ledgerRecord(AccountCredited, { key: 'x', offset: 3, value: null });
    const observer = { applied: () => undefined, duplicates: () => undefined, parked: () => undefined };
    const outcome = await new ChunkProcessor(registry, inbox, observer).process(at, 3n, [broken]);
    expect(outcome).toMatchObject({ kind: 'blocked', next: 3n });
  });

  test('stops it under the policy `skip` too', async () => {
    handle('a', 'skip');
    refused = ['bad'];
    expect(await run(0n, 'bad', 'bad', 'bad')).toMatchObject({ kind: 'blocked', next: 2n });
  });

  test('does not count what is parked for another', async () => {
    handle('a');
    handle('b');
    refused = ['bad', 'worse'];
    expect(await run(0n, 'bad', 'worse')).toEqual({ kind: 'advanced', next: 2n });
    expect(parked()).toEqual(['a bad', 'b bad', 'a worse', 'b worse']);
  });
});
