import { Inject, Injectable } from '@nestjs/common';
import { Database, METRICS } from '@xaso/platform';
import { Counter, Gauge, type Registry } from 'prom-client';

/** Counting further would cost more than it tells: the age of the oldest says the rest. */
const COUNTED_AT_MOST = 100_000;

// Both halves by the index on (tx, seq), each from where the relay stands: what was published is never read. Before a relay
// has ever run, everything waits.
const BACKLOG = `
  with s as materialized (
    select coalesce(old_snapshot, '1:1:')::pg_snapshot as old, target_snapshot::pg_snapshot as target, after_seq
    from (values (1)) one left join relay_slot on slot = 'main'
  ), waiting as (
    (select tx, seq, recorded_at from outbox where tx >= (select pg_snapshot_xmax(old) from s) order by tx, seq limit ${COUNTED_AT_MOST})
    union all
    (select tx, seq, recorded_at from outbox where tx = any (array(select pg_snapshot_xip(old) from s)) limit ${COUNTED_AT_MOST})
  )
  select count(*) as facts, coalesce(extract(epoch from now() - min(recorded_at)), 0) as oldest from waiting, s
  where s.target is null or not pg_visible_in_snapshot(tx, s.target) or seq > s.after_seq`;

const PARKED = `
  select count(*) as events, coalesce(extract(epoch from now() - min(parked_at)), 0) as oldest,
    (select count(*) from blocked_key) as keys from parked_event`;

type Row = Readonly<Record<string, string>>;

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
  readonly lag: Gauge<'topic' | 'partition'>;

  constructor(
    @Inject(METRICS) private readonly registry: Registry,
    private readonly database: Database,
  ) {
    const byConsumer = ['consumer'] as const;
    this.published = this.counter('xaso_outbox_published_total', 'Facts acknowledged by Kafka');
    this.relayFailures = this.counter(
      'xaso_relay_failures_total',
      'Passes of the relay that failed and were repeated',
    );
    this.relayLeads = this.gauge('xaso_relay_leader', '1 while this process publishes the outbox');
    this.applied = this.counter('xaso_inbox_applied_total', 'Events whose effect was committed', byConsumer);
    this.duplicates = this.counter(
      'xaso_inbox_duplicates_total',
      'Redeliveries absorbed by the inbox',
      byConsumer,
    );
    this.parked = this.counter('xaso_parked_total', 'Events parked', byConsumer);
    this.delays = this.counter(
      'xaso_consumer_delays_total',
      'Chunks repeated because the database or Kafka was away or busy',
    );
    this.lag = this.gauge(
      'xaso_consumer_lag',
      'Records of a partition that are not committed in the database yet',
      ['topic', 'partition'],
    );
    const parked = this.shared(PARKED);
    this.measured('xaso_parked_events', 'Events that are parked now', parked, 'events');
    this.measured('xaso_parked_oldest_seconds', 'Age of the oldest parked event', parked, 'oldest');
    this.measured('xaso_blocked_keys', 'Keys that wait behind a parked event', parked, 'keys');
    const backlog = this.shared(BACKLOG);
    this.measured(
      'xaso_outbox_unpublished',
      `Facts that wait for the relay, up to ${COUNTED_AT_MOST}`,
      backlog,
      'facts',
    );
    this.measured(
      'xaso_outbox_oldest_unpublished_seconds',
      'Age of the oldest waiting fact',
      backlog,
      'oldest',
    );
  }

  /** Shows how long the consumer has fetched nothing; `ms` is asked at every scrape. */
  silence(ms: () => number): void {
    const gauge: Gauge = new Gauge({
      name: 'xaso_consumer_silent_seconds',
      help: 'How long the consumer has fetched nothing, not even nothing new; at STALL_SECONDS the process ends itself',
      registers: [this.registry],
      collect: () => gauge.set(ms() / 1_000),
    });
  }

  private counter<L extends string>(name: string, help: string, labelNames: readonly L[] = []): Counter<L> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  private gauge<L extends string>(name: string, help: string, labelNames: readonly L[] = []): Gauge<L> {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }

  /** A gauge of one column; while the database is away it keeps its last value. */
  private measured(name: string, help: string, row: () => Promise<Row | undefined>, column: string): void {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [this.registry],
      collect: async () => {
        const value = (await row())?.[column];
        if (value !== undefined) gauge.set(Number(value));
      },
    });
  }

  /** The gauges of a scrape are collected side by side: one statement answers all of a kind. */
  private shared(sql: string): () => Promise<Row | undefined> {
    let asked: Promise<Row | undefined> | undefined;
    return () => {
      asked ??= this.database
        .query<Row>(sql)
        .then(([row]) => row)
        .catch(() => undefined)
        .finally(() => {
          asked = undefined;
        });
      return asked;
    };
  }
}
