-- After an adjustment a pilot is evaluated again, and asked again: one endline round for each form and evaluation. An
-- evaluation is known by its day in Viet Nam; the rounds made so far open on it.
alter table closing_round add column evaluated_on date;
update closing_round r
  set evaluated_on = (c.opens_at at time zone interval '+07:00')::date
  from campaign c
  where c.id = r.campaign_id;
alter table closing_round alter column evaluated_on set not null;
alter table closing_round drop constraint closing_round_pkey;
alter table closing_round add primary key (pilot_id, form_code, evaluated_on);

-- Forms that came to count, or ceased to, since their round was last summed up. Rows are only added and taken away: nobody
-- who decides on a form waits for another, nor for whoever sums up.
create table unsummed_decision (
  campaign_id uuid    not null references campaign,
  response_id uuid    not null,
  version     integer not null,
  primary key (campaign_id, response_id, version)
);

-- Rounds that were closed before: looked at once, for what was decided since.
insert into unsummed_decision
  select distinct on (c.id) c.id, r.id, r.version
  from campaign c join response r on r.campaign_id = c.id
  where c.state = 'closed'
  order by c.id, r.id;
