import pg from 'pg';

const INSERT = `
  insert into outbox (event_id, topic, key, type, aggregate_type, aggregate_id, aggregate_version, headers, payload)
  values (uuidv7(), 't', $1, 'a.b.c', 'a.b', $1, $2, '{"ce_id":"x"}', $3)`;

/** One fact of an aggregate, as the outbox would write it. */
export const appendRow = (
  client: pg.ClientBase,
  key: string,
  version: number,
  payload = `${key} ${version}`,
) => client.query(INSERT, [key, version, payload]);

/** A connection that is closed by `after`. */
export async function connected(url: string, after: pg.Client[], options = ''): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, options });
  client.on('error', () => undefined);
  await client.connect();
  after.push(client);
  return client;
}

/** The same numbers for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
