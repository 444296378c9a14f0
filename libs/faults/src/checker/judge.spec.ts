import { beforeEach, describe, expect, test } from '@jest/globals';
import { Judge } from './judge.js';
import { SERVICES, Story, topicOf } from './story.fixture.js';
import { clean, lastLine } from './verdict.js';

let story: Story;

beforeEach(() => {
  story = Story.ordinary();
});

/** The only fact of this kind and account. */
const the = (kind: string, key: string) => {
  const found = story.outbox.find((fact) => fact.kind === kind && fact.key === key);
  if (!found) throw new Error(`no ${kind} of ${key}`);
  return found;
};

const swap = <T>(list: T[], one: number, other: number): T[] =>
  list.map((item, at) => (at === one ? (list[other] as T) : at === other ? (list[one] as T) : item));

test('an ordinary run is clean', () => {
  const verdict = story.verdict();
  expect(story.findings()).toEqual({});
  expect(clean(verdict)).toBe(true);
  expect(verdict.counts).toMatchObject({
    facts: 9,
    records: 9,
    effects: 20,
    deposits: 150,
    answered: 3,
    accounts: 3,
  });
  expect(lastLine(verdict)).toMatch(/lost 0 doubled 0 disordered 0$/);
});

describe('outbox and Kafka', () => {
  test('a committed fact that is not in Kafka is lost', () => {
    story.records = story.records.filter(({ eventId }) => eventId !== the('sent', 'north-1').eventId);
    expect(story.findings()['lost']).toEqual(['not-in-kafka']);
  });

  test('a record without a committed fact is not of this world', () => {
    story.record({ topic: topicOf('north'), key: 'north-1', eventId: 'stranger', digest: 0 });
    expect(story.findings()).toEqual({ other: ['uncommitted'] });
  });

  test('a copy in its order is no finding', () => {
    story.record(the('deposited', 'north-1'));
    story.record(the('sent', 'north-1'));
    expect(story.findings()).toEqual({});
    expect(story.verdict().counts.copies).toBe(2);
  });

  test.each([
    ['another payload', { digest: 99 }],
    ['another key', { key: 'north-2' }],
  ])('a record with %s is altered', (_, change) => {
    const { eventId } = the('sent', 'north-1');
    story.records = story.records.map((one) => (one.eventId === eventId ? { ...one, ...change } : one));
    expect(story.findings()['other']).toEqual(['altered']);
  });

  test('first occurrences out of the order of versions are disordered', () => {
    const [opened, deposited] = [the('opened', 'north-1'), the('deposited', 'north-1')].map(
      ({ eventId }) => eventId,
    );
    const moved = { [opened as string]: 1, [deposited as string]: 0 };
    story.records = story.records
      .map((one) => ({ ...one, offset: moved[one.eventId ?? ''] ?? one.offset }))
      .sort((a, b) => a.offset - b.offset);
    expect(story.findings()).toEqual({ disordered: ['kafka-order'] });
  });

  test('a key in two partitions is disordered', () => {
    const { eventId } = the('deposited', 'north-1');
    story.records = story.records.map((one) => (one.eventId === eventId ? { ...one, partition: 1 } : one));
    expect(story.findings()['disordered']).toEqual(['two-partitions']);
  });

  test('a fact in the topic of another aggregate is told', () => {
    const { eventId } = the('received', 'south-1');
    story.records = story.records.map((one) =>
      one.eventId === eventId ? { ...one, topic: topicOf('north') } : one,
    );
    expect(story.findings()['other']).toContain('wrong-topic');
  });

  test('a version that is missing from the outbox is lost, a repeated one doubled, a late one disordered', () => {
    story.deposit('north-1', 1);
    const whole = story.outbox;
    story.outbox = whole.map((row) => (row.eventId === whole.at(-1)?.eventId ? { ...row, version: 5 } : row));
    expect(story.findings()['lost']).toEqual(['version-gap']);
    story.outbox = whole.map((row) => (row.eventId === whole.at(-1)?.eventId ? { ...row, version: 3 } : row));
    expect(story.findings()['doubled']).toEqual(['version-twice']);
    const ofNorth = whole.map((row, at) => [row, at] as const).filter(([row]) => row.key === 'north-1');
    const [one, other] = ofNorth.slice(-2).map(([, at]) => at);
    story.outbox = swap(whole, one as number, other as number);
    expect(story.findings()).toEqual({ disordered: ['outbox-order'] });
  });

  test('an event id that two rows share is doubled', () => {
    story.outbox.push({ ...the('opened', 'north-1'), seq: 99 });
    expect(story.findings()).toEqual({ doubled: ['event-id-twice'] });
  });
});

describe('effects', () => {
  test('an event that was read and left nothing is lost', () => {
    story.without(the('opened', 'north-1').eventId, 'south.journal');
    expect(story.findings()).toEqual({ lost: ['no-effect'] });
  });

  test('a second effect is doubled, and no disorder of its own', () => {
    story.deposit('north-1', 5);
    const first = story.effects.find(({ consumer }) => consumer === 'south.journal');
    story.effects.push({ ...(first as (typeof story.effects)[number]), seq: 99 });
    expect(story.findings()).toEqual({ doubled: ['effect-twice'] });
  });

  test('effects in another order than the versions are disordered', () => {
    const ofKey = story.effects
      .map((row, at) => [row, at] as const)
      .filter(([row]) => row.consumer === 'south.journal' && row.key === 'north-1')
      .map(([, at]) => at);
    story.effects = swap(story.effects, ofKey[0] as number, ofKey[1] as number);
    expect(story.findings()).toEqual({ disordered: ['effect-order'] });
  });

  test.each([
    ['a consumer whom the fact does not concern', { consumer: 'south.postings' }, 'effect-undue'],
    ['nobody', { consumer: 'south.nobody' }, 'effect-undue'],
    ['an event that nobody committed', { eventId: 'stranger' }, 'effect-of-nothing'],
  ])('an effect of %s is told', (_, change, what) => {
    const first = story.effects.find(({ consumer }) => consumer === 'south.journal');
    story.effects.push({ ...(first as (typeof story.effects)[number]), seq: 99, ...change });
    expect(story.findings()).toEqual({ other: [what] });
  });

  test('an effect with another version than its fact is told', () => {
    story.effects = story.effects.map((row, at) => (at === 0 ? { ...row, version: 7 } : row));
    expect(story.findings()).toEqual({ other: ['effect-altered'] });
  });

  test('what was not read yet is behind, not lost', () => {
    const last = the('received', 'south-1');
    story.without(last.eventId, 'north.journal');
    const { offset } = story.recordOf(last);
    story.positions = story.positions.map((row) =>
      row.service === 'north' && row.topic === topicOf('south') ? { ...row, next: offset } : row,
    );
    expect(story.findings()).toEqual({ other: ['consumer-behind'] });
  });
});

