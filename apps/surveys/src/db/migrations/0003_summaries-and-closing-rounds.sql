-- What the accepted forms of a closed round came to. A revision is added when that changes; none is ever overwritten.
create table campaign_summary (
  campaign_id uuid        not null references campaign,
  revision    integer     not null check (revision >= 1),
  metrics     jsonb       not null,
  made_at     timestamptz not null,
  primary key (campaign_id, revision)
);

-- Which endline round was made because a pilot came to its evaluation: one for each form, however often it is evaluated.
create table closing_round (
  pilot_id    uuid        not null,
  form_code   text        not null,
  campaign_id uuid        not null unique references campaign,
  made_at     timestamptz not null,
  primary key (pilot_id, form_code)
);
