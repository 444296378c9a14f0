import { describe, expect, test } from '@jest/globals';
import { assertUnmoved, type ReadMark, type StoredMark } from './marks.js';

const at = new Date('2022-07-12T01:00:00Z');
const stored = (enrolmentId: string, present: boolean): StoredMark => ({
  ...{ enrolmentId, present, session: 1, at },
  ...{ via: 'list', by: 'somebody' },
});
const wanted = (present: boolean, was?: boolean | null): ReadMark => ({
  ...{ enrolmentId: 'a', session: 1, present },
  ...(was === undefined ? {} : { was }),
});

describe('a mark that was read', () => {
  test('is written while it stands as it was read, or as it is wanted, or when nobody says what they read', () => {
    expect(() => assertUnmoved([wanted(true, false)], [stored('a', false)])).not.toThrow();
    expect(() => assertUnmoved([wanted(true, null)], [])).not.toThrow();
    expect(() => assertUnmoved([wanted(true, null)], [stored('a', true)])).not.toThrow();
    expect(() => assertUnmoved([wanted(true)], [stored('a', false)])).not.toThrow();
  });

  test.each([
    ['that somebody marked since', wanted(true, null), [stored('a', false)]],
    ['that somebody turned since', wanted(true, true), [stored('a', false)]],
    ['that is gone', wanted(false, true), []],
  ])('%s is a conflict by its place', (_what, mark, marks) => {
    const beside: ReadMark = { enrolmentId: 'b', session: 1, present: true };
    expect(() => assertUnmoved([beside, mark], marks)).toThrow(
      expect.objectContaining({
        kind: 'conflict',
        code: 'marks-changed-meanwhile',
        faults: [expect.objectContaining({ field: 'marks.1', code: 'mark-changed' })],
      }),
    );
  });
});
