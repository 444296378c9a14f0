-- Pilots as the programme service tells of them.
create table pilot (
  id              uuid    primary key,
  programme       text    not null,
  commune_unit_id text    not null,
  synthetic       boolean not null,
  stopped         boolean not null
);

-- What is taught: one row for each version of a curriculum.
create table curriculum (
  id                 uuid        primary key,
  version            integer     not null,
  code               text        not null,
  curriculum_version integer     not null,
  state              text        not null check (state in ('draft', 'published', 'retired')),
  title              text        not null,
  pillar             text        not null,
  audience           jsonb       not null,
  -- Unknown is null, never a guess.
  hours              double precision,
  objectives         jsonb       not null,
  materials          jsonb       not null,
  drafted_by         text        not null,
  published_on       date,
  retired_on         date,
  retired_reason     text,
  created_at         timestamptz not null,
  unique (code, curriculum_version)
);
create unique index curriculum_one_published on curriculum (code) where state = 'published';
create unique index curriculum_one_draft on curriculum (code) where state = 'draft';

-- Files of a version: slides, exercises, handouts.
create table curriculum_file (
  id            uuid        primary key,
  curriculum_id uuid        not null references curriculum (id),
  sha256        text        not null,
  bytes         integer     not null,
  media_type    text        not null,
  file_name     text        not null,
  content       bytea       not null,
  created_at    timestamptz not null,
  unique (curriculum_id, sha256)
);

-- How many classes and trainees a pilot plans of a curriculum; the versions of a plan stay readable.
create table training_plan (
  id              uuid        primary key,
  version         integer     not null,
  programme       text        not null,
  commune_unit_id text        not null,
  pilot_id        uuid        not null references pilot (id),
  synthetic       boolean     not null,
  created_at      timestamptz not null,
  curriculum      text        not null,
  pillar          text        not null,
  state           text        not null check (state in ('draft', 'approved', 'withdrawn')),
  versions        jsonb       not null
);
create unique index training_plan_one_active on training_plan (pilot_id, curriculum) where state <> 'withdrawn';
create index on training_plan (commune_unit_id, id);

create table training_class (
  id                 uuid        primary key,
  version            integer     not null,
  programme          text        not null,
  commune_unit_id    text        not null,
  pilot_id           uuid        not null references pilot (id),
  synthetic          boolean     not null,
  created_at         timestamptz not null,
  curriculum_id      uuid        not null references curriculum (id),
  curriculum         text        not null,
  curriculum_version integer     not null,
  pillar             text        not null,
  kind               text        not null,
  venue              text        not null,
  partner            text,
  trainers           jsonb       not null,
  capacity           integer     not null check (capacity > 0),
  starts_at          timestamptz not null,
  ends_at            timestamptz not null,
  sessions           jsonb       not null,
  -- The survey round that asks how content people were; its forms stay in the surveys service.
  campaign_id        uuid,
  state              text        not null
    check (state in ('planned', 'open', 'in-progress', 'completed', 'cancelled')),
  -- Business time of the latest step; the next one is not before it.
  changed_at         timestamptz not null,
  completed_at       timestamptz,
  results            jsonb,
  results_revision   integer     not null,
  cancel_reason      text,
  cancel_note        text,
  check (ends_at > starts_at)
);
create index on training_class (commune_unit_id, id);
create index on training_class (pilot_id, curriculum);
create index on training_class (starts_at);
