import { describe, expect, test } from '@jest/globals';
import type { OutboxRow } from '../ports.js';
import { requests } from './kafka-producer.js';

const row = (seq: number, bytes: number): OutboxRow => ({
  seq: BigInt(seq),
  topic: 't',
  key: 'k',
  headers: { ce_id: 'x' },
  payload: 'y'.repeat(bytes),
});

const seqs = (cut: OutboxRow[][]) => cut.map((rows) => rows.map((one) => Number(one.seq)));

describe('the rows of a page', () => {
  test('go out in one request as long as a broker takes it', () => {
    expect(seqs(requests([row(1, 500), row(2, 500), row(3, 500)]))).toEqual([[1, 2, 3]]);
    expect(requests([])).toEqual([]);
  });

  test('are cut in order before a request grows too large for a broker', () => {
    const rows = [row(1, 400_000), row(2, 400_000), row(3, 400_000), row(4, 10), row(5, 850_000)];
    expect(seqs(requests(rows))).toEqual([[1, 2], [3, 4], [5]]);
  });

  test('count in bytes, not in letters', () => {
    const vietnamese = { ...row(1, 0), payload: 'ế'.repeat(200_000) };
    expect(requests([vietnamese, vietnamese])).toHaveLength(2);
  });
});
