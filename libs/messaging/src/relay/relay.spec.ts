import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { OutboxUnusable } from '../ports.js';
import { ModelOutbox } from '../spec/model-outbox.js';
import { ModelProducer } from '../spec/model-producer.js';
import { ModelTimer, settle } from '../spec/model-timer.js';
import { Bell } from '../timer.js';
import { Relay } from './relay.js';

const LEASE_MS = 1_500;
const PAGE = 2;

let timer: ModelTimer;
let outbox: ModelOutbox;
let broker: ModelProducer;
let bell: Bell;
let told: string[];
let relay: Relay;
let running: Promise<void>;
const unhandled: unknown[] = [];
const catchUnhandled = (reason: unknown) => void unhandled.push(reason);

function relayOf(owner: string): Relay {
  const observer = {
    leading: (leads: boolean) => void told.push(leads ? 'leads' : 'follows'),
    published: (rows: number) => void told.push(`published ${rows}`),
    settled: () => void told.push('settled'),
    failed: (error: Error, unusable: boolean) =>
      void told.push(`${unusable ? 'unusable' : 'failed'}: ${error.message}`),
  };
  return new Relay(outbox, broker, timer, bell, observer, {
    owner,
    leaseMs: LEASE_MS,
    idleMs: 250,
    flushMs: 2_000,
  });
}

beforeEach(() => {
  process.on('unhandledRejection', catchUnhandled);
  timer = new ModelTimer();
  outbox = new ModelOutbox(timer, PAGE);
  broker = new ModelProducer();
  bell = new Bell();
  told = [];
  relay = relayOf('one');
});

afterEach(async () => {
  relay.stop();
  await timer.advance(10_000);
  await running;
  process.off('unhandledRejection', catchUnhandled);
  expect(unhandled).toEqual([]);
  expect(outbox.openWindows).toBe(0);
});

async function start(): Promise<void> {
  running = relay.run();
  await settle();
}

async function stop(): Promise<void> {
  relay.stop();
  await timer.advance(3_000);
  await running;
}

describe('a relay that leads', () => {
  test('publishes every window in the order of the sequence, each fact once, also one that committed late', async () => {
    outbox.commit(1, 3);
    await start();
    outbox.commit(2);
    await timer.advance(300);
    expect(broker.log).toEqual([1, 3, 2]);
    expect(outbox.cursor).toEqual({ old: '2', target: null, afterSeq: 0n });
  });

  test('walks a window that is larger than a page and stores how far it is after each', async () => {
    outbox.commit(1, 2, 3, 4, 5);
    const release = [broker.faults.hang('send'), broker.faults.hang('send'), broker.faults.hang('send')];
    await start();
    release[0]?.();
    await settle();
    expect(outbox.cursor).toEqual({ old: '0', target: '1', afterSeq: 2n });
    release[1]?.();
    await settle();
    expect(outbox.cursor).toEqual({ old: '0', target: '1', afterSeq: 4n });
    release[2]?.();
    await settle();
    expect(outbox.cursor).toEqual({ old: '1', target: null, afterSeq: 0n });
    expect(broker.tried).toEqual([[1, 2], [3, 4], [5]]);
  });

  test('sends nothing of a later commit before the window in hand is through', async () => {
    outbox.commit(11, 12, 13);
    const release = broker.faults.hang('send');
    await start();
    outbox.commit(1);
    release();
    await timer.advance(300);
    expect(broker.log).toEqual([11, 12, 13, 1]);
  });

  test('does not write while nothing happens, except to keep the lease', async () => {
    await start();
    await timer.advance(10_000);
    expect(outbox.saves).toBeLessThanOrEqual(10_000 / (LEASE_MS / 3));
    expect(outbox.saves).toBeGreaterThan(10);
    expect(outbox.owner).toBe('one');
  });

  test('is woken by the bell at once, also by one that rings while it looks', async () => {
    await start();
    await timer.advance(2_000);
    outbox.commit(1);
    bell.ring();
    await settle();
    expect(broker.log).toEqual([1]);
    const release = outbox.faults.hang('next');
    bell.ring();
    await settle();
    outbox.commit(2);
    bell.ring();
    release();
    await settle();
    expect(broker.log).toEqual([1, 2]);
  });

  test('publishes whether the housekeeping works or not', async () => {
    outbox.faults.fail('maintain', new Error('lock timeout'));
    outbox.commit(1);
    await start();
    expect(broker.log).toEqual([1]);
    expect(told).toContain('failed: lock timeout');
    await timer.advance(61_000);
    expect(outbox.maintained).toBe(1);
  });
});

