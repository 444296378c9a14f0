-- The day a counted thing is of, where its fact names one: a portal is live on a day.
alter table contribution add column on_date date;

-- What one aggregate has added so far: a fact that replaces an earlier one adds the difference.
create index contribution_of_aggregate on contribution (aggregate_id, indicator) where type like 'programme.%';
create index contribution_dated on contribution (programme, indicator) where on_date is not null;
-- For the part of a day that an instant cuts off; facts come in roughly in the order in which they were recorded.
create index contribution_occurred on contribution using brin (occurred_at) with (pages_per_range = 32);
create index contribution_recorded on contribution using brin (recorded_at) with (pages_per_range = 32);

-- The running sums, by commune. `facts` counts the facts that add to this commune; a fact that adds to several is one of
-- `events` in one of them only, so that the sum of `events` over communes is the number of facts.
drop table figure;
create table figure (
  programme       text        not null,
  indicator       text        not null,
  commune_unit_id text        not null,
  numerator       bigint      not null,
  denominator     bigint      not null,
  facts           bigint      not null,
  events          bigint      not null,
  synthetic       boolean     not null,
  as_of           timestamptz not null,
  primary key (programme, indicator, commune_unit_id)
) with (fillfactor = 50);
create index figure_of_indicator on figure (indicator);
create index figure_of_commune on figure (commune_unit_id);

-- The same by local day of business and of recording, for asOf and knownAt; '*' stands for all communes together.
create table figure_day (
  programme       text        not null,
  indicator       text        not null,
  commune_unit_id text        not null,
  occurred_on     date        not null,
  recorded_on     date        not null,
  numerator       bigint      not null,
  denominator     bigint      not null,
  facts           bigint      not null,
  events          bigint      not null,
  synthetic       boolean     not null,
  as_of           timestamptz not null,
  primary key (programme, indicator, commune_unit_id, occurred_on, recorded_on)
) with (fillfactor = 50);
create index figure_day_of_indicator on figure_day (indicator, occurred_on);

-- Viet Nam has been at UTC+7 all year since 1975.
insert into figure_day
select programme, indicator, commune_unit_id,
  (occurred_at at time zone interval '7 hours')::date, (recorded_at at time zone interval '7 hours')::date,
  sum(numerator), sum(denominator), count(*), count(*) filter (where once), bool_or(synthetic), max(occurred_at)
from (
  select *, 1 = row_number() over (
    partition by programme, indicator, event_id order by commune_unit_id collate "C") as once
  from contribution) counted
group by 1, 2, 3, 4, 5;

insert into figure
select programme, indicator, commune_unit_id,
  sum(numerator), sum(denominator), sum(facts), sum(events), bool_or(synthetic), max(as_of)
from figure_day group by 1, 2, 3;

insert into figure_day
select programme, indicator, '*', occurred_on, recorded_on,
  sum(numerator), sum(denominator), sum(facts), sum(events), bool_or(synthetic), max(as_of)
from figure_day group by 1, 2, 4, 5;

-- Every approved revision of an observation, for good. The latest one within the cuts holds.
create table observation (
  event_id        uuid        primary key,
  observation_id  uuid        not null,
  revision        integer     not null,
  programme       text        not null,
  indicator       text        not null,
  pilot_id        uuid        not null,
  commune_unit_id text        not null,
  definition      text        not null,
  phase           text        not null,
  period          text        not null,
  period_end      date        not null,
  observed_on     date        not null,
  method          text        not null,
  unit            text        not null,
  numerator       bigint,
  denominator     bigint,
  value           double precision,
  not_measured    text,
  occurred_at     timestamptz not null,
  recorded_at     timestamptz not null,
  synthetic       boolean     not null
);
create index observation_of_programme on observation (programme, indicator, pilot_id, phase, period_end desc);
create index observation_of_indicator on observation (indicator, programme);
-- What holds now of an indicator in a pilot, so that a dashboard reads one row of each: the observations that hold by phase,
-- how many revisions are behind them, and the monthly series as one text, `2022-05=12.5 2022-06=`.
create table observation_now (
  programme       text    not null,
  indicator       text    not null,
  pilot_id        uuid    not null,
  commune_unit_id text    not null default '',
  held            jsonb   not null default '[]',
  series          text    not null default '',
  small           boolean not null default false,
  primary key (programme, indicator, pilot_id)
) with (fillfactor = 70);
create index observation_now_of_commune on observation_now (programme, commune_unit_id);
create index observation_now_of_indicator on observation_now (indicator);
-- Where cells may have to be withheld.
create index observation_now_small on observation_now (programme, indicator) where small;

-- Every revision of a target.
create table target (
  event_id        uuid        primary key,
  target_id       uuid        not null,
  revision        integer     not null,
  programme       text        not null,
  indicator       text        not null,
  commune_unit_id text        not null default '',
  value           double precision not null,
  unit            text        not null,
  issued_on       date        not null,
  due_on          date        not null,
  occurred_at     timestamptz not null,
  recorded_at     timestamptz not null,
  synthetic       boolean     not null
);
create index target_of_programme on target (programme, indicator, commune_unit_id);
