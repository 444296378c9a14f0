import { describe, expect, test } from '@jest/globals';
import { AccountCredited, AccountOpened, DayClosed } from '../spec/ledger.js';
import { type AsyncApiDocument, asyncApiDocument, type ServiceEvents } from './asyncapi.js';

const ACCOUNT = 'ledger.account.v1';
const events: ServiceEvents = {
  service: 'ledger',
  version: '1.2.0',
  produces: [AccountOpened, AccountCredited],
  reads: [AccountCredited, DayClosed],
  handlers: [
    { consumer: 'ledger.sums', contracts: [AccountCredited] },
    { consumer: 'ledger.books', contracts: [AccountCredited] },
  ],
  topics: [
    {
      name: ACCOUNT,
      partitions: 12,
      config: { 'retention.ms': '-1' },
      owner: 'ledger',
      readers: ['ledger', 'audit'],
    },
  ],
};
const document = asyncApiDocument(events);

/** Every reference in a part of the document, and what it leads to. */
function references(part: unknown, root: AsyncApiDocument): unknown[] {
  if (typeof part !== 'object' || part === null) return [];
  const { $ref } = part as { $ref?: unknown };
  if (typeof $ref === 'string')
    return [
      $ref
        .slice(2)
        .split('/')
        .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], root),
    ];
  return Object.values(part).flatMap((child) => references(child, root));
}

describe('the AsyncAPI document of a service', () => {
  test('has a channel for each topic, with owner, readers and partitions where they are declared', () => {
    expect(Object.keys(document.channels)).toEqual([ACCOUNT, 'ledger.day.v1']);
    expect(document.channels[ACCOUNT]).toMatchObject({
      address: ACCOUNT,
      'x-owner': 'ledger',
      'x-readers': ['ledger', 'audit'],
      bindings: { kafka: { partitions: 12, topicConfiguration: { 'retention.ms': -1 } } },
    });
    expect(document.channels['ledger.day.v1']?.['bindings']).toEqual({
      kafka: { topic: 'ledger.day.v1', bindingVersion: '0.5.0' },
    });
  });

  test('sends what is published, receives what is read in the group of the service, and names the handlers', () => {
    expect(Object.keys(document.operations)).toEqual([
      `send.${ACCOUNT}`,
      `receive.${ACCOUNT}`,
      'receive.ledger.day.v1',
    ]);
    expect(document.operations[`receive.${ACCOUNT}`]).toMatchObject({
      action: 'receive',
      messages: [{ $ref: `#/channels/${ACCOUNT}/messages/ledger.account.credited` }],
      bindings: { kafka: { groupId: { enum: ['ledger'] } } },
      'x-handled-by': { 'ledger.account.credited': ['ledger.books', 'ledger.sums'] },
    });
    expect(document.operations['receive.ledger.day.v1']?.['x-handled-by']).toEqual({});
  });

  test('closes the schema of what it writes and opens that of what it only reads', () => {
    const { schemas } = document.components;
    expect(schemas['ledger.account.credited.v1']).toMatchObject({ additionalProperties: false });
    expect(schemas['ledger.day.closed.v1']).not.toHaveProperty('additionalProperties');
  });

  test('leads to something with every reference', () => {
    const led = references(document, document);
    expect(led.length).toBeGreaterThan(10);
    expect(led.filter((target) => target === undefined)).toEqual([]);
  });

  test('is the same for the same events, in whatever order the handlers became known', () => {
    const again = asyncApiDocument({ ...events, handlers: events.handlers.toReversed() });
    expect(JSON.stringify(again)).toBe(JSON.stringify(document));
  });
});
