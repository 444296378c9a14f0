import { migrate, type MigrationSet } from '@xaso/platform';
import { asAdmin, createDatabase, databaseUrl } from '@xaso/servers';
import pg from 'pg';

const TABLES = `
  select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'schema_migration'
  order by c.relname`;

const SEQUENCES = `
  select table_name as "table", column_name as "column" from information_schema.columns
  where table_schema = 'public' and is_identity = 'YES' and table_name = any ($1)`;

/**
 * A logical restore as somebody does it by hand: a new database on another server, the migrations, then every row of every
 * table, then the sequences but for that of the outbox, which is forgotten. Returns the address of the copy.
 */
export async function restoreInto(
  adminUrl: string,
  from: string,
  sets: readonly MigrationSet[],
): Promise<string> {
  await asAdmin(adminUrl, (client) => createDatabase(client, { name: 'restored' }));
  const url = databaseUrl(adminUrl, 'restored');
  await migrate(url, [...sets]);
  await asAdmin(from, (source) => asAdmin(url, (target) => copyAll(source, target)));
  return url;
}

async function copyAll(source: pg.Client, target: pg.Client): Promise<void> {
  const { rows: tables } = await source.query<{ name: string }>(TABLES);
  const names = tables.map(({ name }) => name);
  await target.query('begin');
  for (const name of names) {
    const table = pg.escapeIdentifier(name);
    // A whole row as text, read back by the same type: nothing is rounded on the way.
    const { rows } = await source.query<{ row: string }>(`select t::text as row from ${table} t`);
    await target.query(
      `insert into ${table} overriding system value select (r::${table}).* from unnest($1::text[]) r`,
      [rows.map(({ row }) => row)],
    );
  }
  const remembered = names.filter((name) => name !== 'outbox');
  const { rows: sequences } = await target.query<{ table: string; column: string }>(SEQUENCES, [remembered]);
  for (const { table, column } of sequences) {
    const last = `(select max(${pg.escapeIdentifier(column)}) from ${pg.escapeIdentifier(table)})`;
    await target.query(`select setval(pg_get_serial_sequence($1, $2), ${last})`, [table, column]);
  }
  await target.query('commit');
}
