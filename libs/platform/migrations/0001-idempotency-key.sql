-- The stored success of a create, replayed for 24 hours to whoever sends the same key again.
create table idempotency_key (
  caller text not null,
  route text not null,
  key text not null,
  body_hash text not null,
  status smallint not null,
  -- json, not jsonb: a replay is the very text that was answered first.
  response json,
  created_at timestamptz not null default now(),
  primary key (caller, route, key)
);

create index idempotency_key_created_at on idempotency_key (created_at);
