import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import { endLeftovers, known, stillRuns, type KnownProcess } from './processes.js';

const sleeper = async (): Promise<{ left: KnownProcess; gone: Promise<unknown> }> => {
  const child = spawn('sleep', ['60'], { stdio: 'ignore' });
  const gone = once(child, 'exit');
  await once(child, 'spawn');
  return { left: (await known('surveys', child.pid as number)) as KnownProcess, gone };
};

describe('what an earlier start left behind', () => {
  test('is ended when it is the process that was written down', async () => {
    const { left, gone } = await sleeper();
    expect(await stillRuns(left)).toBe(true);
    expect(await endLeftovers([left])).toEqual(['surveys']);
    await gone;
    expect(await stillRuns(left)).toBe(false);
  });

  test('is not touched when its number now belongs to another program', async () => {
    const { left, gone } = await sleeper();
    expect(await endLeftovers([{ ...left, began: 'long ago' }])).toEqual([]);
    expect(await stillRuns(left)).toBe(true);
    await endLeftovers([left]);
    await gone;
  });
});
