import { describe, expect, test } from '@jest/globals';
import { asked, deedOfKey, reviewHref } from './queue.js';

const key = (name: string, changes: object = {}) => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...changes,
});

describe('the review queue', () => {
  test('keeps its filters in the address of a form, and the programme out of it', () => {
    expect(reviewHref({ state: 'submitted', late: true, of: 'nghe-an-2022' }, 'x')).toBe(
      '/responses/x?state=submitted&late=true',
    );
    expect(reviewHref({})).toBe('/responses');
  });

  test('asks for one round, or for those of a programme', () => {
    expect(asked({ round: 'r', of: 'p' })).toMatchObject({ campaignId: 'r', programme: undefined });
    expect(asked({ of: 'p', state: 'any' }).state).toBeUndefined();
    expect(asked({ of: 'p', state: 'submitted' }).state).toBe('submitted');
    expect(asked({ of: 'p', faults: true })).toMatchObject({ programme: 'p', withFaults: true });
  });

  test('is gone through by keys, unless somebody types', () => {
    expect([deedOfKey(key('j'), false), deedOfKey(key('ArrowRight'), false)]).toEqual(['next', 'next']);
    expect([deedOfKey(key('k'), false), deedOfKey(key('a'), false)]).toEqual(['previous', 'accept']);
    expect(deedOfKey(key('r'), false)).toBe('return');
    expect([deedOfKey(key('a'), true), deedOfKey(key('a', { ctrlKey: true }), false)]).toEqual([
      undefined,
      undefined,
    ]);
    expect(deedOfKey(key('x'), false)).toBeUndefined();
  });
});
