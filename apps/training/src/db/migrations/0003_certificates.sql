-- Lists that tell the world which certificates hold no longer; a place in one is given once.
create table status_list (
  id        integer     primary key,
  taken     integer     not null check (taken between 0 and 131072),
  opened_at timestamptz not null default now()
);
insert into status_list (id, taken) values (1, 0);

create table certificate (
  id              uuid        primary key,
  version         integer     not null,
  programme       text        not null,
  commune_unit_id text        not null,
  pilot_id        uuid        not null references pilot (id),
  synthetic       boolean     not null,
  created_at      timestamptz not null,
  enrolment_id    uuid        not null references enrolment (id),
  class_id        uuid        not null references training_class (id),
  curriculum      text        not null,
  title           text        not null,
  issued_at       timestamptz not null,
  valid_until     timestamptz,
  status_list     integer     not null references status_list (id),
  status_index    integer     not null,
  payload         text        not null,
  -- The document of its holder, with the name. It leaves the service in that document alone.
  credential      jsonb       not null,
  revoked_at      timestamptz,
  reason_code     text,
  reason          text,
  unique (status_list, status_index),
  check ((revoked_at is null) = (reason_code is null) and (revoked_at is null) = (reason is null))
);
create unique index certificate_one_holds on certificate (enrolment_id) where revoked_at is null;
create index on certificate (class_id, id);
create index on certificate (commune_unit_id, id);
create index on certificate (status_list, status_index) where revoked_at is not null;
