-- Sets of indicators by which a province scores its communes, as read from the issuer's file.
create table indicator_set (
  id          uuid        primary key,
  version     integer     not null,
  name        text        not null,
  issuer      text        not null,
  doc_no      text        not null,
  year        integer     not null,
  level       text        not null,
  valid_from  date        not null,
  items       jsonb       not null,
  sha256      text        not null unique,
  state       text        not null check (state in ('current', 'replaced')),
  replaces    uuid        references indicator_set (id),
  reason      text,
  imported_by text        not null,
  created_at  timestamptz not null
);
create unique index indicator_set_decision on indicator_set (issuer, doc_no, year) where state = 'current';

-- What a commune says of itself by such a set, and what became of it.
create table indicator_score (
  id              uuid          primary key,
  version         integer       not null,
  set_id          uuid          not null references indicator_set (id),
  commune_unit_id text          not null,
  period          text          not null,
  item_code       text          not null,
  state           text          not null check (state in ('self-scored', 'reviewed', 'approved', 'published')),
  points          double precision not null,
  claim           jsonb         not null,
  evidence        jsonb         not null,
  steps           jsonb         not null,
  created_at      timestamptz   not null,
  unique (set_id, commune_unit_id, period, item_code)
);
