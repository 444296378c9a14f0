import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { EXAMPLE } from './python.js';

/** What a run of the example said and how it ended. */
export interface Ran {
  /** Null when it was killed. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A killing of the reader: so many milliseconds after it said that so many transactions are committed. */
export interface Killing {
  readonly afterCommits: number;
  readonly thenMs: number;
}

/** The Python of the example, its environment, and how it is started. */
export class Example {
  constructor(
    private readonly python: string,
    private readonly env: Readonly<Record<string, string>>,
    private readonly signal: AbortSignal,
  ) {}

  /** The same on another file. */
  on(database: string): Example {
    return new Example(this.python, { ...this.env, ANALYTICS_DB: database }, this.signal);
  }

  /** `python -m <module> …` to its end, or until it is killed with SIGKILL. @throws Error when it cannot be started */
  run(module: string, args: readonly string[], killing?: Killing): Promise<Ran> {
    const child = spawn(this.python, ['-m', module, ...args], {
      cwd: EXAMPLE,
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONUNBUFFERED: '1', ...this.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal: this.signal,
      killSignal: 'SIGKILL',
    });
    let [stdout, stderr, commits] = ['', '', 0];
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
    createInterface({ input: child.stderr }).on('line', (line) => {
      stderr += `${line}\n`;
      if (!line.startsWith('committed ')) return;
      commits += 1;
      if (commits === killing?.afterCommits) setTimeout(() => child.kill('SIGKILL'), killing.thenMs);
    });
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve({ code, stdout, stderr }));
    });
  }

  /** The same, but it must end well. @throws Error with what it said */
  async must(module: string, ...args: string[]): Promise<Ran> {
    const ran = await this.run(module, args);
    if (ran.code === 0) return ran;
    throw new Error(
      `python -m ${module} ${args.join(' ')} ended with ${ran.code}:\n${ran.stdout}${ran.stderr}`,
    );
  }
}
