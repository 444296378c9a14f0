import { describe, expect, test } from '@jest/globals';
import type { TrainingClass } from '../training.types.js';
import { besides, month, spanOf, weeksOf } from './calendar.js';

const held = (id: string, startsAt: string, state = 'planned') =>
  ({ id, state, sessions: [{ n: 1, startsAt, endsAt: startsAt }] }) as unknown as TrainingClass;

describe('the calendar of a month', () => {
  test('has whole weeks from Monday, and tells days of other months apart', () => {
    const weeks = weeksOf('2022-07', []);
    expect(weeks).toHaveLength(5);
    expect(weeks[0]?.[0]).toMatchObject({ day: '2022-06-27', inMonth: false });
    expect(weeks[0]?.[4]).toMatchObject({ day: '2022-07-01', inMonth: true });
    expect(weeks.at(-1)?.at(-1)?.day).toBe('2022-07-31');
  });

  test('puts sittings to their day in Viet Nam, earliest first, and leaves cancelled classes out', () => {
    const classes = [
      held('late', '2022-07-11T20:00:00Z'),
      held('early', '2022-07-11T17:30:00Z'),
      held('off', '2022-07-11T18:00:00Z', 'cancelled'),
    ];
    const day = weeksOf('2022-07', classes)
      .flat()
      .find((one) => one.day === '2022-07-12');
    expect(day?.sittings.map(({ of }) => of.id)).toEqual(['early', 'late']);
  });

  test('knows the months beside it and its days', () => {
    expect([besides('2022-12', 1), besides('2022-01', -1)]).toEqual(['2023-01', '2021-12']);
    expect(spanOf('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect([month('2022-07'), month('2022-13'), month(7)]).toEqual(['2022-07', undefined, undefined]);
  });
});
