-- People as a commune knows those it teaches. Names, births and phones stay in this table.
create table person (
  id              uuid        primary key,
  version         integer     not null,
  programme       text        not null,
  commune_unit_id text        not null,
  synthetic       boolean     not null,
  created_at      timestamptz not null,
  name            text        not null,
  -- Without accents, in lower case: for the search and for finding duplicates.
  folded          text        not null,
  birth_year      integer     not null,
  birth_date      date,
  sex             text        check (sex in ('female', 'male', 'other')),
  phone           text,
  hamlet          text,
  trainee_group   text        not null,
  -- The person it was found to be; enrolments are that one's from then on.
  merged_into     uuid        references person (id),
  check (merged_into <> id),
  check (birth_date is null or extract(year from birth_date) = birth_year)
);
create index on person (commune_unit_id, programme, folded, birth_year);
create index on person (commune_unit_id, programme, phone) where phone is not null;
create index on person (commune_unit_id, id);
create index on person (merged_into) where merged_into is not null;

-- Two people who may be one: somebody looks and decides.
create table person_pair (
  id              uuid        primary key,
  version         integer     not null,
  programme       text        not null,
  commune_unit_id text        not null,
  synthetic       boolean     not null,
  created_at      timestamptz not null,
  -- The one that was known before, and the one that came.
  known_id        uuid        not null references person (id),
  newer_id        uuid        not null references person (id),
  because         jsonb       not null,
  state           text        not null check (state in ('open', 'same', 'different')),
  kept_id         uuid        references person (id),
  reason          text,
  decided_at      timestamptz,
  check ((state = 'same') = (kept_id is not null)),
  unique (known_id, newer_id)
);
create index on person_pair (commune_unit_id, id) where state = 'open';
create index on person_pair (newer_id);

create table enrolment (
  id               uuid        primary key,
  version          integer     not null,
  programme        text        not null,
  commune_unit_id  text        not null,
  pilot_id         uuid        not null references pilot (id),
  synthetic        boolean     not null,
  created_at       timestamptz not null,
  class_id         uuid        not null references training_class (id),
  curriculum       text        not null,
  pillar           text        not null,
  person_id        uuid        not null references person (id),
  -- Whom it was written for: where it goes back to when a merge is undone.
  registered_as    uuid        not null references person (id),
  trainee_group    text        not null,
  walk_in          boolean     not null,
  state            text        not null check (state in ('registered', 'attended', 'withdrawn')),
  registered_at    timestamptz not null,
  outcome          text        check (outcome in ('passed', 'not-passed')),
  certificate_id   uuid,
  withdrawn_reason text,
  check (outcome is null or state = 'attended'),
  check ((state = 'withdrawn') = (withdrawn_reason is not null))
);
create unique index enrolment_one_of_person on enrolment (class_id, person_id) where state <> 'withdrawn';
create index on enrolment (class_id, id);
create index on enrolment (person_id);
create index on enrolment (registered_as);
create index on enrolment (commune_unit_id, id);

-- A person in a pilot, by a number of its own: what distinct people are counted by.
create table participation (
  id              uuid        primary key,
  version         integer     not null,
  programme       text        not null,
  commune_unit_id text        not null,
  pilot_id        uuid        not null references pilot (id),
  synthetic       boolean     not null,
  created_at      timestamptz not null,
  person_id       uuid        not null references person (id),
  trainee_group   text        not null,
  -- Classes of the pilot that the person attended; it counts from 1.
  attended        integer     not null check (attended >= 0),
  unique (pilot_id, person_id)
);
create index on participation (person_id);

-- Who was at which session, as it is known now.
create table attendance (
  class_id     uuid        not null references training_class (id),
  session_n    integer     not null check (session_n > 0),
  enrolment_id uuid        not null references enrolment (id),
  present      boolean     not null,
  via          text        not null check (via in ('list', 'qr', 'offline', 'excel')),
  -- Business time: when it was marked, by the device or by whoever wrote it down.
  marked_at    timestamptz not null,
  marked_by    text        not null,
  recorded_at  timestamptz not null,
  primary key (enrolment_id, session_n)
);
create index on attendance (class_id, session_n) where present;

-- Marks of devices that were accepted, by the id they got there: each has its effect once.
create table device_mark (
  id           uuid        primary key,
  class_id     uuid        not null,
  session_n    integer     not null,
  enrolment_id uuid        not null,
  present      boolean     not null,
  marked_at    timestamptz not null,
  -- Of the device against the service, where the device told its time.
  skew_ms      bigint,
  received_by  text        not null,
  received_at  timestamptz not null
);
create index on device_mark (enrolment_id, session_n);
