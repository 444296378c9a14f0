import { describe, expect, test } from '@jest/globals';
import type { Trainee } from '../training.types.js';
import { changed, listsOf, markOf, withoutSession } from './marks.js';

const trainee = (enrolmentId: string, sessions: Record<string, boolean> = {}) =>
  ({ enrolmentId, sessions }) as Trainee;

describe('marks on the screen', () => {
  const an = trainee('an', { 1: true });

  test('stand over what is stored, and are none when they say the same', () => {
    const off = changed({}, an, 1, false);
    expect([markOf(off, an, 1), markOf({}, an, 1), markOf({}, an, 2)]).toEqual([false, true, undefined]);
    expect(changed(off, an, 1, true)).toEqual({});
  });

  test('are sent as a list for each session', () => {
    const changes = changed(
      changed(changed({}, an, 2, true), trainee('ba'), 1, false),
      trainee('ba'),
      2,
      true,
    );
    expect(listsOf(changes)).toEqual([
      { session: 1, marks: [{ enrolmentId: 'ba', present: false }] },
      {
        session: 2,
        marks: [
          { enrolmentId: 'an', present: true },
          { enrolmentId: 'ba', present: true },
        ],
      },
    ]);
    expect(listsOf(withoutSession(changes, 2)).map(({ session }) => session)).toEqual([1]);
  });
});
