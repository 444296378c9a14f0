import { asAdmin } from '@xaso/servers';
import type { BankUnderTest } from '../supervisor/bank-under-test.js';
import type { World } from './fault.js';

interface Parked {
  readonly consumer: string;
  readonly eventId: string;
  readonly key: string;
  readonly place: string;
}

const PARKED = `
  select consumer, event_id as "eventId", key, topic || '/' || partition || '/' || "offset" as place from parked_event order by id`;

/** Keys that begin so belong to no account: what is parked under them is left as it is, for the checker to see. */
export const NOBODYS = 'nobody-';

/**
 * What an operator does about parked events: gives up those that are no facts, and runs the others again. What cannot be
 * done now, because the bank is away or something fails again, is left for the next time.
 */
export async function repair(world: World): Promise<void> {
  await Promise.all(world.banks.map((bank) => repairBank(world, bank)));
}

async function repairBank(world: World, bank: BankUnderTest): Promise<void> {
  const parked = await asAdmin(bank.databaseUrl, async (client) => (await client.query<Parked>(PARKED)).rows);
  const mine = parked.filter(({ key }) => !key.startsWith(NOBODYS));
  for (const { consumer, eventId, place } of mine)
    if (world.history.wasInjected(place)) await ask(bank, 'parked/discard', { consumer, eventId });
  const waiting = mine.filter(({ place }) => !world.history.wasInjected(place));
  const keys = new Map(waiting.map(({ consumer, key }) => [`${consumer}\0${key}`, { consumer, key }]));
  for (const one of keys.values()) await ask(bank, 'parked/redrive', one);
}

/** How many events are parked that an operator would have to look at. */
export async function parkedFacts(bank: BankUnderTest): Promise<number> {
  return asAdmin(bank.databaseUrl, async (client) => {
    const { rows } = await client.query<{ n: number }>(
      'select count(*)::int as n from parked_event where not starts_with(key, $1)',
      [NOBODYS],
    );
    return rows[0]?.n ?? 0;
  });
}

/** Through either process that answers. */
async function ask(bank: BankUnderTest, path: string, body: object): Promise<void> {
  for (const { address } of [bank.members.front, bank.members.second]) {
    const status = await fetch(new URL(path, address), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    }).then(
      async (response) => {
        await response.text();
        return response.status;
      },
      () => undefined,
    );
    if (status !== undefined && status < 500) return;
  }
}
