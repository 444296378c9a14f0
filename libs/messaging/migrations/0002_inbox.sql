-- One row for each (event, consumer) whose effect is committed. Partitioned by the event's own time (UUIDv7), not by its
-- arrival: a redelivery after midnight must meet the row of the day before.
create table inbox (
  event_id    uuid        not null,
  consumer    text        not null,
  received_at timestamptz not null default now(),
  primary key (event_id, consumer)
) partition by range (event_id);
create table inbox_default partition of inbox default;

-- The fence: how far this database has taken a partition. Kafka's own committed offset is only a hint.
create table consumer_offset (
  group_id   text        not null,
  topic      text        not null,
  partition  integer     not null,
  next       bigint      not null,
  cluster_id text        not null,
  updated_at timestamptz not null default now(),
  primary key (group_id, topic, partition)
);

-- What could not be processed, with its raw bytes, in the order of arrival; later events of the same key join it.
create table parked_event (
  id         bigint      generated always as identity primary key,
  consumer   text        not null,
  event_id   text        not null,
  type       text,
  topic      text        not null,
  partition  integer     not null,
  "offset"   bigint      not null,
  key        text        not null,
  raw_value  bytea,
  headers    jsonb       not null,
  error      text        not null,
  attempts   integer     not null,
  parked_at  timestamptz not null default now(),
  unique (consumer, event_id)
);
create index parked_event_key on parked_event (consumer, key, id);

create table blocked_key (
  consumer text        not null,
  key      text        not null,
  since    timestamptz not null default now(),
  primary key (consumer, key)
);
