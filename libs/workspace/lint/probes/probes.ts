import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from '@jest/globals';

/** What a rule says about planted code. */
export interface Report {
  readonly rule: string;
  readonly message: string;
}

/** Plants code in a file that need not exist, and tells what the lint rules say about it. Nothing is written. */
export interface Probes {
  /**
   * The names of the rules that report something, each once, sorted.
   * @param path from the root of the workspace: where a file lies decides which rules count
   */
  rules(path: string, code: string): Promise<string[]>;
  /** As `rules`, with the rules that need types; `path` must exist, its text is not looked at. */
  typedRules(path: string, code: string): Promise<string[]>;
  /** Every report, with its message. */
  reports(path: string, code: string): Promise<readonly Report[]>;
}

/** ESLint, its plugins and the project graph are loaded within this, on a busy machine. */
const START_MS = 60_000;

const ended = (): never => {
  throw new Error('the lint process ended before it was ready; its own output says why');
};

/** One ESLint for all probes of a spec file, in a process of its own as on the command line. */
export function useProbes(): Probes {
  let child: ChildProcess | undefined;
  let last = 0;

  beforeAll(async () => {
    child = fork(fileURLToPath(new URL('./lint-process.mjs', import.meta.url)), { execArgv: [] });
    child.setMaxListeners(0);
    await Promise.race([once(child, 'message'), once(child, 'exit').then(ended)]);
  }, START_MS);
  afterAll(async () => {
    if (child?.exitCode !== null) return;
    child.disconnect();
    await once(child, 'exit');
  });

  const ask = (path: string, code: string, typed: boolean): Promise<readonly Report[]> =>
    new Promise((resolve, reject) => {
      const id = ++last;
      const gone = (): void => reject(new Error('the lint process ended; its own output says why'));
      const hear = (answer: { id: number; reports: Report[] }): void => {
        if (answer.id !== id) return;
        child?.off('message', hear).off('exit', gone);
        resolve(answer.reports);
      };
      child?.on('message', hear).on('exit', gone);
      child?.send({ id, path, code, typed });
    });
  const names = (reports: readonly Report[]): string[] =>
    [...new Set(reports.map(({ rule }) => rule))].sort();

  return {
    rules: async (path, code) => names(await ask(path, code, false)),
    typedRules: async (path, code) => names(await ask(path, code, true)),
    reports: (path, code) => ask(path, code, false),
  };
}
