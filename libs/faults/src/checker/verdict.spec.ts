import { expect, test } from '@jest/globals';
import { Story } from './story.fixture.js';
import { clean, lastLine, report } from './verdict.js';

/** 200 facts that have no effect with one consumer, and one that has two. */
function broken() {
  const story = Story.ordinary();
  for (let at = 0; at < 200; at += 1) story.without(story.deposit('north-1', 1).eventId, 'south.journal');
  story.effects.push({ ...(story.effects[0] as (typeof story.effects)[number]), seq: 9_999 });
  return story.verdict();
}

test('all findings are counted, the first of each name are kept', () => {
  const verdict = broken();
  expect(verdict.counts).toMatchObject({ lost: 200, doubled: 1, disordered: 0, other: 0 });
  expect(verdict.lost.length).toBeLessThan(100);
  expect(clean(verdict)).toBe(false);
  expect(lastLine(verdict)).toMatch(/lost 200 doubled 1 disordered 0$/);
});

test('the report names the first of them and ends with the last line', () => {
  const text = report(broken());
  expect(text).toContain('LOST: committed or answered, and not where it must be (200)');
  expect(text).toMatch(
    /no-effect {2}south\.journal: north\.account\.deposited e\d+ \(north-1 v\d+\) at 0\/\d+ was read/,
  );
  expect(text).toContain('… and more of the same');
  expect(text).toContain('effect-twice');
  expect(text).not.toContain('DISORDERED:');
  expect(text.split('\n').at(-1)).toMatch(/lost 200 doubled 1 disordered 0$/);
});

test('other findings are not hidden by three zeros', () => {
  const story = Story.ordinary();
  story.outbox = story.outbox.map((row) => ({ ...row, passed: false }));
  const verdict = story.verdict();
  expect(clean(verdict)).toBe(false);
  expect(lastLine(verdict)).toContain('3 other findings');
});
