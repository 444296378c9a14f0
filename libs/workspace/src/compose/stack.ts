import { execFile, type PromiseWithChild, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '@xaso/servers';
import type { Resources } from '../resources.js';
import { ROOT } from '../root.js';

const run = promisify(execFile);

/** The stack of docker-compose.yml under a name, with secrets and on a port of its own. */
export class ComposeStack {
  private constructor(
    private readonly project: string,
    private readonly envFile: string,
    /** Address of the one public port. */
    readonly address: string,
    /** Where programs outside reach Kafka. */
    readonly outside: string,
  ) {}

  /** Prepares it and starts nothing; whatever is started from it is removed by `resources`, data included. */
  static async prepare(resources: Resources): Promise<ComposeStack> {
    const folder = await mkdtemp(join(tmpdir(), 'xaso-compose-'));
    await resources.open(undefined, Promise.resolve(), () => rm(folder, { recursive: true, force: true }));
    const envFile = join(folder, '.env');
    await run(join(ROOT, 'deploy', 'env'), [envFile]);
    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    const outside = await freePort();
    const text = (await readFile(envFile, 'utf8'))
      .replace(/^KAFKA_OUTSIDE_PORT=.*$/m, `KAFKA_OUTSIDE_PORT=${outside}`)
      .replace(/^XASO_PORT=.*$/m, `XASO_PORT=${port}`)
      .replace(/^PUBLIC_URL=.*$/m, `PUBLIC_URL=${address}`);
    await writeFile(envFile, text);
    const project = `xaso-test-${randomBytes(3).toString('hex')}`;
    const stack = new ComposeStack(project, envFile, address, `127.0.0.1:${outside}`);
    await resources.open('compose', Promise.resolve(), () => stack.down({ data: true }));
    return stack;
  }

  /** `docker compose up --wait` of everything; gives its seconds. @throws Error with the end of what it said */
  async up(): Promise<number> {
    const began = performance.now();
    await this.compose(['up', '--wait', '--quiet-pull']);
    return (performance.now() - began) / 1000;
  }

  build(): Promise<void> {
    return this.compose(['build']);
  }

  down({ data }: { readonly data: boolean }): Promise<void> {
    return this.compose(['down', '--remove-orphans', ...(data ? ['--volumes'] : [])]);
  }

  /** `kill -9` of the container's process, and the container started again. */
  async killAndStart(service: string): Promise<void> {
    await this.compose(['kill', '--signal', 'KILL', service]);
    await this.compose(['start', service]);
  }

  /** What a one-off container of a service prints, without those it depends on, when it is given that input. */
  async output(service: string, command: readonly string[], input = ''): Promise<string> {
    const asked = this.ask(['run', '--rm', '--no-deps', '-T', service, ...command]);
    asked.child.stdin?.end(input);
    const { stdout } = await asked;
    return stdout.trim();
  }

  /** Names of the services that stand, and whether each is well. */
  async states(): Promise<Map<string, string>> {
    const { stdout } = await this.ask(['ps', '--format', 'json']);
    const rows = stdout
      .trim()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { Service: string; State: string; Health: string });
    return new Map(rows.map(({ Service, State, Health }) => [Service, Health || State]));
  }

  /** Bytes of memory that the containers hold, page cache left out. */
  async memory(): Promise<number> {
    const { stdout: ids } = await this.ask(['ps', '--quiet']);
    const format = ['--no-stream', '--format', '{{.MemUsage}}'];
    const { stdout } = await run('docker', ['stats', ...format, ...ids.trim().split('\n')]);
    return stdout
      .trim()
      .split('\n')
      .map(bytesOf)
      .reduce((sum, one) => sum + one, 0);
  }

  async volumes(): Promise<string[]> {
    const filter = `label=com.docker.compose.project=${this.project}`;
    const { stdout } = await run('docker', ['volume', 'ls', '--quiet', '--filter', filter]);
    return stdout.trim().split('\n').filter(Boolean);
  }

  /** The last lines of every container, for whoever has to find out what went wrong. */
  async logs(): Promise<string> {
    const { stdout } = await this.ask(['logs', '--no-color', '--tail', '15']);
    return stdout;
  }

  private get arguments(): string[] {
    return [
      'compose',
      '--project-name',
      this.project,
      '--env-file',
      this.envFile,
      '--file',
      'docker-compose.yml',
    ];
  }

  private ask(args: readonly string[]): PromiseWithChild<{ stdout: string }> {
    return run('docker', [...this.arguments, ...args], { cwd: ROOT, maxBuffer: 16 * 1024 * 1024 });
  }

  private async compose(args: readonly string[]): Promise<void> {
    const said: string[] = [];
    const child = spawn('docker', [...this.arguments, '--progress', 'plain', ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => said.push(text.toString()));
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    if (code !== 0)
      throw new Error(
        `docker compose ${args.join(' ')} ended with ${code}:\n${said.join('').trim().split('\n').slice(-25).join('\n')}`,
      );
  }
}

const UNITS: Readonly<Record<string, number>> = { B: 1, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 };

/** `123.4MiB / 512MiB` → what is before the stroke. */
function bytesOf(usage: string): number {
  const [, number = '', unit = ''] = /^([\d.]+)(\w+)/.exec(usage) ?? [];
  return Number(number) * (UNITS[unit] ?? Number.NaN);
}
