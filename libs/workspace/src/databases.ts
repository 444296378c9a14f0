import { asAdmin, createDatabase, databaseUrl } from '@xaso/servers';
import pg from 'pg';

/** A database and the role of the same name that owns it and nothing else. */
export interface OwnedDatabase {
  readonly name: string;
  readonly password: string;
}

/** Creates what is missing, sets the password, and keeps other roles out. Gives the URL of each, as its owner. */
export async function provideDatabases(
  adminUrl: string,
  databases: readonly OwnedDatabase[],
): Promise<Record<string, string>> {
  await asAdmin(adminUrl, async (client) => {
    for (const database of databases) await provide(client, database);
  });
  const entries = databases.map(({ name, password }) => [
    name,
    databaseUrl(adminUrl, name, { name, password }),
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}

async function provide(client: pg.Client, { name, password }: OwnedDatabase): Promise<void> {
  const role = pg.escapeIdentifier(name);
  const secret = pg.escapeLiteral(password);
  const roles = await client.query('select from pg_roles where rolname = $1', [name]);
  if (roles.rowCount) await client.query(`alter role ${role} login password ${secret}`);
  else await client.query(`create role ${role} login password ${secret}`);
  const found = await client.query('select from pg_database where datname = $1', [name]);
  if (found.rowCount) return;
  // Only a member may give something to a role, unless it is a superuser.
  await client.query(`grant ${role} to current_user`);
  await createDatabase(client, { name, owner: name });
  await client.query(`revoke connect, temporary on database ${role} from public`);
}

/** Removes databases and their roles for good. */
export async function removeDatabases(adminUrl: string, names: readonly string[]): Promise<void> {
  await asAdmin(adminUrl, async (client) => {
    for (const name of names) {
      await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
      await client.query(`drop role if exists ${pg.escapeIdentifier(name)}`);
    }
  });
}
