import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** A type of fact that no reader knows: each that reads its topic parks it. */
export const UNKNOWN_TYPE = 'surveys.response.mislaid';

const COPY = `
  insert into outbox (event_id, topic, key, type, aggregate_type, aggregate_id, aggregate_version, headers, payload)
  select $1::uuid, topic, $2::text, $3::text, aggregate_type, $2::text, 1,
    replace(replace(headers, event_id::text, $1::text), '"' || type || '"', '"' || $3::text || '"'), payload
  from outbox where topic like '%surveys.response.v1' limit 1
  returning event_id`;

/** Publishes a fact that readers cannot take in, of a form that does not exist: nothing else waits behind it. */
export async function publishUnknown(databaseOfSurveys: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseOfSurveys });
  await client.connect();
  try {
    const { rowCount } = await client.query(COPY, [randomUUID(), randomUUID(), UNKNOWN_TYPE]);
    if (rowCount !== 1) throw new Error('surveys has published nothing that could be copied');
  } finally {
    await client.end();
  }
}
