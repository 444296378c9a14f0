import { describe, expect, test } from '@jest/globals';
import { refusal } from '@xaso/testing/refusal';
import { OPEN, RUNNING } from './class.fixture.js';
import { assertCompletable, complete, reviseResults } from './completion.js';

const over = new Date('2022-07-13T05:00:00Z');
const results = {
  enrolled: 32,
  attended: 31,
  passed: 28,
  notPassed: 3,
  tested: 30,
  beforeSum: 1_215,
  afterSum: 2_340,
};
const COMPLETED = complete(RUNNING, results, over).next;

describe('a class is completed', () => {
  test('when it is over and each session was attended', () => {
    expect(() => assertCompletable(RUNNING, [1, 2], over)).not.toThrow();
    expect(() => assertCompletable(RUNNING, [1, 2], RUNNING.endsAt)).not.toThrow();
  });

  test('not while sessions lack attendance: all of them are named', () => {
    expect(refusal(() => assertCompletable(RUNNING, [], over))).toEqual({
      is: 'conflict class-incomplete',
      faults: ['sessions.0 attendance-missing', 'sessions.1 attendance-missing'],
    });
    expect(() => assertCompletable(RUNNING, [1], over)).toThrow('Buổi 2 (2022-07-13 07:30)');
  });

  test('not before its end, which is said together with what else is missing', () => {
    expect(refusal(() => assertCompletable(RUNNING, [1], new Date('2022-07-13T04:29:59Z'))).faults).toEqual([
      'at class-not-over',
      'sessions.1 attendance-missing',
    ]);
  });

  test('only while it is in progress', () => {
    for (const other of [OPEN, COMPLETED])
      expect(refusal(() => assertCompletable(other, [1, 2], over)).is).toBe('conflict class-state');
  });

  test('with its results', () => {
    const { next, events } = complete(RUNNING, results, over);
    expect(next).toMatchObject({ state: 'completed', completedAt: over, results });
    expect(events.map(({ contract, occurredAt, data }) => [contract.type, occurredAt, data])).toMatchObject([
      ['training.class.completed', over, { classId: RUNNING.id, results }],
    ]);
  });
});

describe('results of a completed class', () => {
  test('are corrected with what they were', () => {
    const after = { ...results, attended: 30, passed: 27 };
    const first = reviseResults(COMPLETED, after, over);
    expect(first?.events[0]?.data).toMatchObject({ revision: 1, before: results, after });
    expect(reviseResults(first?.next ?? COMPLETED, results, over)?.events[0]?.data).toMatchObject({
      revision: 2,
      before: after,
      after: results,
    });
  });

  test('that are the same are not told again', () => {
    expect(reviseResults(COMPLETED, { ...results }, over)).toBeNull();
  });

  test('are there once it is completed', () => {
    expect(refusal(() => reviseResults(RUNNING, results, over)).is).toBe('conflict class-state');
  });
});
