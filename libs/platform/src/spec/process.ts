import { spawn, type ChildProcess } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';

const SOURCE = fileURLToPath(new URL('../../../workspace/bootstrap/source.mjs', import.meta.url));
const TELEMETRY = fileURLToPath(new URL('../telemetry/telemetry.ts', import.meta.url));
const MAIN = fileURLToPath(new URL('./sample-main.ts', import.meta.url));

/** What the sample service's process said and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The sample service as a process of its own, as `node dist/main.js` would be. */
export class SampleProcess {
  readonly #child: ChildProcess;
  readonly ended: Promise<Ended>;
  #stdout = '';
  #stderr = '';
  #listeners: Array<() => void> = [];

  constructor(env: Record<string, string>, ...args: string[]) {
    this.#child = spawn(process.execPath, ['--import', SOURCE, '--import', TELEMETRY, MAIN, ...args], {
      env: { PATH: process.env.PATH, NODE_NO_WARNINGS: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child.stdout
      ?.setEncoding('utf8')
      .on('data', (chunk: string) => this.#heard(() => (this.#stdout += chunk)));
    this.#child.stderr
      ?.setEncoding('utf8')
      .on('data', (chunk: string) => this.#heard(() => (this.#stderr += chunk)));
    this.ended = new Promise((resolve) =>
      this.#child.on('close', (code) => resolve({ code, stdout: this.#stdout, stderr: this.#stderr })),
    );
    void this.ended.then(() => this.#heard(() => undefined));
  }

  /** The first match of `pattern` in what it has printed, as soon as it is there. */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(this.#stdout + this.#stderr);
      if (match) return match;
      if (this.#child.exitCode !== null)
        throw new Error(`it ended without ${pattern}: ${this.#stdout}${this.#stderr}`);
      await new Promise<void>((resolve) => this.#listeners.push(resolve));
    }
  }

  /** Its address, once it listens. */
  async address(): Promise<URL> {
    const [, address] = await this.says(/"address":"([^"]+)"/);
    return new URL(address ?? '');
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  #heard(note: () => void): void {
    note();
    for (const tell of this.#listeners.splice(0)) tell();
  }
}

/** A request whose body is held back: the server is waiting for it. */
export class HalfSentRequest {
  #answer = '';
  readonly answered: Promise<string>;

  private constructor(
    private readonly socket: Socket,
    private readonly body: string,
    private readonly begun: Promise<void>,
  ) {
    this.answered = new Promise((resolve, reject) => {
      socket.on('close', () => resolve(this.#answer));
      socket.on('error', reject);
    });
    socket.on('data', (chunk: string) => (this.#answer += chunk));
  }

  static async send(address: URL, path: string, body: string): Promise<HalfSentRequest> {
    const socket = connect(Number(address.port), address.hostname).setEncoding('utf8');
    const begun = new Promise<void>((resolve) => socket.once('data', () => resolve()));
    const request = new HalfSentRequest(socket, body, begun);
    socket.write(
      `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n` +
        `content-length: ${Buffer.byteLength(body)}\r\nexpect: 100-continue\r\n\r\n`,
    );
    await request.begun;
    return request;
  }

  finish(): void {
    this.socket.write(this.body);
  }
}
