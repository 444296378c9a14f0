import pg from 'pg';

/** How a new database is made. */
export interface DatabaseSpec {
  readonly name: string;
  /** Role that owns it; default the administrator. */
  readonly owner?: string;
  /** Database to copy; default an empty one that sorts by code point everywhere alike (built-in `C.UTF-8`). */
  readonly template?: string;
}

/** Runs work on one administrator's connection. */
export async function asAdmin<T>(adminUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl });
  // The statement in hand reports the loss of the connection; this keeps the event from ending the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Creates a database whose encoding and collation are stated, whatever the server's defaults are. */
export async function createDatabase(
  client: pg.Client,
  { name, owner, template }: DatabaseSpec,
): Promise<void> {
  const owned = owner ? ` owner ${pg.escapeIdentifier(owner)}` : '';
  const source = template
    ? ` template ${pg.escapeIdentifier(template)}`
    : ` template template0 encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8'`;
  await client.query(`create database ${pg.escapeIdentifier(name)}${owned}${source}`);
}

/** The same server, another database (and another role when given). */
export function databaseUrl(
  adminUrl: string,
  database: string,
  role?: { name: string; password: string },
): string {
  const url = new URL(adminUrl);
  url.pathname = `/${encodeURIComponent(database)}`;
  if (role) {
    url.username = encodeURIComponent(role.name);
    url.password = encodeURIComponent(role.password);
  }
  return url.href;
}
