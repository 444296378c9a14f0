-- Facts wait here, written in the transaction of the change they tell of, until the relay has them acknowledged by Kafka.
-- No primary key: uniqueness is the version check's on the aggregate's row; partitions are dropped whole.
-- payload is text: the relay passes it on as bytes, and jsonb would cost about a third of the throughput.
create table outbox (
  seq               bigint      generated always as identity (cache 1),
  recorded_at       timestamptz not null default now(),
  tx                xid8        not null default pg_current_xact_id(),
  event_id          uuid        not null,
  topic             text        not null,
  key               text        not null,
  type              text        not null,
  aggregate_type    text        not null,
  aggregate_id      text        not null,
  aggregate_version bigint      not null,
  headers           text        not null,
  payload           text        not null
) partition by range (recorded_at);

create index outbox_seq on outbox (seq);
create index outbox_tx_seq on outbox (tx, seq);
create table outbox_default partition of outbox default;

-- What change data capture would read in place of the relay.
create view outbox_debezium as
  select event_id as id, aggregate_type as aggregatetype, aggregate_id as aggregateid, type, payload from outbox;

-- One row for each relay slot: who leads (by the database's clock) and how far the snapshot-difference cursor is.
-- Everything visible in old_snapshot is acknowledged; of the window up to target_snapshot, everything up to after_seq.
create table relay_slot (
  slot              text        primary key,
  epoch             bigint      not null default 0,
  owner             text,
  lease_until       timestamptz not null default '-infinity',
  system_identifier text        not null,
  old_snapshot      text        not null default '1:1:',
  target_snapshot   text,
  after_seq         bigint      not null default 0,
  updated_at        timestamptz not null default now()
);
