import { describe, expect, test } from '@jest/globals';
import type { Trainee } from '../training.types.js';
import { changed, listsOf, markOf, overtakenBy, withMine, withTheirs } from './marks.js';

const trainee = (enrolmentId: string, sessions: Record<string, boolean> = {}) =>
  ({ enrolmentId, sessions }) as Trainee;

describe('marks on the screen', () => {
  const an = trainee('an', { 1: true });

  test('stand over what is stored, and are none when they say the same', () => {
    const off = changed({}, an, 1, false);
    expect([markOf(off, an, 1), markOf({}, an, 1), markOf({}, an, 2)]).toEqual([false, true, undefined]);
    expect(changed(off, an, 1, true)).toEqual({});
  });

  test('are sent as a list for each session, beside what was read', () => {
    const changes = changed(
      changed(changed({}, an, 2, true), trainee('ba', { 1: true }), 1, false),
      trainee('ba'),
      2,
      true,
    );
    expect(listsOf(changes)).toEqual([
      { session: 1, marks: [{ enrolmentId: 'ba', present: false, was: true }] },
      {
        session: 2,
        marks: [
          { enrolmentId: 'an', present: true, was: null },
          { enrolmentId: 'ba', present: true, was: null },
        ],
      },
    ]);
  });
});

describe('marks that somebody else wrote meanwhile', () => {
  const changes = changed(changed({}, trainee('an', { 1: true }), 1, false), trainee('ba'), 1, true);
  const now = [trainee('an', { 1: true }), trainee('ba', { 1: false }), trainee('chi', { 1: true })];

  test('are those that stand neither as they were read nor as they are wanted', () => {
    expect(overtakenBy(changes, now)).toEqual([
      { key: 'ba 1', trainee: now[1], session: 1, mine: true, theirs: false },
    ]);
    expect(overtakenBy(changes, [trainee('an', { 1: false }), trainee('ba', { 1: true })])).toEqual([]);
  });

  test('are let go or wanted again, and what nobody touched stays typed', () => {
    const overtaken = overtakenBy(changes, now);
    expect(withTheirs(changes, overtaken)).toEqual({ 'an 1': { present: false, was: true } });
    const again = withMine(changes, overtaken);
    expect(again).toEqual({ ...changes, 'ba 1': { present: true, was: false } });
    expect(overtakenBy(again, now)).toEqual([]);
  });
});
