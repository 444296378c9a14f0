import { asAdmin } from '@xaso/servers';
import { othersOf, topicOf } from '../bank/facts.js';
import type { BankUnderTest } from '../supervisor/bank-under-test.js';
import { logEnds } from '../supervisor/drained.js';
import type { World } from './fault.js';

const SETTLED_WITHIN_MS = 20_000;

/** Facts up to the moment that no relay has behind its stored cursor yet: it may publish them once more. */
const REPEATABLE = `
  select count(*)::int as facts from outbox o left join relay_slot s on s.slot = 'main'
  where o.recorded_at < $1 and not coalesce(pg_visible_in_snapshot(o.tx, s.old_snapshot::pg_snapshot), false)`;

/**
 * Deletes the inbox rows of old events, as housekeeping does with whole partitions. Only of events of which no copy can come any
 * more: their facts are behind the relays' cursors, and the bank has read all that is in the topics by now.
 *
 * @returns how many rows; 0 when that could not be seen in time
 */
export async function forgetInbox(world: World, bank: BankUnderTest, ageMs: number): Promise<number> {
  const before = new Date(Date.now() - ageMs);
  const end = Date.now() + SETTLED_WITHIN_MS;
  while (!(await published(world, bank, before))) {
    if (Date.now() > end) return 0;
    await world.pause(250);
  }
  const ends = await logEnds(world.brokers);
  while (!(await hasRead(bank, ends))) {
    if (Date.now() > end) return 0;
    await world.pause(250);
  }
  world.forgottenBefore = new Date(Math.max(before.getTime(), world.forgottenBefore.getTime()));
  return asAdmin(bank.databaseUrl, async (client) => {
    const { rowCount } = await client.query('delete from inbox where event_id < uuid_v7_bound($1)', [before]);
    return rowCount ?? 0;
  });
}

async function published(world: World, reader: BankUnderTest, before: Date): Promise<boolean> {
  const sources = world.banks.filter((bank) => bank !== reader);
  const left = await Promise.all(
    sources.map((bank) =>
      asAdmin(bank.databaseUrl, async (client) =>
        Number((await client.query<{ facts: number }>(REPEATABLE, [before])).rows[0]?.facts),
      ),
    ),
  );
  return left.every((facts) => facts === 0);
}

async function hasRead(bank: BankUnderTest, ends: ReadonlyMap<string, bigint>): Promise<boolean> {
  const rows = await asAdmin(
    bank.databaseUrl,
    async (client) =>
      (
        await client.query<{ at: string; next: string }>(
          `select topic || '/' || partition as at, next from consumer_offset where group_id = $1`,
          [bank.name],
        )
      ).rows,
  );
  const stored = new Map(rows.map(({ at, next }) => [at, BigInt(next)]));
  const topics = othersOf(bank.name).map(topicOf);
  return [...ends]
    .filter(([at]) => topics.some((topic) => at.startsWith(`${topic}/`)))
    .every(([at, end]) => (stored.get(at) ?? 0n) >= end);
}
