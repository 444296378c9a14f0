import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ModelOutbox } from '../spec/model-outbox.js';
import { ModelProducer } from '../spec/model-producer.js';
import { ModelTimer, settle } from '../spec/model-timer.js';
import { Bell } from '../timer.js';
import { Relay } from './relay.js';

const seqs = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_none, index) => from + index);

let timer: ModelTimer;
let outbox: ModelOutbox;
let broker: ModelProducer;
let relay: Relay;
let running: Promise<void>;

beforeEach(() => {
  timer = new ModelTimer();
  outbox = new ModelOutbox(timer, 1_000);
  broker = new ModelProducer();
  const nothing = (): void => undefined;
  const observer = { leading: nothing, published: nothing, settled: nothing, failed: nothing };
  const options = { owner: 'one', leaseMs: 1_500, idleMs: 250, flushMs: 2_000 };
  relay = new Relay(outbox, broker, timer, new Bell(), observer, options);
});

afterEach(async () => {
  relay.stop();
  await timer.advance(10_000);
  await running;
});

/** Lets the relay send the first facts, and commits the others while it does. */
async function committedMeanwhile(first: readonly number[], then: readonly number[]): Promise<void> {
  outbox.commit(...first);
  const release = broker.faults.hang('send');
  running = relay.run();
  await settle();
  outbox.commit(...then);
  release();
  await settle();
}

describe('facts that follow each other', () => {
  test('are sent at once while they are few', async () => {
    await committedMeanwhile(seqs(1, 7), [8]);
    expect(broker.tried).toEqual([seqs(1, 7), [8]]);
  });

  test('are gathered for 20 ms once they are a stream', async () => {
    await committedMeanwhile(seqs(1, 8), [9]);
    await timer.advance(19);
    expect(broker.tried).toEqual([seqs(1, 8)]);
    outbox.commit(10);
    await timer.advance(1);
    expect(broker.tried).toEqual([seqs(1, 8), [9, 10]]);
  });

  test('are not held up where a window is worth its journeys by itself', async () => {
    await committedMeanwhile(seqs(1, 500), [501]);
    expect(broker.tried).toEqual([seqs(1, 500), [501]]);
  });
});

describe('the stored cursor', () => {
  test('is up to date when nothing is left to send', async () => {
    await committedMeanwhile([1], [2]);
    expect(outbox.cursor).toEqual({ old: '2', target: null, afterSeq: 0n });
    expect(outbox.saves).toBe(1);
  });

  test('is at most 100 ms old while facts flow', async () => {
    const release = [broker.faults.hang('send'), broker.faults.hang('send'), broker.faults.hang('send')];
    outbox.commit(1);
    running = relay.run();
    await settle();
    outbox.commit(2);
    release[0]?.();
    await settle();
    expect([broker.tried, outbox.saves]).toEqual([[[1], [2]], 0]);
    await timer.advance(100);
    outbox.commit(3);
    release[1]?.();
    await settle();
    expect([outbox.cursor.old, outbox.saves]).toEqual(['2', 1]);
    release[2]?.();
    await settle();
    expect(broker.log).toEqual([1, 2, 3]);
  });
});
