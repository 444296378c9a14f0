-- What is only recorded, approved and revised: documents, lessons, visits …
create table register_entry (
  id                uuid        primary key,
  version           integer     not null,
  kind              text        not null,
  programme         text        not null references programme (code),
  pilot_id          uuid        references pilot (id),
  commune_unit_id   text,
  state             text        not null check (state in ('draft', 'approved', 'withdrawn')),
  -- Of the latest approved revision.
  content           jsonb,
  approved_revision integer,
  revisions         jsonb       not null,
  same_as           uuid        references register_entry (id),
  held_key          text,
  -- Of the latest revision.
  natural_key       text,
  search_text       text        not null,
  synthetic         boolean     not null,
  created_at        timestamptz not null
);
create unique index register_entry_natural_key on register_entry (programme, kind, natural_key)
  where natural_key is not null and state <> 'withdrawn';
-- What holds, while a revision with another number waits.
create unique index register_entry_held_key on register_entry (programme, kind, held_key)
  where held_key is not null and state <> 'withdrawn';
create index register_entry_list on register_entry (programme, kind, id);
create index register_entry_pilot on register_entry (pilot_id) where pilot_id is not null;
create index register_entry_same_as on register_entry (same_as) where same_as is not null;

-- Files that prove something; the same bytes are kept once a programme.
create table evidence (
  id             uuid        primary key,
  programme      text        not null references programme (code),
  sha256         text        not null,
  bytes          integer     not null,
  media_type     text        not null,
  file_name      text        not null,
  content        bytea       not null,
  -- Given for the whole programme: everybody may read it. Else those of the pilots it was given for.
  programme_wide boolean     not null,
  recorded_by    text        not null,
  created_at     timestamptz not null,
  unique (programme, sha256)
);
create table evidence_pilot (
  evidence_id uuid not null references evidence (id),
  pilot_id    uuid not null references pilot (id),
  primary key (evidence_id, pilot_id)
);
-- The scanned receipt of a handover.
alter table equipment_handover add foreign key (evidence_id) references evidence (id);
