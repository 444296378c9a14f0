import { expect, test } from '@jest/globals';
import { play } from './play.js';
import { sum, summary } from './report.js';
import { simulate } from './simulate.js';
import { noCounts } from './simulation.js';

async function said(...args: string[]): Promise<{ code: number; text: string }> {
  let text = '';
  const code = await simulate(args, (more) => (text += more));
  return { code, text };
}

test('plays seeds in threads, each as it plays alone, and ends with what they met', async () => {
  let counts = noCounts();
  for (let seed = 11; seed <= 17; seed += 1) counts = sum(counts, (await play(seed)).counts);
  const { code, text } = await said('--simulate', '--first', '11', '--seeds', '7', '--cores', '2');
  const withoutTime = (line: string) => line.replace(/, \d+ s;/, ';');
  // A slow machine also says how far it is, in lines before the last.
  expect(withoutTime(text.trimEnd().split('\n').at(-1) ?? '')).toBe(withoutTime(summary(7, 0, 0, counts)));
  expect(code).toBe(0);
}, 60_000);

test('tells one seed step by step', async () => {
  const { code, text } = await said('--simulate', '--seed', '3');
  expect(text).toMatch(/ consumer\w+ +advance \d from \d+ to \d+\n/);
  expect(text).toContain('seed 3 kept every promise\n');
  expect(code).toBe(0);
});

test.each([[['--seeds', '0']], [['--seed', 'x']], [['--cores', '1.5']], [['--sead', '1']]])(
  'refuses %j, and says how it is used',
  async (args) => {
    const { code, text } = await said(...args);
    expect(text).toContain(args[0]);
    expect(text).toContain('npm run faults -- --simulate');
    expect(code).toBe(2);
  },
);
