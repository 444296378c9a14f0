import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guard, type ServerMode } from '@xaso/servers';
import { clean, FAULTS, type Verdict } from '../checker/verdict.js';
import { Cleanup } from '../supervisor/cleanup.js';
import { startServers } from '../supervisor/servers.js';
import { KNOWN_BAD, type KnownBad } from './builds.js';
import { edited } from './edit.js';
import { allSteps, SCENARIOS } from './scenarios.js';
import type { Step } from './steps.js';
import { trial } from './trial.js';

export interface KnownBadOptions {
  readonly seed: number;
  readonly servers?: ServerMode | undefined;
  /** Only these builds; `control` is the one without a mistake. All when absent. */
  readonly only?: readonly string[] | undefined;
  readonly tell: (line: string) => void;
  readonly print: (line: string) => void;
  readonly signal: AbortSignal;
}

const CONTROL = 'control';

/** What a trial has shown. */
export interface Trial {
  readonly name: string;
  readonly faults: string;
  readonly verdict: Verdict;
  /** Caught by what its mistake does; for the control: nothing was found. */
  readonly asExpected: boolean;
}

/**
 * Runs every known-bad build and the sound one in the laboratory, and prints a table of what the checker found. Gives 0
 * only when all builds are caught and the sound one, under all of their faults, is clean.
 *
 * @throws EditMisfit before anything is started when a build no longer fits the production code
 */
export async function knownBad(options: KnownBadOptions): Promise<number> {
  for (const { edits } of KNOWN_BAD) for (const { file } of edits) edited(file, edits);
  const builds = chosen(options.only);
  const cleanup = new Cleanup();
  const logs = await mkdtemp(join(tmpdir(), 'xaso-known-bad-servers-'));
  const orphaned = guard({ remove: logs });
  cleanup.add(logs, async () => {
    orphaned.release();
    await rm(logs, { recursive: true, force: true });
  });
  try {
    const servers = await startServers({ mode: options.servers, logs, tell: options.tell }, cleanup);
    const trials: Trial[] = [];
    for (const [name, build] of builds) {
      const began = Date.now();
      const steps = build ? (SCENARIOS[name] ?? []) : allSteps();
      const verdict = await trial({ ...options, servers, build: build?.name, steps });
      const done = { name, faults: faultsOf(steps), verdict, asExpected: judge(build, verdict) };
      trials.push(done);
      options.print(`${line(done)}  (${((Date.now() - began) / 1_000).toFixed(0)} s)`);
    }
    return summary(trials, options.print);
  } finally {
    await cleanup.run(options.tell);
  }
}

/** The builds that were asked for; the sound one under its own name. @throws Error for a name that none has */
export function chosen(only: readonly string[] | undefined): [string, KnownBad | undefined][] {
  const all: [string, KnownBad | undefined][] = [
    ...KNOWN_BAD.map((build): [string, KnownBad] => [build.name, build]),
    [CONTROL, undefined],
  ];
  const names = all.map(([name]) => name);
  const unknown = only?.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new Error(`there is no known-bad build "${unknown}"; there are ${names.join(', ')}`);
  return only ? all.filter(([name]) => only.includes(name)) : all;
}

/** A build is caught by what its mistake does, not by whatever else went wrong in its trial. */
export function judge(build: KnownBad | undefined, verdict: Verdict): boolean {
  return build ? build.caughtBy.some((kind) => verdict.counts[kind] > 0) : clean(verdict);
}

/** A build, what was done to it, and what it was caught by. */
export function line({ name, faults, verdict, asExpected }: Trial): string {
  const { lost, doubled, disordered, other, facts, parked } = verdict.counts;
  const said = name === CONTROL ? (asExpected ? 'clean' : 'NOT CLEAN') : asExpected ? 'caught' : 'NOT CAUGHT';
  const numbers = `${facts} facts, ${parked} parked: lost ${lost} doubled ${doubled} disordered ${disordered} other ${other}`;
  const examples = FAULTS.flatMap((kind) => verdict[kind].slice(0, 1)).map(
    ({ what, where, detail }) => `\n${' '.repeat(26)}${what}  ${where}: ${detail}`,
  );
  return `${name.padEnd(26)}${said}: ${numbers}\n${' '.repeat(26)}faults: ${faults}${examples.join('')}`;
}

function summary(trials: readonly Trial[], print: (line: string) => void): number {
  const wrong = trials.filter(({ asExpected }) => !asExpected).map(({ name }) => name);
  const bad = trials.filter(({ name }) => name !== CONTROL);
  const caught = bad.filter(({ asExpected }) => asExpected).length;
  print(
    `\n${caught} of ${bad.length} known-bad builds were caught${wrong.length > 0 ? `; not as it must be: ${wrong.join(', ')}` : ''}`,
  );
  return wrong.length === 0 ? 0 : 1;
}

const faultsOf = (steps: readonly Step[]) =>
  [...new Set(steps.map(({ name }) => name).filter(Boolean))].join('; ');
