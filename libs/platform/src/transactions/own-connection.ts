import pg from 'pg';

/**
 * Runs `work` on a connection of its own, outside the pool and without its limits of time: for what takes minutes, such as
 * a migration or the sums of a rebuild. @throws what pg throws when the database cannot be used, and whatever `work` throws
 */
export async function onOwnConnection<T>(
  databaseUrl: string,
  { schema, name }: { readonly schema: string; readonly name: string },
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: name,
    connectionTimeoutMillis: 10_000,
    options: `-c search_path=${schema}`,
  });
  // The statement in hand reports the loss of the connection; this keeps the event from ending the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
