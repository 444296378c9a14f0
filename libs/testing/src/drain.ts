import { EventsServer, logEnds, MESSAGING_OPTIONS, type MessagingOptions } from '@xaso/messaging';
import { eventually } from './eventually.js';
import type { TestService } from './test-service.js';

/** Not acknowledged yet: beyond what the slot has stored, or there is no slot yet. */
const UNPUBLISHED = `
  select count(*)::int as facts from outbox o left join relay_slot s on s.slot = 'main'
  where not coalesce(
    pg_visible_in_snapshot(o.tx, s.old_snapshot::pg_snapshot)
      or pg_visible_in_snapshot(o.tx, s.target_snapshot::pg_snapshot) and o.seq <= s.after_seq, false)`;

/**
 * Waits until everything is quiet: every fact that the services have committed is published, and each has read its topics
 * to the end, what the others wrote meanwhile included. Events that were parked count as read.
 *
 * @throws Error naming what still waits when 90 s are over
 */
export async function drain(...services: readonly TestService[]): Promise<void> {
  await eventually(
    async () => {
      // One pass over all: whoever was quiet before another one wrote is asked again.
      const waiting = (await Promise.all(services.map(waitingIn))).flat();
      if (waiting.length > 0) throw new Error(waiting.join('; '));
    },
    { within: 90_000 },
  );
}

async function waitingIn(service: TestService): Promise<string[]> {
  const options = service.app.get<MessagingOptions>(MESSAGING_OPTIONS);
  const [unpublished] = await service.db.query<{ facts: number }>(UNPUBLISHED);
  const facts = options.relay ? (unpublished?.facts ?? 0) : 0;
  const unread = await unreadBy(service, options);
  return [
    ...(facts > 0 ? [`${options.service} has ${facts} unpublished facts`] : []),
    ...unread.map((partition) => `${options.service} has not read ${partition}`),
  ];
}

async function unreadBy(service: TestService, options: MessagingOptions): Promise<string[]> {
  const topics = service.app.get(EventsServer).topics();
  if (topics.length === 0) return [];
  const ends = await logEnds(options.brokers, topics);
  const rows = await service.db.query<{ at: string; next: string }>(
    `select topic || '/' || partition as at, next from consumer_offset where group_id = $1`,
    [options.group],
  );
  const stored = new Map(rows.map(({ at, next }) => [at, BigInt(next)]));
  return ends
    .map(({ topic, partition, end }) => ({ at: `${topic}/${partition}`, end }))
    .filter(({ at, end }) => (stored.get(at) ?? 0n) < end)
    .map(({ at, end }) => `${at} (${stored.get(at) ?? 0n} of ${end})`);
}
