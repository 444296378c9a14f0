import type { Database, Tx } from '@xaso/platform';

/** The tables that a rebuild makes anew; partitions of the inbox carry its name as a prefix. */
const REBUILT = `^(contribution|figure|figure_day|observation|observation_now|target|inbox(_.*)?|consumer_offset|parked_event|blocked_key)$`;

export interface Replacement {
  /** Schema with the rebuilt tables. */
  readonly from: string;
  /** Schema that the service reads. */
  readonly to: string;
  readonly group: string;
  readonly rebuiltGroup: string;
}

/**
 * Puts the rebuilt tables in place in one transaction. The service's consumer waits at its fence meanwhile, finds the
 * stored offset moved and goes on from there.
 * @returns false, with nothing changed, when the service has read further than the rebuild.
 */
export function replaceTables(
  database: Database,
  { from, to, group, rebuiltGroup }: Replacement,
): Promise<boolean> {
  return database.transaction(async (tx) => {
    // Every chunk begins with this table: those under way are waited for, later ones wait for us.
    await tx.query(`lock table ${to}.consumer_offset in access exclusive mode`);
    const ahead = await tx.query(
      `select 1 from ${to}.consumer_offset l left join ${from}.consumer_offset r
         on r.topic = l.topic and r.partition = l.partition and r.group_id = $2
       where l.group_id = $1 and l.next > coalesce(r.next, 0) limit 1`,
      [group, rebuiltGroup],
    );
    if (ahead.length > 0) return false;
    const retired = `${from}_old`;
    await tx.query(`create schema ${retired}`);
    await move(tx, to, retired);
    await move(tx, from, to);
    await tx.query(`update ${to}.consumer_offset set group_id = $1 where group_id = $2`, [
      group,
      rebuiltGroup,
    ]);
    await tx.query(`drop schema ${retired} cascade`);
    await tx.query(`drop schema ${from} cascade`);
    return true;
  });
}

async function move(tx: Tx, from: string, to: string): Promise<void> {
  const tables = await tx.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1 and c.relkind in ('r', 'p') and c.relname ~ $2 order by c.relname`,
    [from, REBUILT],
  );
  for (const { name } of tables) await tx.query(`alter table ${from}.${name} set schema ${to}`);
}
