import { beforeEach, describe, expect, test } from '@jest/globals';
import type { TopicRecord } from './evidence.js';
import { Story, topicOf } from './story.fixture.js';

let story: Story;

beforeEach(() => {
  story = Story.ordinary();
});

/** Every consumer of the facts of north. */
const READERS = ['middle.postings', 'middle.journal', 'south.postings', 'south.journal'];

const parkedEverywhere = (record: TopicRecord) => READERS.forEach((consumer) => story.park(consumer, record));

describe('what was injected', () => {
  test('is parked by every consumer of its topic', () => {
    parkedEverywhere(story.inject('north', 'poison'));
    expect(story.findings()).toEqual({});
    expect(story.verdict().counts).toMatchObject({ injected: 1, parked: 4 });
  });

  test('is lost where it is not parked', () => {
    const record = story.inject('north', 'unknown-type', 'u1');
    READERS.slice(1).forEach((consumer) => story.park(consumer, record));
    expect(story.findings()).toEqual({ lost: ['not-parked'] });
  });

  test('may be discarded with a reason', () => {
    const record = story.inject('north', 'tombstone');
    story.discards = READERS.map((consumer) => `${consumer}:${record.topic}/0/${record.offset}`);
    expect(story.findings()).toEqual({});
  });

  test('must have no effect', () => {
    parkedEverywhere(story.inject('north', 'unknown-type', 'u1'));
    story.effects.push({
      service: 'south',
      seq: 99,
      consumer: 'south.journal',
      eventId: 'u1',
      key: 'north-1',
      version: 1,
    });
    expect(story.findings()).toEqual({ other: ['effect-of-injected'] });
  });

  test('is missed where Kafka has lost it', () => {
    const record = story.inject('north', 'poison');
    parkedEverywhere(record);
    story.records = story.records.filter((one) => one !== record);
    story.positions = story.positions.map((row) =>
      row.topic === record.topic ? { ...row, next: record.offset } : row,
    );
    expect(story.findings()['other']).toContain('injected-missing');
  });

  test('a duplicate is a copy and nothing more', () => {
    const [first] = story.outbox;
    const record = story.inject('north', 'duplicate', first?.eventId);
    story.records = story.records.map((one) =>
      one === record ? { ...one, digest: first?.digest ?? 0 } : one,
    );
    expect(story.findings()).toEqual({});
    expect(story.verdict().counts.copies).toBe(1);
  });
});

describe('a parked event', () => {
  test('takes the place of its effect', () => {
    const fact = story.deposit('north-1', 5);
    story.without(fact.eventId, 'south.journal');
    story.park('south.journal', story.recordOf(fact));
    expect(story.findings()).toEqual({});
  });

  test('beside its effect is doubled', () => {
    story.park('south.journal', story.recordOf(story.deposit('north-1', 5)));
    expect(story.findings()).toEqual({ doubled: ['effect-and-parked'] });
  });

  test('beside the effect of an earlier occurrence is a copy that waits', () => {
    const fact = story.deposit('north-1', 5);
    story.park('south.journal', story.record(fact));
    expect(story.findings()).toEqual({});
  });

  test('that the inbox holds would be lost by its redrive', () => {
    const fact = story.deposit('north-1', 5);
    story.without(fact.eventId, 'south.journal');
    story.park('south.journal', story.recordOf(fact), true);
    expect(story.findings()).toEqual({ lost: ['parked-and-claimed'] });
  });

  test('is not passed by a later event of its key', () => {
    const first = story.deposit('north-1', 5);
    story.deposit('north-1', 6);
    story.without(first.eventId, 'south.journal');
    story.park('south.journal', story.recordOf(first));
    expect(story.findings()).toEqual({ disordered: ['past-a-parked'] });
  });

  test('holds nobody else up', () => {
    const first = story.deposit('north-1', 5);
    story.open('north-2');
    story.without(first.eventId, 'south.journal');
    story.park('south.journal', story.recordOf(first));
    expect(story.findings()).toEqual({});
  });

  test('that was discarded may be passed', () => {
    const first = story.deposit('north-1', 5);
    story.deposit('north-1', 6);
    story.without(first.eventId, 'south.journal');
    story.discards = [`south.journal:${first.eventId}`];
    expect(story.findings()).toEqual({});
  });

  test('that is only the discarded copy of an event excuses no lost effect', () => {
    const fact = story.deposit('north-1', 5);
    const copy = story.inject('north', 'duplicate', fact.eventId);
    story.records = story.records.map((one) => (one === copy ? { ...one, digest: fact.digest } : one));
    story.discards = [`south.journal:${fact.eventId}`];
    expect(story.findings()).toEqual({});
    story.without(fact.eventId, 'south.journal');
    expect(story.findings()).toEqual({ lost: ['no-effect'] });
  });

  test('keeps its money in flight', () => {
    story.ask('answered', {
      order: 'o-x',
      service: 'north',
      what: 'transfer',
      account: 'north-1',
      amount: 7,
    });
    const sent = story.fact('north-1', 'sent', { amount: 7, to: 'south-9', order: 'o-x' });
    story.without(sent.eventId, 'south.postings');
    story.park('south.postings', story.recordOf(sent));
    expect(story.findings()).toEqual({});
    expect(story.verdict().counts.inFlight).toBe(7);
  });

  test('needs its key to be blocked, and a blocked key needs a parked event', () => {
    const fact = story.deposit('north-1', 5);
    story.without(fact.eventId, 'south.journal');
    story.park('south.journal', story.recordOf(fact));
    story.blocked = [{ consumer: 'south.journal', key: 'north-2' }];
    expect(story.findings()).toEqual({ other: ['blocked-without-parked', 'parked-without-block'] });
  });

  test('of unknown origin is told', () => {
    story.park('south.journal', {
      topic: topicOf('north'),
      partition: 0,
      offset: 0,
      key: 'north-1',
      eventId: 'x',
      digest: 0,
    });
    expect(story.findings()['other']).toEqual(['parked-stranger']);
  });

  test('of a topic that the consumer does not read is told', () => {
    story.park('north.journal', story.recordOf(story.deposit('north-1', 5)));
    expect(story.findings()['other']).toEqual(['parked-undue']);
  });
});
