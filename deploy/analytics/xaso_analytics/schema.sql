-- Facts, once each: the platform promises each at least once, and source and id together name it.
create table if not exists fact (
  source      varchar   not null,
  id          varchar   not null,
  type        varchar   not null,
  topic       varchar   not null,
  partition   integer   not null,
  "offset"    bigint    not null,
  key         varchar,
  version     bigint,
  programme   varchar,
  occurred_at timestamp,
  recorded_at timestamp,
  -- The JSON as it came: a field that nobody here knows yet is in it.
  data        varchar   not null,
  primary key (source, id)
);

-- Records that are no facts, for somebody to look at.
create table if not exists set_aside (
  topic     varchar not null,
  partition integer not null,
  "offset"  bigint  not null,
  key       blob,
  reason    varchar not null,
  value     blob,
  primary key (topic, partition, "offset")
);

-- Where to read on. It is moved in the transaction of the rows: a process that is killed has both or neither.
create table if not exists read_position (
  topic      varchar not null,
  partition  integer not null,
  next       bigint  not null,
  -- How many facts came that were here already.
  duplicates bigint  not null,
  primary key (topic, partition)
);

-- The cluster that the positions belong to.
create table if not exists cluster (id varchar not null);

-- One after the other as they happened to each thing: key is the thing, version grows with its facts.
create or replace view history as
  select topic, key, version, type, occurred_at, recorded_at, programme, data
  from fact order by topic, key, version;

-- Two facts that claim one version of a thing contradict each other: the platform was set back to an earlier state and went
-- on from there. (Holes are right: not every change of a thing is a fact for others.)
create or replace view contradiction as
  select topic, key, version, list(id order by recorded_at) as ids
  from fact where key is not null and version is not null
  group by topic, key, version having count(*) > 1;
