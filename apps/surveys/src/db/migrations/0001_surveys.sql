-- Published questionnaires: a version never changes, answers name the version they fill.
create table form (
  code         text        not null,
  version      text        not null,
  title        text        not null,
  pillar       text        not null check (pillar in ('government', 'economy', 'society')),
  xml          text        not null,
  md5          text        not null,
  definition   jsonb       not null,
  published_at timestamptz not null,
  retired_at   timestamptz,
  primary key (code, version)
);

create table campaign (
  id           uuid        primary key,
  version      integer     not null,
  programme    text        not null,
  form_code    text        not null,
  form_version text        not null,
  pillar       text        not null,
  purpose      text        not null,
  quotas       jsonb       not null,
  opens_at     timestamptz not null,
  closes_at    timestamptz not null,
  state        text        not null check (state in ('draft', 'open', 'closed')),
  synthetic    boolean     not null,
  created_at   timestamptz not null,
  check (opens_at < closes_at),
  foreign key (form_code, form_version) references form
);

create table response (
  id               uuid        primary key,
  version          integer     not null,
  campaign_id      uuid        not null references campaign,
  commune_unit_id  text        not null,
  client_id        text        not null,
  content_hash     text        not null,
  mode             text,
  source           text        not null,
  answers          jsonb       not null,
  faults           jsonb       not null,
  captured_at      timestamptz not null,
  received_at      timestamptz not null,
  late             boolean     not null,
  paper_serial     text,
  device_key_id    uuid,
  status           jsonb       not null,
  constraint response_client unique (campaign_id, client_id),
  constraint response_paper_serial unique (campaign_id, paper_serial)
);
create index response_by_state on response (campaign_id, (status ->> 'state'), id);

-- What a device sent, as it sent it, edits included.
create table submission (
  response_id uuid        not null references response,
  client_id   text        not null,
  sha256      text        not null,
  xml         text        not null,
  received_at timestamptz not null,
  primary key (response_id, client_id)
);
create index submission_by_client on submission (client_id);

-- Photos and sound of a submission; large ones arrive in several requests with the same document.
create table attachment (
  response_id uuid        not null,
  client_id   text        not null,
  name        text        not null,
  media_type  text        not null,
  content     bytea       not null,
  received_at timestamptz not null,
  primary key (response_id, client_id, name),
  foreign key (response_id, client_id) references submission
);

-- OpenRosa clients carry a key in their server address; only its hash is kept.
create table device_key (
  id              uuid        primary key,
  token_hash      bytea       not null unique,
  label           text        not null,
  programme       text        not null,
  commune_unit_id text        not null,
  created_by      text        not null,
  created_at      timestamptz not null,
  expires_at      timestamptz not null,
  revoked_at      timestamptz
);
