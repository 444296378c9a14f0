import { describe, expect, test } from '@jest/globals';
import { movesFor } from './replicas.js';

const on =
  (...brokers: number[]) =>
  (partition: number) => ({ partition, on: brokers });
const topics = (
  count: number,
  partitions: number,
  place: (partition: number) => ReturnType<ReturnType<typeof on>>,
) =>
  Array.from({ length: count }, (_, index) => ({
    name: `a.b${index}.v1`,
    partitions: Array.from({ length: partitions }, (_partition, partition) => place(partition)),
  }));

describe('where partitions go', () => {
  test('on three brokers each has three copies, and each broker leads a third', () => {
    const moves = movesFor(topics(4, 3, on(1)), [3, 1, 2], 3);
    expect(moves).toHaveLength(12);
    for (const { replicas } of moves) expect([...replicas].sort()).toEqual([1, 2, 3]);
    const led = [1, 2, 3].map((broker) => moves.filter(({ replicas }) => replicas[0] === broker).length);
    expect(led).toEqual([4, 4, 4]);
  });

  test('asked for again nothing moves', () => {
    const moves = movesFor(topics(1, 3, on(1)), [1, 2, 3], 3);
    const moved = [
      { name: 'a.b0.v1', partitions: moves.map(({ partition, replicas }) => ({ partition, on: replicas })) },
    ];
    expect(movesFor(moved, [1, 2, 3], 3)).toEqual([]);
  });

  test.each([0, 4, 1.5, Number.NaN])('%d copies on three brokers are refused', (copies) => {
    expect(() => movesFor(topics(1, 1, on(1)), [1, 2, 3], copies)).toThrow(
      '3 brokers answer, so there may be 1 to 3 copies; nothing was changed',
    );
  });
});
