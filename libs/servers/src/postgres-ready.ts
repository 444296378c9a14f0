import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

/**
 * Waits until a PostgreSQL answers a query.
 *
 * @param gone settles early with a reason when the server's process has ended
 * @throws Error naming the last failure
 */
export async function waitForPostgres(
  url: string,
  what: string,
  withinMs: number,
  gone?: Promise<string>,
): Promise<void> {
  const until = Date.now() + withinMs;
  let ended: string | undefined;
  void gone?.then((how) => (ended = how));
  for (;;) {
    const fault = await ask(url);
    if (fault === undefined) return;
    if (ended !== undefined) throw new Error(`PostgreSQL did not start: it ${ended}.`);
    if (Date.now() > until) throw new Error(`PostgreSQL (${what}) does not answer: ${fault}`);
    await delay(50);
  }
}

async function ask(url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message || error.name : String(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}
