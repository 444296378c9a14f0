create table account (
  id      text    primary key,
  version integer not null,
  balance bigint  not null
);

-- Effects without any key on purpose: one that happens twice must be seen.
create table booking (
  n        bigint  generated always as identity,
  consumer text    not null,
  event_id uuid    not null,
  key      text    not null,
  version  integer not null
);
