import type { IHeaders, Message } from 'kafkajs';
import { asAdmin } from '@xaso/servers';
import { bankOf } from '../bank/facts.js';
import type { World } from './fault.js';

export interface RecentRecord {
  readonly eventId: string;
  readonly message: Message;
}

interface Row {
  readonly event_id: string;
  readonly key: string;
  readonly headers: string;
  readonly payload: string;
}

const RECENT = `
  select o.event_id, o.key, o.headers, o.payload from outbox o join relay_slot s on s.slot = 'main'
  where o.recorded_at > greatest(now() - interval '10 s', $1::timestamptz + interval '5 s') and length(o.payload) < 100000
    and pg_visible_in_snapshot(o.tx, s.old_snapshot::pg_snapshot)
  order by random() limit 1`;

/**
 * A fact that was published a few seconds ago, ready to be written again: never one that an inbox may have forgotten.
 */
export async function recentRecord(world: World, topic: string): Promise<RecentRecord | undefined> {
  const bank = world.banks.find(({ name }) => topic.startsWith(`${name}.`));
  if (!bank) return undefined;
  const row = await asAdmin(
    bank.databaseUrl,
    async (client) => (await client.query<Row>(RECENT, [world.forgottenBefore])).rows[0],
  );
  if (!row || bankOf(row.key) !== bank.name) return undefined;
  const headers = JSON.parse(row.headers) as IHeaders;
  return { eventId: row.event_id, message: { key: row.key, headers, value: row.payload } };
}
