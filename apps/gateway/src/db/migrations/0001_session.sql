-- Who is signed in. Of the value in the browser's cookie only the hash is here; tokens and names are sealed.
create table session (
  id_hash bytea primary key check (octet_length(id_hash) = 32),
  account_id text not null,
  sealed bytea not null,
  created_at timestamptz not null,
  idle_until timestamptz not null,
  ends_at timestamptz not null
);
