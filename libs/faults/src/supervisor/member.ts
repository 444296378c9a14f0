import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import { type Child, startChild } from '@xaso/servers';
import type { BankName } from '../bank/facts.js';

/** Always from the source: no build can be older than what is tested. */
const MAIN = fileURLToPath(new URL('../../src/bank/main.ts', import.meta.url));
const SOURCE = new URL('../../../workspace/bootstrap/source.mjs', import.meta.url).href;
const KNOWN_BAD = new URL('../../src/known-bad/hook.mjs', import.meta.url).href;

const RESTART_AFTER_MS = 200;

/** What a process of a bank does. */
export type Role = 'front' | 'second' | 'relay';

/** Which of the three works each role does; HTTP answers in all of them. */
export const ROLES: Readonly<Record<Role, { readonly relay: boolean; readonly reads: boolean }>> = {
  /** Answers the driver and reads topics. */
  front: { relay: false, reads: true },
  /** The second consumer of the group, and the relay that stands by. */
  second: { relay: true, reads: true },
  relay: { relay: true, reads: false },
};

export interface MemberOptions {
  readonly bank: BankName;
  readonly role: Role;
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
  /** A build that is broken on purpose. */
  readonly knownBad?: string | undefined;
  readonly tell: (line: string) => void;
}

/** One process of a bank, started again whenever it ends, as an orchestrator would. */
export class Member {
  /** How often it was started again. */
  restarts = 0;
  private child: Child | undefined;
  private wanted = false;
  private watching: Promise<void> = Promise.resolve();
  private lives = 0;

  constructor(private readonly options: MemberOptions) {}

  get name(): string {
    return `${this.options.bank}/${this.options.role}`;
  }

  get bank(): BankName {
    return this.options.bank;
  }

  get role(): Role {
    return this.options.role;
  }

  get address(): string {
    return `http://127.0.0.1:${this.options.port}`;
  }

  /** Names the life that runs now; undefined between two lives. */
  get life(): string | undefined {
    return this.child?.running ? `${this.name}#${this.lives}` : undefined;
  }

  get pid(): number | undefined {
    return this.child?.running ? this.child.pid : undefined;
  }

  start(): void {
    if (this.wanted) return;
    this.wanted = true;
    this.watching = this.watch();
  }

  /** Ends it as an orchestrator would; it is not started again until `start`. */
  async stop(): Promise<void> {
    this.wanted = false;
    this.child?.signal('SIGCONT');
    await this.child?.stop();
    await this.watching;
  }

  /** False: there is no process at this moment. */
  signal(signal: NodeJS.Signals): boolean {
    return this.child?.signal(signal) ?? false;
  }

  /** Whether it answers and its database does. */
  async ready(): Promise<boolean> {
    return fetch(new URL('/health/ready', this.address), { signal: AbortSignal.timeout(2_000) })
      .then((response) => response.ok)
      .catch(() => false);
  }

  private async watch(): Promise<void> {
    for (let first = true; this.wanted; first = false) {
      if (!first) {
        this.restarts += 1;
        await delay(RESTART_AFTER_MS);
        if (!this.wanted) return;
      }
      this.lives += 1;
      this.child = await this.boot();
      // Told to stop while it was started: it has not heard.
      if (!this.wanted) void this.child.stop();
      const how = await this.child.exited;
      if (this.wanted) this.options.tell(`${this.name} ${how}; it is started again`);
    }
  }

  private boot(): Promise<Child> {
    const { bank, env, port, role, logFile, knownBad } = this.options;
    const { relay, reads } = ROLES[role];
    const hooks = [SOURCE, ...(knownBad === undefined ? [] : [KNOWN_BAD])];
    return startChild({
      name: this.name,
      command: process.execPath,
      args: [...hooks.map((hook) => `--import=${hook}`), MAIN, bank],
      env: {
        ...process.env,
        ...env,
        PORT: String(port),
        RELAY: String(relay),
        LAB_READS: String(reads),
        ...(knownBad === undefined ? {} : { KNOWN_BAD: knownBad }),
      },
      logFile,
    });
  }
}
