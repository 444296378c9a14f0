import { expect, test } from '@jest/globals';
import { assertSeen, changedMeanwhile, ifSeen } from './seen.js';

const thing = { version: 3 };

test('whoever read what is stored, or does not say, may write', () => {
  expect(() => assertSeen(thing, 3, 'lớp')).not.toThrow();
  expect(() => assertSeen(thing, undefined, 'lớp')).not.toThrow();
  expect(ifSeen(3, 'lớp', ({ version }: typeof thing, by: number) => version + by)(thing, 2)).toBe(5);
});

test.each([2, 4])(
  'whoever read version %s is told of what, and both versions, and nothing is decided',
  (seen) => {
    const decided: unknown[] = [];
    const decide = ifSeen(seen, 'lớp', (of: typeof thing) => decided.push(of));
    const message = new RegExp(
      `thay đổi lớp này .*trên bản ${seen}, bản đang lưu là 3\\. .*giữ nguyên.* Hãy xem`,
    );
    expect(() => decide(thing)).toThrow(
      expect.objectContaining({
        kind: 'conflict',
        code: 'changed-meanwhile',
        message: expect.stringMatching(message),
      }),
    );
    expect(decided).toEqual([]);
  },
);

test('a write that was overtaken while it was decided is refused in the same words', () => {
  const { kind, code, message } = changedMeanwhile('đợt khảo sát');
  expect([kind, code]).toEqual(['conflict', 'changed-meanwhile']);
  expect(message).toMatch(/^Người khác vừa thay đổi đợt khảo sát này\. Bản đang lưu được giữ nguyên/);
});