describe('a broker that is away', () => {
  test('gets the same page again and again; nothing is skipped and nothing is sent in between', async () => {
    outbox.commit(1, 2, 3);
    broker.faults.fail('send', new Error('no leader'));
    broker.faults.fail('send', new Error('no leader'));
    await start();
    await timer.advance(2_000);
    expect(broker.tried).toEqual([[1, 2], [1, 2], [1, 2], [3]]);
    expect(broker.log).toEqual([1, 2, 3]);
  });

  test('may have taken a page whose acknowledgement was lost: it comes twice, in order', async () => {
    outbox.commit(1, 2, 3);
    broker.loseAcknowledgement();
    await start();
    await timer.advance(2_000);
    expect(broker.log).toEqual([1, 2, 1, 2, 3]);
  });

  test('keeps neither the lease from the relay nor a snapshot open, however long it takes', async () => {
    outbox.commit(1, 2, 3);
    for (let attempt = 0; attempt < 100; attempt += 1) broker.faults.fail('send', new Error('away'));
    await start();
    await timer.advance(30_000);
    expect(outbox.openWindows).toBe(0);
    expect(outbox.epoch).toBe(1n);
    await timer.advance(60_000);
    expect(broker.log).toEqual([1, 2, 3]);
    expect(told.at(-1)).toBe('settled');
  });

  test('that hangs in a send costs the relay nothing: the lease is renewed meanwhile', async () => {
    outbox.commit(1);
    const release = broker.faults.hang('send');
    await start();
    await timer.advance(20_000);
    expect(await outbox.acquire('two', LEASE_MS)).toBeUndefined();
    release();
    await timer.advance(10);
    expect(broker.log).toEqual([1]);
    expect(outbox.epoch).toBe(1n);
  });
});

describe('a lease that is lost', () => {
  test('while a send hangs: nothing more is sent, and the next one waits for the end of that send', async () => {
    outbox.commit(1, 2, 3);
    const release = broker.faults.hang('send');
    await start();
    outbox.take('two', LEASE_MS);
    await timer.advance(10_000);
    expect(broker.tried).toEqual([[1, 2]]);
    release();
    await timer.advance(10_000);
    // The other never published, so this one took the slot again and began with the stored cursor.
    expect(broker.log).toEqual([1, 2, 1, 2, 3]);
    expect(outbox.epoch).toBe(3n);
  });

  test('between two pages: the relay stops there and leaves the cursor to the other', async () => {
    outbox.commit(1, 2, 3);
    const release = broker.faults.hang('send');
    await start();
    outbox.take('two', 60_000);
    const theirs = { old: '1', target: null, afterSeq: 0n };
    outbox.cursor = theirs;
    release();
    await timer.advance(5_000);
    expect(broker.log).toEqual([1, 2]);
    expect(outbox.cursor).toEqual(theirs);
    expect(told.filter((one) => one.startsWith('failed'))).toEqual([]);
    expect(told).toContain('follows');
  });

  test('to a crash: another relay waits for its end and goes on inside the window', async () => {
    outbox.commit(1, 2, 3);
    broker.faults.hang('send')();
    broker.faults.hang('send');
    const dead = relayOf('dead');
    void dead.run();
    await settle();
    outbox.faults.hang('save');
    // The server closes what a dead process had open.
    outbox.openWindows = 0;
    expect(outbox.cursor).toEqual({ old: '0', target: '1', afterSeq: 2n });
    broker = new ModelProducer();
    relay = relayOf('heir');
    outbox.commit(4);
    await start();
    await timer.advance(LEASE_MS + 300);
    expect(broker.log).toEqual([3, 4]);
  });
});

describe('a database that is away', () => {
  test('while a page is read ahead: what was acknowledged is not sent again, what was not is', async () => {
    outbox.commit(1, 2, 3, 4);
    outbox.faults.hang('next')();
    outbox.faults.fail('next', new Error('connection terminated'));
    await start();
    expect(told).toContain('failed: connection terminated');
    await timer.advance(1_000);
    expect(broker.log).toEqual([1, 2, 3, 4]);
  });

  test('while the cursor is stored: the page comes twice', async () => {
    outbox.commit(1, 2);
    outbox.faults.fail('save', new Error('connection terminated'));
    await start();
    await timer.advance(1_000);
    expect(broker.log).toEqual([1, 2, 1, 2]);
    expect(told.at(-1)).toBe('settled');
  });

  test('that was restored is left alone until an operator has looked', async () => {
    outbox.commit(1);
    for (let attempt = 0; attempt < 5; attempt += 1)
      outbox.faults.fail('acquire', new OutboxUnusable('restored'));
    await start();
    await timer.advance(1_500);
    expect(broker.log).toEqual([]);
    expect(new Set(told)).toEqual(new Set(['unusable: restored']));
    await timer.advance(5_000);
    expect(broker.log).toEqual([1]);
  });
});

describe('a stop', () => {
  test('publishes what was committed before it, and leaves the slot free', async () => {
    await start();
    await timer.advance(1_000);
    outbox.commit(1);
    await stop();
    expect(broker.log).toEqual([1]);
    expect(await outbox.acquire('two', LEASE_MS)).toBeDefined();
  });

  test('in the middle of a long window ends after a while; the next relay goes on there', async () => {
    outbox.commit(1, 2, 3, 4, 5);
    const release = broker.faults.hang('send');
    await start();
    relay.stop();
    await timer.advance(2_500);
    release();
    await running;
    expect(broker.log).toEqual([1, 2]);
    relay = relayOf('two');
    await start();
    expect(broker.log).toEqual([1, 2, 3, 4, 5]);
  });

  test('does not wait for a broker that is away', async () => {
    outbox.commit(1);
    for (let attempt = 0; attempt < 100; attempt += 1) broker.faults.fail('send', new Error('away'));
    await start();
    await timer.advance(3_000);
    await stop();
    expect(broker.log).toEqual([]);
    expect(await outbox.acquire('two', LEASE_MS)).toBeDefined();
  });
});
