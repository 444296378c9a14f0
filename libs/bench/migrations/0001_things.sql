create table thing (
  id      text   primary key,
  version bigint not null,
  total   bigint not null
);

-- Effects without any key on purpose: one that happens twice must be seen.
create table effect (
  seq      bigint generated always as identity,
  event_id uuid   not null,
  key      text   not null,
  version  bigint not null,
  amount   bigint not null
);
