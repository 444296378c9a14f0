import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { removeServerData } from '@xaso/servers';
import type { PrintedAccount } from './accounts.js';
import type { KnownProcess } from './processes.js';

/** What `run.json` tells others about a running installation. */
export interface RunFile {
  /** Address of the one public port; each service is below `/api/<name>`. */
  readonly gateway: string;
  readonly services: Readonly<Record<string, string>>;
  /** `host:port` of the databases. */
  readonly postgres: string;
  /** `host:port` of each broker. */
  readonly kafka: readonly string[];
  /** The launcher first, then what it started. */
  readonly processes: readonly KnownProcess[];
}

/** What the data of a folder was made with; another mode has other data. */
export interface Origin {
  readonly postgres: string;
  readonly kafka: string;
}

/** The folder that keeps everything of one installation: `.xaso`, or a temporary one. */
export class State {
  readonly keys: string;
  readonly logs: string;
  private making: Promise<Record<string, string>> = Promise.resolve({});

  constructor(readonly folder: string) {
    this.keys = join(folder, 'keys');
    this.logs = join(folder, 'logs');
  }

  async prepare(): Promise<void> {
    await mkdir(this.logs, { recursive: true });
    await mkdir(this.keys, { recursive: true, mode: 0o700 });
  }

  /** Removes data, secrets and the memory of what was loaded; keys and logs stay. */
  async reset(): Promise<void> {
    await removeServerData(this.folder);
    const files = ['secrets.json', 'origin.json', 'pilots.json', 'accounts.json', 'run.json'];
    await Promise.all(files.map((file) => rm(join(this.folder, file), { force: true })));
  }

  run(): Promise<RunFile | undefined> {
    return this.read<RunFile>('run.json');
  }

  writeRun(run: RunFile): Promise<void> {
    return this.write('run.json', run);
  }

  async removeRun(): Promise<void> {
    await rm(join(this.folder, 'run.json'), { force: true });
  }

  origin(): Promise<Origin | undefined> {
    return this.read<Origin>('origin.json');
  }

  writeOrigin(origin: Origin): Promise<void> {
    return this.write('origin.json', origin);
  }

  /** Marks of the pilots that were loaded whole. */
  async loadedPilots(): Promise<string[]> {
    return (await this.read<string[]>('pilots.json')) ?? [];
  }

  async pilotLoaded(mark: string): Promise<void> {
    await this.write('pilots.json', [...(await this.loadedPilots()), mark]);
  }

  /** The accounts of the demonstration, once they were made. */
  accounts(): Promise<readonly PrintedAccount[] | undefined> {
    return this.read<readonly PrintedAccount[]>('accounts.json');
  }

  writeAccounts(accounts: readonly PrintedAccount[]): Promise<void> {
    return this.write('accounts.json', accounts);
  }

  /** A secret for each name, made when it is first asked for: passwords of roles, keys. Readable by the owner only. */
  secrets(names: readonly string[]): Promise<Record<string, string>> {
    // One after another: services that start together must not write over each other's.
    this.making = this.making.catch(() => ({})).then(() => this.provideSecrets(names));
    return this.making;
  }

  private async provideSecrets(names: readonly string[]): Promise<Record<string, string>> {
    const kept = (await this.read<Record<string, string>>('secrets.json')) ?? {};
    const missing = names.filter((name) => kept[name] === undefined);
    if (missing.length === 0) return kept;
    const made = Object.fromEntries(missing.map((name) => [name, randomBytes(32).toString('base64url')]));
    const all = { ...kept, ...made };
    await this.write('secrets.json', all);
    return all;
  }

  private async read<T>(file: string): Promise<T | undefined> {
    const text = await readFile(join(this.folder, file), 'utf8').catch(() => undefined);
    return text === undefined ? undefined : (JSON.parse(text) as T);
  }

  /** Whole or not at all, so that a killed start leaves no half file. */
  private async write(file: string, value: unknown): Promise<void> {
    const half = join(this.folder, `.${file}.${process.pid}`);
    await writeFile(half, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
    await rename(half, join(this.folder, file));
  }
}
