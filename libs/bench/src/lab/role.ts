import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { guard } from '@xaso/servers';
import { cpuOfTree } from './cpu.js';
import { type Report, reportOn } from './report.js';

const LAST_WORDS = 20;

export interface RoleOptions {
  /** As it is called in messages and profiles: `writer`, `relay`, `consumer`. */
  readonly name: string;
  /** The file to run, from the package's sources, without its ending: `service/main`. */
  readonly main: string;
  /** True: the build is run, also when this module runs from source. */
  readonly built: boolean;
  readonly args?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** A folder: the process writes a profile of its processor time there when it ends well. */
  readonly profiles?: string | undefined;
}

/** A process of a scenario: it reports how far it is, and its processor time is known. */
export class Role {
  latest: Report | undefined;
  readonly ended: Promise<number | null>;
  private readonly said: string[] = [];
  private listeners: (() => void)[] = [];
  private running = true;

  private constructor(
    readonly name: string,
    private readonly child: ChildProcess,
  ) {
    const watch = guard({ pid: this.pid, signal: 'SIGKILL' });
    this.ended = new Promise((resolve) =>
      child.once('close', (code) => {
        watch.release();
        this.running = false;
        this.tell();
        resolve(code);
      }),
    );
    for (const stream of [child.stdout, child.stderr])
      if (stream) createInterface({ input: stream }).on('line', (line) => this.hear(line));
  }

  static start({ name, main, built, args = [], env, profiles }: RoleOptions): Role {
    const source = !built && import.meta.url.endsWith('.ts');
    const profile = profiles
      ? ['--cpu-prof', `--cpu-prof-dir=${profiles}`, `--cpu-prof-name=${name}.cpuprofile`]
      : [];
    const loader = source
      ? ['--import', new URL('../../../workspace/bootstrap/source.mjs', import.meta.url).href]
      : ['--enable-source-maps'];
    const file = source ? `../../src/${main}.ts` : `../../dist/${main}.js`;
    const path = fileURLToPath(new URL(file, import.meta.url));
    const child = spawn(process.execPath, [...profile, ...loader, path, ...args], {
      env: { PATH: process.env['PATH'] ?? '', NODE_NO_WARNINGS: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new Role(name, child);
  }

  get pid(): number {
    return this.child.pid as number;
  }

  /** The first report that satisfies. @throws Error with its last words when the process ends before, or after `withinMs` */
  async until(enough: (report: Report) => boolean, withinMs = 180_000): Promise<Report> {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      this.tell();
    }, withinMs);
    try {
      for (;;) {
        if (this.latest && enough(this.latest)) return this.latest;
        if (!this.running || late)
          throw new Error(
            `${this.name} ${late ? `did not get there within ${withinMs} ms` : 'ended before it got there'}: ` +
              `${JSON.stringify(this.latest)}\n${this.said.join('\n')}`,
          );
        await new Promise<void>((resolve) => this.listeners.push(resolve));
      }
    } finally {
      clearTimeout(timer);
    }
  }

  /** Processor seconds used so far. */
  async cpu(): Promise<number> {
    return (await cpuOfTree(this.pid)) ?? this.latest?.cpuSeconds ?? 0;
  }

  /** Its own end; the last report. @throws Error with its last words when it ended otherwise than well */
  async finished(): Promise<Report> {
    const code = await this.ended;
    if (code !== 0 || !this.latest)
      throw new Error(`${this.name} ended with ${code ?? 'a signal'}:\n${this.said.join('\n')}`);
    return this.latest;
  }

  /** Asks it to end. */
  interrupt(): void {
    if (this.running) this.child.kill('SIGTERM');
  }

  /** Asks it to end, and waits until it has. */
  async stop(): Promise<void> {
    this.interrupt();
    await this.ended;
  }

  /** kill -9. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  private hear(line: string): void {
    const report = reportOn(line);
    if (report) this.latest = report;
    else this.said.splice(0, Math.max(0, this.said.push(line) - LAST_WORDS));
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners.splice(0)) listener();
  }
}
