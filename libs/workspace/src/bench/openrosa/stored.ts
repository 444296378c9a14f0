import { asAdmin } from '@xaso/servers';

/** Rows that a submission leaves behind. */
export interface Kept {
  readonly responses: number;
  readonly submissions: number;
  readonly facts: number;
  readonly audited: number;
  /** Responses with something for the reviewer to look at. */
  readonly faulty: number;
}

const KEPT = `select (select count(*) from response) as responses, (select count(*) from submission) as submissions,
  (select count(*) from outbox where type = 'surveys.response.submitted') as facts,
  (select count(*) from audit_log where action = 'response.received') as audited,
  (select count(*) from response where faults <> '[]') as faulty`;

export async function kept(databaseUrl: string): Promise<Kept> {
  return asAdmin(databaseUrl, async (client) => {
    const { rows } = await client.query<Record<keyof Kept, string>>(KEPT);
    const counted = Object.entries(rows[0] as Record<keyof Kept, string>).map(([name, count]) => [
      name,
      Number(count),
    ]);
    return Object.fromEntries(counted) as Kept;
  });
}

const TEMPLATES = 10_000;

const COPIES = [
  `create temporary table copy on commit drop as
     select id as of, uuidv7() as id, 'uuid:' || gen_random_uuid() as client_id from template limit $1`,
  `insert into response (id, version, campaign_id, commune_unit_id, client_id, content_hash, mode, source, answers, faults,
     captured_at, received_at, late, paper_serial, device_key_id, status)
   select c.id, version, campaign_id, commune_unit_id, c.client_id, content_hash, mode, source, answers, faults,
     captured_at, received_at, late, paper_serial, device_key_id, status from copy c join response r on r.id = c.of`,
  `insert into submission (response_id, client_id, asked_by, sha256, xml, received_at)
   select c.id, c.client_id, asked_by, sha256, xml, received_at from copy c join submission s on s.response_id = c.of`,
  `insert into outbox (event_id, topic, key, type, aggregate_type, aggregate_id, aggregate_version, headers, payload)
   select uuidv7(), topic, c.id::text, type, aggregate_type, c.id::text, aggregate_version, headers,
     replace(payload, c.of::text, c.id::text) from copy c join outbox o on o.key = c.of::text`,
  `insert into audit_log (actor_id, actor_role, action, subject, subject_id, correlation_id)
   select actor_id, actor_role, action, subject, c.id::text, correlation_id
   from copy c join audit_log a on a.subject = 'response' and a.subject_id = c.of::text`,
];

/**
 * Copies rows that the service wrote, under new ids, until there are so many responses; indexes grow with them. The
 * copied facts count as published. For a service that is stopped. Needs a superuser: foreign keys hold by construction.
 */
export async function fillUp(adminUrl: string, responses: number): Promise<void> {
  await asAdmin(adminUrl, async (client) => {
    await client.query(`set session_replication_role = replica`);
    await client.query(`set synchronous_commit = off`);
    await client.query(
      `create temporary table template as select id from response order by id limit ${TEMPLATES}`,
    );
    await client.query('create index if not exists bench_outbox_key on outbox (key)');
    for (;;) {
      const { rows } = await client.query<{ count: string }>('select count(*) from response');
      const missing = responses - Number(rows[0]?.count);
      if (missing <= 0) break;
      await client.query('begin');
      for (const sql of COPIES) await client.query(sql, sql.includes('$1') ? [missing] : []);
      await client.query('commit');
    }
    await client.query('drop index bench_outbox_key');
    await client.query(
      `update relay_slot set old_snapshot = pg_current_snapshot()::text, target_snapshot = null, after_seq = 0`,
    );
    await client.query('vacuum (analyze)');
    await client.query('checkpoint');
  });
}
