-- A programme and the communes that pilot its models.
create table programme (
  id            uuid        primary key,
  version       integer     not null,
  code          text        not null unique,
  name          text        not null,
  kind          text        not null,
  months        integer,
  lead          text,
  host          text        not null,
  approvers     jsonb       not null,
  work_packages jsonb       not null,
  models        jsonb       not null,
  measures      jsonb       not null,
  synthetic     boolean     not null,
  created_at    timestamptz not null
);

create table pilot (
  id              uuid        primary key,
  version         integer     not null,
  programme       text        not null references programme (code),
  commune_unit_id text        not null,
  pillars         jsonb       not null,
  problems        jsonb       not null,
  phase           text        not null,
  proposed_on     date        not null,
  plans           jsonb       not null,
  history         jsonb       not null,
  synthetic       boolean     not null,
  created_at      timestamptz not null,
  -- The number of sites is the number of proposed pilots because of this.
  unique (programme, commune_unit_id)
);

-- What is to be spread, and how far: one plan of a programme; its drafts are kept.
create table scale_up_plan (
  id         uuid        primary key,
  version    integer     not null,
  programme  text        not null unique references programme (code),
  revisions  jsonb       not null,
  synthetic  boolean     not null,
  created_at timestamptz not null
);

-- Survey rounds as the surveys service tells of them.
create table survey_round (
  campaign_id uuid    primary key,
  programme   text    not null,
  form_code   text    not null,
  purpose     text    not null,
  communes    text[]  not null,
  state       text    not null,
  synthetic   boolean not null,
  opened_on   date    not null,
  -- First instant outside its window.
  closes_at   timestamptz not null,
  -- The last local day on which it asked; what its summary measured is of this day.
  closed_on   date
);
create index on survey_round (programme);

-- The latest summary of each round, also of communes that have no pilot yet.
create table survey_metric (
  campaign_id     uuid    not null references survey_round (campaign_id),
  commune_unit_id text    not null,
  indicator       text    not null,
  revision        integer not null,
  numerator       bigint  not null,
  denominator     bigint  not null,
  primary key (campaign_id, commune_unit_id, indicator)
);
create index on survey_metric (commune_unit_id);

-- What was measured of a pilot: one row an indicator, phase and period; its revisions are kept beside it.
create table observation (
  id         uuid        primary key,
  version    integer     not null,
  pilot_id   uuid        not null references pilot (id),
  indicator  text        not null,
  phase      text        not null,
  period     text        not null,
  state      text        not null,
  revisions  jsonb       not null,
  synthetic  boolean     not null,
  created_at timestamptz not null,
  unique (pilot_id, indicator, phase, period)
);

create table target (
  id              uuid        primary key,
  version         integer     not null,
  programme       text        not null references programme (code),
  pilot_id        uuid        references pilot (id),
  indicator       text        not null,
  revisions       jsonb       not null,
  synthetic       boolean     not null,
  created_at      timestamptz not null,
  unique nulls not distinct (programme, pilot_id, indicator)
);
