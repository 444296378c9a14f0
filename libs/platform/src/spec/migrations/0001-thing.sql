create table thing (
  id bigint generated always as identity primary key,
  name text not null unique,
  amount integer not null check (amount >= 0)
);
