import type { KnownBad } from './builds.js';

const WINDOW = 'libs/messaging/src/relay/pg-window.ts';
const TERM = 'libs/messaging/src/relay/term.ts';
const PRODUCER = 'libs/messaging/src/kafka/kafka-producer.ts';

/** Mistakes between the outbox and Kafka. */
export const PUBLISHING: readonly KnownBad[] = [
  {
    name: 'sequence-cursor',
    why: 'It reads on behind the last sequence number; numbers are taken before the commit, so what commits late is passed over.',
    // The cursor's number goes on from window to window, and no snapshot decides what belongs to a window.
    edits: [
      {
        file: WINDOW,
        find: 'const notIn = (xmax: string, xip: string) => `(o.tx >= ${xmax} or o.tx = any (array(${xip})))`;',
        replace: "const notIn = (_xmax: string, _xip: string) => 'true';",
      },
      {
        file: WINDOW,
        find: 'and pg_visible_in_snapshot(o.tx, (select target from t)) and o.seq + 0 > $3',
        replace: 'and o.seq > $3',
      },
      { file: WINDOW, find: 'order by o.seq + 0 limit $4', replace: 'order by o.seq limit $4' },
      {
        file: TERM,
        find: 'this.cursor = { old: window.target, target: null, afterSeq: 0n };',
        replace: 'this.cursor = { old: window.target, target: null, afterSeq: this.cursor.afterSeq };',
      },
    ],
    caughtBy: ['lost'],
  },
  {
    name: 'order-by-tx',
    why: 'It publishes by transaction id; a transaction that waited for a row lock is older than the one it waited for.',
    // Pages are still cut by sequence, so that nothing is missing and only the order is wrong.
    edits: [
      {
        file: WINDOW,
        find: "const COLUMNS = 'o.seq, o.topic, o.key, o.headers, o.payload';",
        replace: "const COLUMNS = 'o.seq, o.tx, o.topic, o.key, o.headers, o.payload';",
      },
      { file: WINDOW, find: '\n  order by w.seq`;', replace: '\n  order by w.tx, w.seq`;' },
    ],
    caughtBy: ['disordered'],
  },
  {
    name: 'concurrent-sends',
    why: 'It has many idempotent requests in flight; the sequence of one that failed is taken by the next, which the broker then drops as a duplicate.',
    // A request for each fact, all at once: what `Promise.all(rows.map(send))` does. It disorders at any time; what it is
    // kept for is the loss, which nobody hears of.
    edits: [
      { file: PRODUCER, find: 'const REQUEST_BYTES = 900_000;', replace: 'const REQUEST_BYTES = 1;' },
      { file: PRODUCER, find: 'maxInFlightRequests: 1,', replace: 'maxInFlightRequests: 5,' },
      {
        file: PRODUCER,
        find: 'for (const request of requests(rows)) {',
        replace: 'await Promise.all(requests(rows).map(async (request) => {',
      },
      {
        file: PRODUCER,
        find: 'await session.sendBatch({ acks: -1, timeout: 5_000, topicMessages: byTopic(request) });\n      }',
        replace:
          'await session.sendBatch({ acks: -1, timeout: 5_000, topicMessages: byTopic(request) });\n      }));',
      },
    ],
    caughtBy: ['lost'],
  },
];