describe('money and orders', () => {
  test('a balance that does not follow from the facts is told, and the sum with it', () => {
    story.accounts = story.accounts.map((row) =>
      row.id === 'north-1' ? { ...row, balance: row.balance + 1 } : row,
    );
    expect(story.findings()).toEqual({ other: ['balance', 'sum'] });
  });

  test('an account that is missing is told', () => {
    story.accounts = story.accounts.filter(({ id }) => id !== 'south-1');
    expect(story.findings()['other']).toContain('no-account');
  });

  test('money that was booked and never received is lost', () => {
    story.history.push({
      kind: 'answered',
      order: 'o-more',
      service: 'north',
      what: 'transfer',
      account: 'north-1',
      amount: 7,
    });
    story.fact('north-1', 'sent', { amount: 7, to: 'south-1', order: 'o-more' });
    expect(story.findings()).toEqual({ lost: ['not-received'], other: ['sum'] });
  });

  test('money that was received twice is doubled', () => {
    const { order } = the('sent', 'north-1');
    story.fact('middle-1', 'received', { amount: 30, from: 'north-1', order, caused: true });
    expect(story.findings()).toEqual({ doubled: ['received-twice'], other: ['sum'] });
  });

  test('money that nobody sent is told', () => {
    story.fact('middle-1', 'received', { amount: 3, from: 'north-9', order: 'none', caused: true });
    expect(story.findings()).toEqual({ other: ['received-from-nowhere', 'sum'] });
  });

  test('money that was received without an effect is told', () => {
    story.effects = story.effects.filter(
      ({ eventId, consumer }) => eventId !== the('sent', 'north-1').eventId || consumer !== 'middle.postings',
    );
    expect(story.findings()).toEqual({ lost: ['no-effect'], other: ['received-without-effect', 'sum'] });
  });

  const order = { order: 'o-x', service: 'north', what: 'deposit', account: 'north-1', amount: 5 };
  const store = () => story.fact('north-1', 'deposited', { amount: 5, order: 'o-x' });

  test.each([
    ['answered', 0, { lost: ['answered-not-stored'] }],
    ['answered', 1, {}],
    ['answered', 2, { doubled: ['stored-twice'] }],
    ['unknown', 0, {}],
    ['unknown', 1, {}],
    ['unknown', 2, { doubled: ['stored-twice'] }],
    [undefined, 1, {}],
    ['refused', 0, {}],
    ['refused', 1, { other: ['refused-but-stored'] }],
  ])('an order that is %s and stored %i times: %j', (outcome, times, found) => {
    story.ask(outcome, order);
    for (let at = 0; at < times; at += 1) store();
    expect(story.findings()).toEqual(found);
  });

  test('a refusal of the second try says nothing of the first', () => {
    story.ask('unknown', order);
    story.ask('refused', order);
    store();
    expect(story.findings()).toEqual({});
  });

  test('an order that nobody gave is told', () => {
    store();
    expect(story.findings()).toEqual({ other: ['unasked'] });
  });

  test('an order that was stored as another is told', () => {
    story.ask('answered', { ...order, amount: 6 });
    store();
    expect(story.findings()).toEqual({ other: ['stored-otherwise'] });
  });
});

describe('rest', () => {
  test('a fact that the relay has not come to is behind, not lost', () => {
    const { eventId } = story.outbox.at(-1) ?? {};
    story.outbox = story.outbox.map((row) => (row.eventId === eventId ? { ...row, passed: false } : row));
    expect(story.findings()).toEqual({ other: ['relay-behind'] });
    story.records = story.records.filter((one) => one.eventId !== eventId);
    story.without(eventId ?? '');
    expect(story.findings()).toEqual({ other: ['relay-behind', 'position-past-end', 'position-past-end'] });
  });

  test('a position behind the log or past its end is told', () => {
    const [first] = story.positions;
    story.positions = story.positions.map((row) => (row === first ? { ...row, next: row.next + 1 } : row));
    expect(story.findings()).toEqual({ other: ['position-past-end'] });
  });

  test.each([
    ['in the middle', ['{"kind":"asked', '{"kind":"quiet"}'], 1],
    ['at the end, where its writer was killed', ['{"kind":"quiet"}', '{"kind":"asked'], 0],
  ])('a torn line of the history %s', (_, lines, told) => {
    const judge = new Judge(SERVICES);
    for (const line of lines) judge.historyLine(line);
    expect(judge.verdict().other).toHaveLength(told);
  });

  test('faults are counted as the history tells them', () => {
    story.history.push({ kind: 'fault', what: 'kill-relay' }, { kind: 'quiet' });
    expect(story.verdict().counts.faults).toBe(1);
  });
});
