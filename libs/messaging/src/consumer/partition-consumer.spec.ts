import { beforeEach, describe, expect, test } from '@jest/globals';
import { DomainError } from '@xaso/kernel';
import { AccountCredited, ledgerEvents, ledgerRecord } from '../spec/ledger.js';
import { ModelInbox, type ModelTx } from '../spec/model-inbox.js';
import { ModelPartition } from '../spec/model-partition.js';
import { ModelTimer, settle } from '../spec/model-timer.js';
import { ChunkProcessor } from './chunk-processor.js';
import { HandlerRegistry } from './handlers.js';
import { PartitionConsumer } from './partition-consumer.js';

const at = { topic: AccountCredited.topic, partition: 3 };
const away = new DomainError('unavailable', 'database-unavailable', 'away');
const CHUNK = 4;

let timer: ModelTimer;
let inbox: ModelInbox;
let partition: ModelPartition;
let consumer: PartitionConsumer<ModelTx>;
let cluster: string;
let delays: number;
let lags: bigint[];
let handle: () => void;

beforeEach(() => {
  timer = new ModelTimer();
  inbox = new ModelInbox();
  cluster = 'cluster';
  delays = 0;
  lags = [];
  handle = () => undefined;
  partition = partitionOf(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  const registry = new HandlerRegistry<ModelTx>(ledgerEvents);
  registry.add({
    consumer: 'x.balance',
    contracts: [AccountCredited],
    policy: 'park-key',
    invoke: async (event, tx, record) => {
      handle();
      tx.effects.push(String(record.offset));
    },
  });
  const uncounted = { applied: () => undefined, duplicates: () => undefined, parked: () => undefined };
  const observer = {
    delayed: () => void (delays += 1),
    lag: (_at: unknown, records: bigint) => void lags.push(records),
    forgotten: () => undefined,
  };
  const options = { chunkSize: CHUNK, clusterId: () => Promise.resolve(cluster) };
  consumer = new PartitionConsumer(
    new ChunkProcessor(registry, inbox, uncounted),
    inbox,
    timer,
    observer,
    options,
  );
});

function partitionOf(...offsets: number[]): ModelPartition {
  return new ModelPartition(
    at,
    offsets.map((offset) => ledgerRecord(AccountCredited, { offset, partition: at.partition })),
  );
}

const effects = () => inbox.tables.effects.map(Number);
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

describe('a batch', () => {
  test('is taken in chunks, each resolved after its commit, with heartbeats between', async () => {
    await consumer.consume(partition.fetch(0));
    expect(effects()).toEqual(range(0, 10));
    expect(partition.resolved).toEqual([4n, 8n, 10n]);
    expect(partition.heartbeats).toBe(3);
    expect(lags).toEqual([10n, 6n, 2n, 0n]);
  });

  test('of a partition that is new to the group begins where the log begins', async () => {
    partition = partitionOf(5, 6);
    partition.start = 5n;
    await consumer.consume(partition.fetch(5));
    expect(effects()).toEqual([5, 6]);
    expect(inbox.next(at)).toBe(7n);
  });

  test('is left at once when the partition is taken away', async () => {
    handle = () => {
      partition.owned = false;
    };
    await consumer.consume(partition.fetch(0));
    expect(effects()).toEqual(range(0, CHUNK));
    await consumer.consume(partition.fetch(4));
    expect(effects()).toEqual(range(0, CHUNK));
  });
});

describe('the offset in Kafka', () => {
  test('behind the database’s: what was handled is passed over', async () => {
    inbox.moveTo(at, 7n);
    await consumer.consume(partition.fetch(0));
    expect(effects()).toEqual([7, 8, 9]);
  });

  test('behind with nothing new: it is told again', async () => {
    inbox.moveTo(at, 10n);
    await consumer.consume(partition.fetch(0));
    expect(effects()).toEqual([]);
    expect(partition.resolved).toEqual([10n]);
  });

  test('ahead of the database’s: the consumer goes back, and nothing is handled before', async () => {
    inbox.moveTo(at, 2n);
    await consumer.consume(partition.fetch(6));
    expect(effects()).toEqual([]);
    expect(partition.sought).toEqual([2n]);
    await consumer.consume(partition.fetch(2));
    expect(effects()).toEqual(range(2, 10));
  });

  test('does not matter at all after an assignment: the partition begins where the database stands', async () => {
    inbox.moveTo(at, 2n);
    await consumer.begin(partition.assigned());
    expect(partition.sought).toEqual([2n]);
  });

  test('a seek that was lost is asked for again, and a gap in the log is none', async () => {
    inbox.moveTo(at, 2n);
    partition = partitionOf(0, 1, 4, 5);
    await consumer.consume(partition.fetch(4));
    await consumer.consume(partition.fetch(4));
    expect(partition.sought).toEqual([2n, 2n]);
    await consumer.consume(partition.fetch(2));
    expect(effects()).toEqual([4, 5]);
  });
});

describe('a log that is not the one the database has read', () => {
  const cases: [string, () => void, string][] = [
    ['begins above the stored offset', () => (partition.start = 4n), 'the log starts at 4, but 2 is next'],
    ['ends below the stored offset', () => (partition.end = 1n), 'the log ends at 1, but 2 is next'],
    [
      'belongs to another cluster',
      () => (cluster = 'other'),
      'belongs to Kafka cluster cluster, this is other',
    ],
  ];

  test.each(cases)('stops the partition when it %s; nothing is skipped', async (_what, happen, reason) => {
    inbox.moveTo(at, 2n);
    happen();
    await consumer.begin(partition.assigned());
    await consumer.consume(partition.fetch(0));
    expect(partition.halted).toEqual([expect.stringContaining(reason), expect.stringContaining(reason)]);
    expect(effects()).toEqual([]);
    expect(inbox.next(at)).toBe(2n);
  });

  test.each(cases.slice(0, 2))('stops it when that happens later: it %s', async (_what, happen, reason) => {
    inbox.moveTo(at, 2n);
    await consumer.begin(partition.assigned());
    happen();
    await consumer.consume(partition.fetch(partition.start));
    expect(partition.halted).toEqual([expect.stringContaining(reason)]);
    expect(effects()).toEqual([]);
  });

  test('is not meant when another owner goes on while the partition is looked at', async () => {
    const go = inbox.faults.hang('position');
    const begun = consumer.begin(partition.assigned());
    await settle();
    partition.end = 12n;
    inbox.moveTo(at, 12n);
    go();
    await begun;
    expect(partition.halted).toEqual([]);
    expect(partition.sought).toEqual([12n]);
  });

  test('is not meant when another owner has gone further than a batch that was fetched before', async () => {
    const batch = partition.fetch(0);
    partition.end = 12n;
    inbox.moveTo(at, 12n);
    await consumer.consume(batch);
    expect(partition.halted).toEqual([]);
    expect(partition.sought).toEqual([12n]);
    expect(effects()).toEqual([]);
  });

  test('goes on when an operator has put the stored offset right', async () => {
    inbox.moveTo(at, 2n, 'old cluster');
    await consumer.consume(partition.fetch(0));
    inbox.moveTo(at, 8n);
    await consumer.consume(partition.fetch(0));
    expect(effects()).toEqual([8, 9]);
  });
});

describe('infrastructure that is away', () => {
  test('is waited for with heartbeats; nothing is counted and the chunk is repeated', async () => {
    for (let attempt = 0; attempt < 6; attempt += 1) inbox.faults.fail('begin', away);
    const consumed = consumer.consume(partition.fetch(0));
    await timer.advance(10_000);
    await consumed;
    expect(delays).toBe(6);
    expect(partition.heartbeats).toBeGreaterThanOrEqual(6);
    expect(inbox.tables.parked).toEqual([]);
    expect(effects()).toEqual(range(0, 10));
  });

  test('is asked for less after each failure, and for a whole chunk again after a success', async () => {
    inbox.faults.fail('begin', away);
    inbox.faults.fail('begin', away);
    const consumed = consumer.consume(partition.fetch(0));
    await timer.advance(10_000);
    await consumed;
    expect(partition.resolved).toEqual([1n, 5n, 9n, 10n]);
  });

  test('is waited for also when the broker does not say where the log begins', async () => {
    partition.faults.fail(
      'bounds',
      Object.assign(new Error('closed'), { name: 'KafkaJSConnectionClosedError' }),
    );
    const consumed = consumer.consume(partition.fetch(0));
    await timer.advance(1_000);
    await consumed;
    expect(partition.halted).toEqual([]);
    expect(effects()).toEqual(range(0, 10));
  });

  test('is waited for no longer than the partition is owned', async () => {
    for (let attempt = 0; attempt < 50; attempt += 1) inbox.faults.fail('begin', away);
    const consumed = consumer.consume(partition.fetch(0));
    await timer.advance(2_000);
    partition.owned = false;
    await timer.advance(2_000);
    await consumed;
    expect(effects()).toEqual([]);
  });

  test('a COMMIT whose outcome is unknown is neither lost nor doubled', async () => {
    inbox.faults.fail('committed', away);
    const consumed = consumer.consume(partition.fetch(0));
    await timer.advance(1_000);
    await consumed;
    expect(partition.sought).toEqual([4n]);
    await consumer.consume(partition.fetch(4));
    expect(effects()).toEqual(range(0, 10));
  });

  test('an error of kafkajs at a heartbeat reaches kafkajs, which rejoins the group', async () => {
    const rebalancing = Object.assign(new Error('rebalancing'), { name: 'KafkaJSProtocolError' });
    partition.faults.fail('heartbeat', rebalancing);
    await expect(consumer.consume(partition.fetch(0))).rejects.toBe(rebalancing);
    expect(effects()).toEqual(range(0, CHUNK));
  });
});

describe('another owner', () => {
  test('that moved the stored offset is believed: the consumer goes to where it stands now', async () => {
    const release = inbox.faults.hang('begin');
    const consumed = consumer.consume(partition.fetch(0));
    await settle();
    inbox.moveTo(at, 6n);
    release();
    await consumed;
    expect(effects()).toEqual([]);
    expect(partition.sought).toEqual([6n]);
  });

  test('may have been at work between two assignments', async () => {
    await consumer.begin(partition.assigned());
    consumer.forget();
    inbox.moveTo(at, 9n);
    await consumer.consume(partition.fetch(0));
    expect(effects()).toEqual([9]);
  });
});

test('a failure that nobody expects stops the partition, skips nothing and is looked at again', async () => {
  inbox.faults.fail('position', new TypeError('x is undefined'));
  await consumer.consume(partition.fetch(0));
  expect(partition.halted).toEqual(['an unexpected failure, nothing was skipped: TypeError: x is undefined']);
  await consumer.consume(partition.fetch(0));
  expect(effects()).toEqual(range(0, 10));
});
