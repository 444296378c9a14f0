-- How many forms of a round are to come from one hamlet: a division of the quota of its commune, for those who collect. No fact
-- tells of it, and what is accepted is counted by commune as before.
create table hamlet_quota (
  campaign_id     uuid    not null references campaign,
  commune_unit_id text    not null,
  hamlet_no       text    not null check (hamlet_no ~ '^[0-9]{3}$'),
  target          integer not null check (target > 0),
  primary key (campaign_id, commune_unit_id, hamlet_no)
);
