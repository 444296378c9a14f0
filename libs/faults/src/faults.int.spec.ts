import { expect, test } from '@jest/globals';
import { allFaults } from './injector/all-faults.js';
import { runLaboratory } from './laboratory.js';
import { reportOf } from './report.js';

/** One of each kind: process, server, answer, group, record. The long run has all of them in a seed's order. */
const SMOKE = [
  'kill-relay',
  'kill-front',
  'swallow-commit',
  'inject-poison',
  'stop-relay',
  'kill-postmaster',
  'inject-duplicate',
  'delete-offsets',
  'kill-broker',
];

const TEN_MINUTES_MS = 600_000;

test(
  'three banks under faults lose nothing, double nothing and keep the order',
  async () => {
    const faults = SMOKE.flatMap((name) => allFaults.filter((fault) => fault.name === name));
    const said: string[] = [];
    const result = await runLaboratory({
      seconds: 60,
      seed: 4,
      faults,
      once: true,
      tell: (line) => said.push(line),
      signal: new AbortController().signal,
    });
    const report = reportOf(result);
    // What the laboratory said on the way explains a failure.
    expect(`${said.join('\n')}\n${report}`).toMatch(/: lost 0 doubled 0 disordered 0$/);
    expect(result.findings).toEqual([]);
    expect(result.clean).toBe(true);
    expect([...result.faults.keys()]).toEqual(SMOKE);
    expect(result.verdict.counts.faults).toBeGreaterThanOrEqual(result.faults.size);
    expect(result.verdict.counts.injected).toBeGreaterThan(0);
    expect(result.verdict.counts.answered).toBeGreaterThan(100);
    expect(result.verdict.counts.effects).toBeGreaterThan(result.verdict.counts.facts);
  },
  TEN_MINUTES_MS,
);
