import { expect, test } from '@jest/globals';
import { cumulative, reported } from './over-time.js';

const event = (occurredAt: string, numerator: number | null) => ({
  eventId: occurredAt,
  type: 'x',
  aggregateId: 'x',
  communeUnitId: null,
  numerator,
  denominator: null,
  occurredAt,
  recordedAt: occurredAt,
  synthetic: false,
});

test('a counted figure grows by what its events add, and shrinks by what is taken back', () => {
  const events = [
    event('2022-06-02T01:00:00Z', 2),
    event('2022-06-01T01:00:00Z', 1),
    event('2022-06-02T05:00:00Z', 1),
    event('2022-06-03T01:00:00Z', -1),
    event('2022-06-04T01:00:00Z', null),
  ];
  expect(cumulative(events, (instant) => instant.slice(0, 10), 'Phiếu')).toEqual({
    days: ['2022-06-01', '2022-06-02', '2022-06-03'],
    lines: [{ name: 'Phiếu', values: [1, 4, 3] }],
  });
});

test('a period without a report is a gap, not 0', () => {
  const of = (name: string, periods: string[], values: (number | null)[]) => ({
    programme: 'p',
    commune: name,
    name,
    figures: [{ indicator: 'i', series: { periods, values } }] as never,
  });
  expect(
    reported([of('A', ['2022-05', '2022-06'], [0, null]), of('B', ['2022-06'], [3]), of('C', [], [])], 'i'),
  ).toEqual({
    days: ['2022-05', '2022-06'],
    lines: [
      { name: 'A', values: [0, null] },
      { name: 'B', values: [null, 3] },
    ],
  });
});
