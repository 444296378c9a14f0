import { describe, expect, test } from '@jest/globals';
import { Story } from '../checker/story.fixture.js';
import { KNOWN_BAD } from './builds.js';
import { chosen, judge, line } from './known-bad.js';
import { allSteps, SCENARIOS } from './scenarios.js';

const lost = () => {
  const story = Story.ordinary();
  story.without('e1', 'south.journal');
  return story.verdict();
};

const unsettled = () => {
  const story = Story.ordinary();
  story.outbox = story.outbox.map((row) => ({ ...row, passed: false }));
  return story.verdict();
};

const build = (caughtBy: 'lost' | 'doubled') => ({ name: 'b', why: '', edits: [], caughtBy: [caughtBy] });

describe('a build', () => {
  test('is caught by what its mistake does', () => {
    expect(judge(build('lost'), lost())).toBe(true);
  });

  test('is not caught by something else that went wrong', () => {
    expect(judge(build('doubled'), lost())).toBe(false);
    expect(judge(build('lost'), unsettled())).toBe(false);
  });

  test('without a mistake must be clean of everything', () => {
    expect(judge(undefined, Story.ordinary().verdict())).toBe(true);
    expect(judge(undefined, lost())).toBe(false);
    expect(judge(undefined, unsettled())).toBe(false);
  });
});

test('a line says what was done, what was found, and an example', () => {
  const text = line({ name: 'no-inbox', faults: 'kill -9', verdict: lost(), asExpected: false });
  expect(text).toContain('NOT CAUGHT: 9 facts, 0 parked: lost 1 doubled 0 disordered 0 other 0');
  expect(text).toContain('faults: kill -9');
  expect(text).toMatch(/no-effect {2}south\.journal: .*e1/);
});

test('builds are chosen by their names, the sound one among them; a name that none has is refused', () => {
  expect(chosen(undefined)).toHaveLength(KNOWN_BAD.length + 1);
  expect(chosen(['control', 'no-inbox']).map(([name]) => name)).toEqual(['no-inbox', 'control']);
  expect(() => chosen(['no-box'])).toThrow(
    'there is no known-bad build "no-box"; there are sequence-cursor,',
  );
});

test('every build has its faults, and the sound one has those of all', () => {
  expect(Object.keys(SCENARIOS).sort()).toEqual(KNOWN_BAD.map(({ name }) => name).sort());
  expect(new Set(allSteps())).toEqual(new Set(Object.values(SCENARIOS).flat()));
});

test('nothing makes copies after the inbox of the sound build has forgotten: they would rightly be handled twice', () => {
  const faults = allSteps().map(({ name }) => name);
  const forgets = faults.findIndex((name) => name.includes('dropped'));
  expect(faults.slice(forgets + 1)).toEqual(["Kafka's offsets ahead"]);
});
