-- The hamlets of a commune: a code of their own that is never used again, whatever becomes of the hamlet.
create table hamlet (
  id              uuid        primary key,
  version         integer     not null,
  programme       text        not null references programme (code),
  commune_unit_id text        not null,
  code            text        not null,
  names           jsonb       not null,
  search_text     text        not null,
  registered_on   date        not null,
  merged_into     uuid        references hamlet (id),
  merged_on       date,
  merge_reason    text,
  synthetic       boolean     not null,
  created_at      timestamptz not null,
  unique (commune_unit_id, code)
);
create index on hamlet (programme, id);

create table community_team (
  id              uuid        primary key,
  version         integer     not null,
  programme       text        not null references programme (code),
  commune_unit_id text        not null,
  pilot_id        uuid        not null references pilot (id),
  level           text        not null,
  hamlet_id       uuid        references hamlet (id),
  decision_no     text        not null,
  formed_on       date        not null,
  member_count    integer     not null,
  composition     jsonb       not null,
  changed_on      date        not null,
  state           text        not null,
  dissolved_on    date,
  reason          text,
  synthetic       boolean     not null,
  created_at      timestamptz not null,
  check (member_count >= 3),
  check ((level = 'hamlet') = (hamlet_id is not null))
);
create unique index one_active_team_of_hamlet on community_team (hamlet_id) where state = 'active';
create unique index one_active_team_of_commune on community_team (pilot_id) where state = 'active' and level = 'commune';
create index on community_team (pilot_id, id);

create table steering_committee (
  id              uuid        primary key,
  version         integer     not null,
  programme       text        not null references programme (code),
  commune_unit_id text        not null,
  pilot_id        uuid        not null references pilot (id),
  head_role       text        not null,
  decision_no     text        not null,
  formed_on       date        not null,
  state           text        not null,
  dissolved_on    date,
  reason          text,
  synthetic       boolean     not null,
  created_at      timestamptz not null
);
create unique index one_active_committee on steering_committee (pilot_id) where state = 'active';
create index on steering_committee (pilot_id, id);

-- Who works in a pilot: advice and supervision on one side, building on the other.
create table partner (
  id               uuid        primary key,
  version          integer     not null,
  programme        text        not null references programme (code),
  commune_unit_id  text        not null,
  pilot_id         uuid        not null references pilot (id),
  organisation     text        not null,
  organisation_key text        not null,
  tax_code         text,
  role             text        not null,
  since            date        not null,
  trial_until      date,
  price_after      bigint,
  ended_on         date,
  reason           text,
  synthetic        boolean     not null,
  created_at       timestamptz not null
);
create unique index one_active_role_of_partner on partner (pilot_id, role, organisation_key) where ended_on is null;
create index on partner (pilot_id, id);

create table deliverable (
  id               uuid        primary key,
  version          integer     not null,
  programme        text        not null references programme (code),
  commune_unit_id  text        not null,
  pilot_id         uuid        not null references pilot (id),
  type             text        not null,
  work_kind        text        not null,
  title            text        not null,
  partner_id       uuid        references partner (id),
  state            text        not null,
  steps            jsonb       not null,
  reason           text,
  synthetic        boolean     not null,
  created_at       timestamptz not null
);
create index on deliverable (pilot_id, id);

create table equipment_handover (
  id              uuid        primary key,
  version         integer     not null,
  programme       text        not null references programme (code),
  commune_unit_id text        not null,
  pilot_id        uuid        not null references pilot (id),
  items           jsonb       not null,
  receiver        text        not null,
  state           text        not null,
  receipt_no      text,
  evidence_id     uuid,
  signed_on       date,
  inspected_on    date,
  found           text,
  voided_on       date,
  reason          text,
  synthetic       boolean     not null,
  created_at      timestamptz not null,
  -- A handover counts from its receipt on.
  check (state = 'draft' or (receipt_no is not null and signed_on is not null))
);
create index on equipment_handover (pilot_id, id);

create table data_obligation (
  id              uuid        primary key,
  version         integer     not null,
  programme       text        not null references programme (code),
  commune_unit_id text        not null,
  pilot_id        uuid        not null references pilot (id),
  dataset         text        not null,
  duties          jsonb       not null,
  method          text        not null,
  set_on          date        not null,
  due_on          date        not null,
  required_units  integer     not null,
  approved_units  integer     not null,
  progressed_on   date        not null,
  synthetic       boolean     not null,
  created_at      timestamptz not null,
  check (required_units > 0),
  check (approved_units >= 0)
);
create index on data_obligation (pilot_id, id);
