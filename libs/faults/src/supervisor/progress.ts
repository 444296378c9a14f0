import { asAdmin } from '@xaso/servers';
import type { BankUnderTest } from './bank-under-test.js';

/** How far a bank has come: each number only grows. */
interface Progress {
  readonly effects: number;
  readonly published: number;
  readonly written: number;
}

/** `published` is the place of the relay's cursor in the order of transactions. */
const PROGRESS = `
  select coalesce((select max(seq) from effect), 0)::float8 as effects,
    coalesce((select max(seq) from outbox), 0)::float8 as written,
    coalesce((select pg_snapshot_xmax(coalesce(target_snapshot, old_snapshot)::pg_snapshot)::text::float8 from relay_slot where slot = 'main'), 0) as published`;

/** What every bank does while orders come in: store, publish, and have effects of what the others published. */
export class ProgressWatch {
  private constructor(private readonly before: ReadonlyMap<string, Progress>) {}

  /** Remembers where all banks stand. @throws when the database is away */
  static async from(banks: readonly BankUnderTest[]): Promise<ProgressWatch> {
    return new ProgressWatch(
      new Map(await Promise.all(banks.map(async (bank) => [bank.name, await of(bank)] as const))),
    );
  }

  /** What has not moved since; undefined when everything has. */
  async missing(banks: readonly BankUnderTest[]): Promise<string | undefined> {
    const still: string[] = [];
    for (const bank of banks) {
      const [then, now] = [this.before.get(bank.name), await of(bank)];
      for (const what of ['written', 'published', 'effects'] as const)
        if (then && now[what] <= then[what]) still.push(`${bank.name}: ${what} stands still`);
    }
    return still.length === 0 ? undefined : still.join('; ');
  }
}

const of = (bank: BankUnderTest): Promise<Progress> =>
  asAdmin(bank.databaseUrl, async (client) => (await client.query<Progress>(PROGRESS)).rows[0] as Progress);
