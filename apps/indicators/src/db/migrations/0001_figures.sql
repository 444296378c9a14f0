-- What each fact adds to each figure: the figure is the sum, and this is how it opens to its events.
-- A fact may add for several communes (a quota each); '' stands for a fact that names none.
create table contribution (
  indicator       text        not null,
  programme       text        not null,
  event_id        uuid        not null,
  commune_unit_id text        not null default '',
  type            text        not null,
  aggregate_id    text        not null,
  numerator       bigint      not null,
  denominator     bigint      not null,
  occurred_at     timestamptz not null,
  recorded_at     timestamptz not null,
  synthetic       boolean     not null,
  primary key (programme, indicator, event_id, commune_unit_id)
);

-- The running sums, for the dashboard.
create table figure (
  programme   text        not null,
  indicator   text        not null,
  numerator   bigint      not null,
  denominator bigint      not null,
  events      bigint      not null,
  synthetic   boolean     not null,
  as_of       timestamptz not null,
  primary key (programme, indicator)
);
