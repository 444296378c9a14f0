create table account (
  id      text    primary key,
  version integer not null,
  balance bigint  not null
);

-- What events have done, in the order of their commits. No key on purpose: an effect that happens twice must be seen.
create table effect (
  seq      bigint      generated always as identity,
  consumer text        not null,
  event_id uuid        not null,
  key      text        not null,
  version  integer     not null,
  at       timestamptz not null default clock_timestamp()
);
