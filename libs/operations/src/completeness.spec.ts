import { describe, expect, test } from '@jest/globals';
import { incompleteDays, type OutboxDocument, outboxDocuments } from './completeness.js';

const SOURCE = '/xaso/surveys';
const TOPIC = 'surveys.response.v1';
/** Both of one day; the checksum below is what an outbox adds up for them. */
const [FIRST, SECOND] = ['019aaa00-5c00-7000-8000-000000000001', '019aaa00-5c00-7000-8000-000000000002'];
const DAY = new Date(0x019aaa005c00).toISOString().slice(0, 10);
const fact = (id: string, source = SOURCE) => ({ topic: TOPIC, id, source });
const document = (more: Partial<OutboxDocument> = {}): OutboxDocument => ({
  source: SOURCE,
  madeAt: '2027-01-01T00:00:00.000Z',
  since: null,
  days: [{ topic: TOPIC, day: DAY, count: 2, checksum: '334411818503558911' }],
  ...more,
});

describe('what the topics hold', () => {
  test('is complete when every fact of the outbox is there, some of them twice', () => {
    expect(incompleteDays(document(), [fact(SECOND), fact(FIRST), fact(FIRST)])).toEqual([]);
  });

  test.each([
    ['one fact is missing', [fact(FIRST)], '2 facts in the outbox, 1 in Kafka'],
    ['none is there', [], '2 facts in the outbox, 0 in Kafka'],
    [
      'one is of another service',
      [fact(FIRST), fact(SECOND, '/xaso/training')],
      '2 facts in the outbox, 1 in Kafka',
    ],
    [
      'one is another',
      [fact(FIRST), fact('019aaa00-5c00-7000-8000-000000000003')],
      '2 facts in the outbox, 2 in Kafka, and not the same ones',
    ],
  ])('is not when %s', (_what, facts, said) => {
    expect(incompleteDays(document(), facts)).toEqual([`${TOPIC} ${DAY}: ${said}`]);
  });

  test('may be more than a restored outbox knows, which is told', () => {
    expect(incompleteDays(document({ days: [] }), [fact(FIRST)])).toEqual([
      `${TOPIC} ${DAY}: 0 facts in the outbox, 1 in Kafka`,
    ]);
  });

  test('is not compared for days of which the outbox dropped some, nor for what came later', () => {
    expect(incompleteDays(document({ since: '2027-01-01' }), [])).toEqual([]);
    const early = document({ days: [], madeAt: '2020-01-01T00:00:00.000Z' });
    expect(incompleteDays(early, [fact(FIRST)])).toEqual([]);
  });
});

describe('the documents of services', () => {
  test('come one behind the other', () => {
    const lines = [document(), document({ source: '/xaso/training' })].map((one) => JSON.stringify(one));
    expect(outboxDocuments(`${lines.join('\n')}\n\n`).map(({ source }) => source)).toEqual([
      SOURCE,
      '/xaso/training',
    ]);
  });

  test.each([
    ['', 'outbox days --json'],
    ['Container xaso-postgres-1 Running', 'this is not what `outbox days --json` prints: Container xaso'],
    ['{"days":3}', 'this is not what'],
  ])('%j is none', (text, fault) => {
    expect(() => outboxDocuments(text)).toThrow(fault);
  });
});
