import { beforeEach, describe, expect, test } from '@jest/globals';
import { Faults } from '../spec/faults.js';
import { ModelTimer, settle } from '../spec/model-timer.js';
import { Watchdog } from './watchdog.js';

let timer: ModelTimer;
let broker: Faults<'ask'>;
let asked: number;
let dead: string[];
let dog: Watchdog;
let stop: () => void;

beforeEach(() => {
  timer = new ModelTimer();
  broker = new Faults();
  asked = 0;
  dead = [];
  const world = {
    ask: () => {
      asked += 1;
      return broker.meet('ask');
    },
    dead: (reason: string) => void dead.push(reason),
  };
  dog = new Watchdog(timer, world, { stallMs: 60_000, crashes: 5 });
  void dog.watch(new Promise((resolve) => (stop = resolve)));
});

/** So long with a fetch each second. */
async function fetching(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 1_000) {
    await timer.advance(1_000);
    dog.alive();
  }
}

const away = (times: number) => {
  for (let time = 0; time < times; time += 1) broker.fail('ask', new Error('away'));
};

describe('a consumer that fetches', () => {
  test('is left alone, and the broker is not bothered', async () => {
    await fetching(600_000);
    expect([dead, asked]).toEqual([[], 0]);
    expect(dog.warning()).toBeUndefined();
  });

  test('is left alone when it crashes now and then', async () => {
    for (let crash = 0; crash < 20; crash += 1) {
      dog.crashed('rebalance');
      await fetching(10_000);
    }
    expect(dead).toEqual([]);
  });
});

describe('a consumer that fetches no more', () => {
  test('is given up after the time it may take, and shown before', async () => {
    await fetching(10_000);
    await timer.advance(25_000);
    expect(dog.warning()).toBeUndefined();
    await timer.advance(15_000);
    expect(dog.warning()).toMatch(/^nothing was fetched for \d+ s; after 60 s the process ends itself/);
    expect(dead).toEqual([]);
    await timer.advance(25_000);
    expect(dead).toEqual([
      expect.stringMatching(/^nothing was fetched for 6\d s though the broker answers$/),
    ]);
    await timer.advance(600_000);
    expect(dead).toHaveLength(1);
  });

  test('because the broker is away is not given up; it has its time again when the broker is back', async () => {
    away(8);
    await timer.advance(120_000);
    expect([dead, asked]).toEqual([[], 8]);
    await timer.advance(55_000);
    expect(dead).toEqual([]);
    await timer.advance(10_000);
    expect(dead).toHaveLength(1);
  });

  test('has its time again as well when somebody else found the broker away', async () => {
    await timer.advance(40_000);
    dog.away();
    await timer.advance(55_000);
    expect(dead).toEqual([]);
    await timer.advance(10_000);
    expect(dead).toHaveLength(1);
  });

  test('but comes back while the broker is asked is left alone', async () => {
    for (let look = 0; look < 9; look += 1) await timer.advance(5_000);
    await timer.advance(10_000);
    const release = broker.hang('ask');
    await timer.advance(6_000);
    dog.alive();
    release();
    await settle();
    expect(dead).toEqual([]);
  });

  test('because the whole process was stopped is not given up for that', async () => {
    let now = 0;
    let wake: () => void = () => undefined;
    const stopped = { now: () => now, sleep: () => new Promise<void>((resolve) => (wake = resolve)) };
    const world = { ask: () => Promise.resolve(), dead: (reason: string) => void dead.push(reason) };
    const other = new Watchdog(stopped, world, { stallMs: 60_000, crashes: 5 });
    void other.watch(new Promise(() => undefined));
    now = 3_600_000;
    wake();
    await settle();
    expect(dead).toEqual([]);
    expect(other.silentMs()).toBe(10_000);
  });

  test('is not looked at after the stop', async () => {
    stop();
    await timer.advance(600_000);
    expect([dead, asked]).toEqual([[], 0]);
  });
});

describe('a consumer that crashes again and again', () => {
  test('with nothing fetched between is given up early', async () => {
    for (let crash = 1; crash <= 5; crash += 1) {
      expect(dead).toEqual([]);
      dog.crashed(`crash ${crash}`);
      await timer.advance(6_000);
    }
    expect(dead).toEqual(['reading crashed 5 times in a row though the broker answers, last: crash 5']);
  });

  test('because the broker is away is not', async () => {
    away(1);
    for (let crash = 0; crash < 5; crash += 1) dog.crashed('no leader');
    await timer.advance(6_000);
    expect([dead, asked]).toEqual([[], 1]);
  });
});

describe('a handler that does not come back', () => {
  test('is given up whatever else is fetched, unless it moves in time', async () => {
    dog.stuck('a handler has not come back for 60 s');
    expect(dog.warning()).toContain('a handler has not come back for 60 s');
    dog.alive();
    await timer.advance(6_000);
    expect(dead).toEqual([]);
    dog.stuck('a handler has not come back for 60 s');
    await timer.advance(6_000);
    expect(dead).toEqual(['a handler has not come back for 60 s']);
  });
});
