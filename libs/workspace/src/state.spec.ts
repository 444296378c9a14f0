import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { State } from './state.js';

test('services that ask for secrets at the same time all keep theirs', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'xaso-state-'));
  try {
    const state = new State(folder);
    const given = await Promise.all(['A', 'B', 'C', 'SHARED', 'SHARED'].map((name) => state.secrets([name])));
    expect(given[3]?.['SHARED']).toBe(given[4]?.['SHARED']);
    const kept = await new State(folder).secrets([]);
    expect(Object.keys(kept).sort()).toEqual(['A', 'B', 'C', 'SHARED']);
    expect(kept['A']).toBe(given[0]?.['A']);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
