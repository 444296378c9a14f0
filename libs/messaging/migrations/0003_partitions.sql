-- The smallest UUIDv7 of an instant.
create function uuid_v7_bound(at timestamptz) returns uuid language sql immutable as $$
  select (substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-0000-0000-000000000000')::uuid
  from (select lpad(to_hex(floor(extract(epoch from at) * 1000)::bigint), 12, '0')) as t(h)
$$;

-- Makes the weekly partitions from this week on; called at every start and hourly by the relay's leader, so that rows
-- meet the default partition only if no service ran for weeks.
create function ensure_messaging_partitions(weeks_ahead integer default 3) returns void language plpgsql as $$
declare
  week timestamptz;
  suffix text;
begin
  for i in 0..weeks_ahead loop
    week := (date_trunc('week', now() at time zone 'UTC') + make_interval(weeks => i)) at time zone 'UTC';
    suffix := to_char(week at time zone 'UTC', 'IYYY"w"IW');
    if to_regclass('outbox_' || suffix) is null then
      execute format('create table %I partition of outbox for values from (%L) to (%L)', 'outbox_' || suffix, week, week + interval '7 days');
    end if;
    if to_regclass('inbox_' || suffix) is null then
      execute format('create table %I partition of inbox for values from (%L) to (%L)', 'inbox_' || suffix, uuid_v7_bound(week), uuid_v7_bound(week + interval '7 days'));
    end if;
  end loop;
end $$;

select ensure_messaging_partitions();
