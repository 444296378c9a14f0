import { asAdmin } from '@xaso/servers';
import { Kafka, logLevel } from 'kafkajs';
import { BANKS, othersOf, topicOf } from '../bank/facts.js';
import type { BankUnderTest } from './bank-under-test.js';

/** Not acknowledged yet: beyond what the slot has stored, or there is no slot yet. */
const UNPUBLISHED = `
  select count(*)::int as facts from outbox o left join relay_slot s on s.slot = 'main'
  where not coalesce(
    pg_visible_in_snapshot(o.tx, s.old_snapshot::pg_snapshot)
      or pg_visible_in_snapshot(o.tx, s.target_snapshot::pg_snapshot) and o.seq <= s.after_seq, false)`;

/** What still waits: facts that are not published, records that are not read. Empty when all has come to rest. */
export async function waiting(
  banks: readonly BankUnderTest[],
  brokers: readonly string[],
): Promise<string[]> {
  // First the outboxes, then the ends of the logs: what is published in between is seen in one of them.
  const unpublished = await Promise.all(banks.map(unpublishedOf));
  const ends = await logEnds(brokers);
  const unread = await Promise.all(banks.map((bank) => unreadBy(bank, ends)));
  return [...unpublished, ...unread].flat();
}

async function unpublishedOf({ name, databaseUrl }: BankUnderTest): Promise<string[]> {
  const facts = await asAdmin(
    databaseUrl,
    async (client) => (await client.query<{ facts: number }>(UNPUBLISHED)).rows[0]?.facts ?? 0,
  );
  return facts > 0 ? [`${name} has ${facts} unpublished facts`] : [];
}

async function unreadBy(
  { name, databaseUrl }: BankUnderTest,
  ends: ReadonlyMap<string, bigint>,
): Promise<string[]> {
  const rows = await asAdmin(
    databaseUrl,
    async (client) =>
      (
        await client.query<{ at: string; next: string }>(
          `select topic || '/' || partition as at, next from consumer_offset where group_id = $1`,
          [name],
        )
      ).rows,
  );
  const stored = new Map(rows.map(({ at, next }) => [at, BigInt(next)]));
  const read = othersOf(name).map(topicOf);
  return [...ends]
    .filter(([at, end]) => read.includes(at.slice(0, at.indexOf('/'))) && (stored.get(at) ?? 0n) < end)
    .map(([at, end]) => `${name} has read ${at} up to ${stored.get(at) ?? 0n} of ${end}`);
}

/** Where each partition ends now, by `topic/partition`. @throws when the broker is away */
export async function logEnds(brokers: readonly string[]): Promise<Map<string, bigint>> {
  return withAdmin(brokers, async (admin) => {
    const ends = new Map<string, bigint>();
    for (const topic of BANKS.map(topicOf)) {
      for (const { partition, high } of await admin.fetchTopicOffsets(topic))
        ends.set(`${topic}/${partition}`, BigInt(high));
    }
    return ends;
  });
}

/** A client of Kafka past the library under test. */
export const kafkaOf = (brokers: readonly string[]): Kafka =>
  new Kafka({
    clientId: 'laboratory',
    brokers: [...brokers],
    logLevel: logLevel.NOTHING,
    retry: { retries: 5, initialRetryTime: 100 },
  });

export async function withAdmin<T>(
  brokers: readonly string[],
  work: (admin: ReturnType<Kafka['admin']>) => Promise<T>,
): Promise<T> {
  const admin = kafkaOf(brokers).admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}
