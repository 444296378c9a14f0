import { Inject, Injectable } from '@nestjs/common';
import { Database, METRICS } from '@xaso/platform';
import { Counter, Gauge, type Registry } from 'prom-client';

/** What operators watch; the names are stable. */
@Injectable()
export class MessagingMetrics {
  readonly published: Counter;
  readonly relayFailures: Counter;
  readonly relayLeads: Gauge;
  readonly applied: Counter<'consumer'>;
  readonly duplicates: Counter<'consumer'>;
  readonly parked: Counter<'consumer'>;
  readonly delays: Counter;

  constructor(@Inject(METRICS) registry: Registry, database: Database) {
    const registers = [registry];
    const labelNames = ['consumer'] as const;
    this.published = new Counter({
      name: 'xaso_outbox_published_total',
      help: 'Facts acknowledged by Kafka',
      registers,
    });
    this.relayFailures = new Counter({
      name: 'xaso_relay_failures_total',
      help: 'Passes of the relay that failed and were repeated',
      registers,
    });
    this.relayLeads = new Gauge({
      name: 'xaso_relay_leader',
      help: '1 while this process publishes the outbox',
      registers,
    });
    this.applied = new Counter({
      name: 'xaso_inbox_applied_total',
      help: 'Events whose effect was committed',
      labelNames,
      registers,
    });
    this.duplicates = new Counter({
      name: 'xaso_inbox_duplicates_total',
      help: 'Redeliveries absorbed by the inbox',
      labelNames,
      registers,
    });
    this.parked = new Counter({ name: 'xaso_parked_total', help: 'Events parked', labelNames, registers });
    this.delays = new Counter({
      name: 'xaso_consumer_delays_total',
      help: 'Chunks repeated because the database was away or busy',
      registers,
    });
    const measured = (name: string, help: string, sql: string) =>
      new Gauge({
        name,
        help,
        registers,
        async collect() {
          const rows = await database.query<{ value: string | null }>(sql).catch(() => []);
          if (rows[0]) this.set(Number(rows[0].value ?? 0));
        },
      });
    measured(
      'xaso_blocked_keys',
      'Keys that wait behind a parked event',
      'select count(*) as value from blocked_key',
    );
    measured(
      'xaso_parked_events',
      'Events that are parked now',
      'select count(*) as value from parked_event',
    );
    measured(
      'xaso_parked_oldest_seconds',
      'Age of the oldest parked event',
      'select extract(epoch from now() - min(parked_at)) as value from parked_event',
    );
    const UNPUBLISHED = `from outbox o, relay_slot s where s.slot = 'main'
      and (o.tx >= pg_snapshot_xmax(s.old_snapshot::pg_snapshot) or o.tx = any (array(select pg_snapshot_xip(s.old_snapshot::pg_snapshot))))
      and (s.target_snapshot is null or not pg_visible_in_snapshot(o.tx, s.target_snapshot::pg_snapshot) or o.seq > s.after_seq)`;
    measured(
      'xaso_outbox_unpublished',
      'Facts that wait for the relay',
      `select count(*) as value ${UNPUBLISHED}`,
    );
    measured(
      'xaso_outbox_oldest_unpublished_seconds',
      'Age of the oldest waiting fact',
      `select extract(epoch from now() - min(o.recorded_at)) as value ${UNPUBLISHED}`,
    );
  }
}
