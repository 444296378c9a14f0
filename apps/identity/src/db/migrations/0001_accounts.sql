-- Who may sign in, as what, and where.
create table account (
  id uuid primary key,
  -- As it is typed, in lower case; nobody else has it.
  login text not null unique check (login = lower(login)),
  name text not null,
  -- Name and login without accents, for the search.
  folded text not null,
  role text not null,
  -- '*' alone is the whole province.
  communes text[] not null check (cardinality(communes) > 0),
  -- Null: every hamlet of the communes.
  hamlets text[],
  status text not null check (status in ('invited', 'active', 'blocked')),
  version integer not null,
  created_at timestamptz not null,
  changed_at timestamptz not null
);

create index account_role on account (role, status);
create index account_communes on account using gin (communes);

-- What an account is known by. Apart from the account: signing in changes it, and nobody who reads accounts reads this.
create table credential (
  account_id uuid primary key references account (id),
  -- argon2id, with its parameters and salt.
  password_hash text,
  password_set_at timestamptz,
  failed integer not null default 0,
  locked_until timestamptz,
  -- Encrypted with TOTP_KEY; the pending one is not confirmed yet.
  totp_secret bytea,
  totp_pending bytea,
  -- The 30-second step of the last code: none is taken twice.
  totp_last_step bigint
);

create table recovery_code (
  account_id uuid not null references credential (account_id),
  hash bytea not null,
  used_at timestamptz,
  primary key (account_id, hash)
);

-- Links that set a password; only a hash of what is in the link.
create table one_time_link (
  id uuid primary key,
  token_hash bytea not null unique,
  purpose text not null check (purpose in ('first-admin', 'invite', 'reset')),
  -- Null for the first administrator, who has no account yet.
  account_id uuid references account (id),
  switch_off_totp boolean not null default false,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  check ((purpose = 'first-admin') = (account_id is null))
);

create index one_time_link_account on one_time_link (account_id);

-- Whose password was right and whose code is still to come, by the interaction it happens in.
create table pending_sign_in (
  uid text primary key,
  account_id uuid not null references account (id),
  -- Of the password that was right: with another one the step is void.
  password_hash text not null,
  expires_at timestamptz not null
);
